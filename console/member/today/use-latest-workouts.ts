/** The last few workouts, the one that goes on among them. */
import { getUsersByIdWorkouts } from '../../../clients/typescript/lib/index';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';

/** Changes are pushed: this is for when no stream can be opened. */
const EVERY_MS = 30_000;
const SOME = 4;

export function useLatestWorkouts() {
  const { sub } = useSession();
  return useRead(
    ['workouts', 'latest'],
    (given) => getUsersByIdWorkouts({ ...given, path: { id: sub }, query: { limit: SOME } }),
    { every: EVERY_MS },
  );
}
