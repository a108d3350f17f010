/** Everybody in a programme, with what they did of it: all at once, since they are sorted and looked through here. */
import { useQuery } from '@tanstack/react-query';
import {
  type GetProgrammesByIdVerificationResponse,
  getProgrammesByIdVerification,
} from '../../../clients/typescript/lib/index';
import { useSession } from '../../session/signed-in';

export type Verified = GetProgrammesByIdVerificationResponse['items'][number];

const PAGE = 200;
/** As many as the API tells in one table. */
const MOST = 10_000;
const EVERY_MS = 10_000;

export function useVerification(programme: string) {
  const { client } = useSession();
  return useQuery({
    queryKey: ['staff', 'verification', programme],
    refetchInterval: EVERY_MS,
    queryFn: async ({ signal }) => {
      const rows: Verified[] = [];
      let next: string | null = null;
      let asOf: Date | null = null;
      do {
        const query: { cursor?: string; limit: number } = { ...(next && { cursor: next }), limit: PAGE };
        const given = { client, signal, throwOnError: true as const, path: { id: programme }, query };
        const { data, response } = await getProgrammesByIdVerification(given);
        rows.push(...data.items);
        const told = response.headers.get('repstream-as-of');
        asOf = told ? new Date(told) : asOf;
        next = data.next;
      } while (next !== null && rows.length < MOST);
      return { data: rows, asOf };
    },
  });
}

export const sorts = ['name', 'fraction', 'quality'] as const;
export type Sort = (typeof sorts)[number];

/** Workouts of whose data something is not as it should be. */
export const doubtful = ({ entered, withGaps, flagged }: Verified): number => entered + withGaps + flagged;

const by: Readonly<Record<Sort, (a: Verified, b: Verified) => number>> = {
  name: (a, b) => (a.displayName ?? '').localeCompare(b.displayName ?? ''),
  fraction: (a, b) => a.fraction - b.fraction,
  quality: (a, b) => doubtful(b) - doubtful(a),
};

interface Wanted {
  readonly status: Verified['status'] | null;
  readonly name: string;
  readonly sort: Sort;
}

/** Those that are looked for, in order. */
export function found(rows: readonly Verified[], { status, name, sort }: Wanted): Verified[] {
  const part = name.trim().toLocaleLowerCase();
  return rows
    .filter((row) => status === null || row.status === status)
    .filter(({ displayName }) => part === '' || (displayName ?? '').toLocaleLowerCase().includes(part))
    .sort((a, b) => by[sort](a, b) || a.userId.localeCompare(b.userId));
}
