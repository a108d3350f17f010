/** What may be chosen by name: exercises, gyms, muscles, kinds of machine. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getExercises, getGyms } from '../../../clients/typescript/lib/index';
import { allOf } from '../../reads/all-of';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import type { Choice } from './form/form-context';

type Named = { readonly id: string; readonly name: string };
const choices = (some: readonly Named[]): Choice[] => some.map(({ id, name }) => ({ value: id, label: name }));
const byId = (ids: Iterable<string>): Choice[] =>
  [...new Set(ids)].sort().map((id) => ({ value: id, label: words.plain(id.toLowerCase()) }));

/** By the name of the field; empty until it has been read. */
export function useCatalogue() {
  const { client } = useSession();
  const { data } = useQuery({
    queryKey: ['catalogue'],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const given = { client, signal, throwOnError: true } as const;
      const [exercises, gyms] = await Promise.all([
        allOf((query) => getExercises({ ...given, query })),
        allOf((query) => getGyms({ ...given, query })),
      ]);
      return { exercises, gyms };
    },
  });
  return useMemo(() => {
    const { exercises = [], gyms = [] } = data ?? {};
    const named = {
      exercises: exercises.map(({ exerciseId, name }) => ({ id: exerciseId, name })),
      gyms: gyms.map(({ gymId, name }) => ({ id: gymId, name })),
    };
    const names = new Map([...named.exercises, ...named.gyms].map(({ id, name }) => [id, name]));
    const catalogue = {
      exercises: choices(named.exercises),
      gyms: choices(named.gyms),
      muscles: byId(
        exercises.flatMap(({ primaryMuscles, secondaryMuscles }) => [...primaryMuscles, ...secondaryMuscles]),
      ),
      equipmentTypes: byId(exercises.flatMap(({ equipmentTypes }) => equipmentTypes)),
    };
    return { catalogue, nameOf: (id: string) => names.get(id)?.toLowerCase() ?? id };
  }, [data]);
}
