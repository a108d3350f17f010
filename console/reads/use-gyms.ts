/** The gyms that somebody may ask about. */
import { type GetGymsResponse, getGyms } from '../../clients/typescript/lib/index';
import { gymsHeldTo } from '../session/session';
import { useSession } from '../session/signed-in';
import { allAsOne } from './all-of';
import { useRead } from './use-read';

type Gym = GetGymsResponse['items'][number];

/** All there are. */
export function useAllGyms(): readonly Gym[] {
  const read = useRead(['gyms'], (given) => allAsOne((page) => getGyms({ ...given, query: page })));
  return read.data?.data.items ?? [];
}

/** All of them, or those of a token that names some; `heldTo` are the ids of these, of which lists must name one. */
export function useGyms(): { readonly gyms: readonly Gym[]; readonly heldTo: readonly string[] } {
  const heldTo = gymsHeldTo(useSession());
  const all = useAllGyms();
  return { gyms: all.filter(({ gymId }) => heldTo.length === 0 || heldTo.includes(gymId)), heldTo };
}
