/** A challenge as it is published, with the tag that a new version has to name. */
import { useQuery } from '@tanstack/react-query';
import { type GetChallengesByIdResponse, getChallengesById } from '../../../clients/typescript/lib/index';
import { useSession } from '../../session/signed-in';

export interface Stored {
  readonly row: GetChallengesByIdResponse;
  readonly etag: string | null;
}

/** null: there is none yet. Read once: what is edited must not change under the hand. */
export function useStored(id: string | null) {
  const { client } = useSession();
  return useQuery({
    queryKey: ['staff', 'challenge', id],
    enabled: id !== null,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }): Promise<Stored> => {
      const { data, response } = await getChallengesById({
        ...{ client, signal, throwOnError: true as const },
        path: { id: id ?? '' },
      });
      return { row: data, etag: response.headers.get('etag') };
    },
  });
}
