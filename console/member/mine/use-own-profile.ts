/** The profile of whoever is signed in, with the tag that a change of it has to name. */
import { getUsersById } from '../../../clients/typescript/lib/index';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';

export function useOwnProfile() {
  const { sub } = useSession();
  return useRead(['profile', sub], async (given) => {
    const { data, response } = await getUsersById({ ...given, path: { id: sub } });
    return { data: { ...data, tag: response.headers.get('etag') ?? '' }, response };
  });
}
