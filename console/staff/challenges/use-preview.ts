/** Tries a definition on what members did in a month, `YYYY-MM`; '' for the last that is over. */
import { useMutation } from '@tanstack/react-query';
import { postChallengesPreview } from '../../../clients/typescript/lib/index';
import { useSession } from '../../session/signed-in';
import type { Definition } from './definition';

export function usePreview(definition: Definition | null) {
  const { client } = useSession();
  return useMutation({
    mutationFn: async (month: string) => {
      if (!definition) throw new Error('nothing to try');
      const { rule, timeZone, dayStartsMinute, weekStartsOn, gyms, groups } = definition;
      const body = { rule: rule as never, timeZone, dayStartsMinute, weekStartsOn, gyms, groups };
      const asked = { ...body, ...(month && { month }) };
      return (await postChallengesPreview({ client, throwOnError: true, body: asked })).data;
    },
  });
}
