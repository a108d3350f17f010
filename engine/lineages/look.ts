/** Looking at two builds while both go on folding: what differs may only be on its way, so it is looked at again. */
import { pause } from '../log.js';
import type { Session, Sql } from '../postgres.js';
import {
  type Counts,
  countAll,
  leaveParkedOut,
  noteDiffering,
  recount,
  type Samples,
  sampleNoted,
} from './compare-sql.js';
import type { Pairing } from './pairing.js';
import { foldedAfter } from './ticks.js';

/** What was seen of one view. */
export interface Seen {
  readonly pairing: Pairing;
  /** At the first look: all rows of both, at one moment. */
  readonly first: Counts;
  /** What differs in the end: by the last look, or by the first where there was no other that saw it all. */
  readonly counts: Counts;
  readonly samples: Samples;
  /** More differs than is looked at again. */
  readonly cut: boolean;
}

export interface Looked {
  readonly views: readonly Seen[];
  /** Keys that one of them parked. */
  readonly leftOutKeys: number;
  /** Why what differed was not looked at again; null: it was, or nothing differed. */
  readonly notAgain: string | null;
}

/** How to look. */
export interface Looking {
  readonly lineages: readonly string[];
  /** The broker's time of the latest tick, ms; 0: there is none. */
  readonly latestTick: () => Promise<number>;
  /** How long both are given to pass what the other had folded at the first look. */
  readonly patienceMs: number;
  /** Tells what is being done. */
  readonly say: (what: string) => void;
}

/** A row that changes every second is seen equal sooner or later, also where one of the two is often a moment behind; one that is really different never. */
const LOOKS_AGAIN = 12;
const BETWEEN_MS = 250;
const NOTHING: Samples = { changed: [], onlyOld: [], onlyNew: [] };

/** Looks at all rows, and again at those that differ once both builds have passed what the other had folded. */
export async function look(session: Session, pairings: readonly Pairing[], looking: Looking): Promise<Looked> {
  const { lineages, latestTick, patienceMs, say } = looking;
  let looked = await atOneMoment(session, (sql) => lookFirst(sql, pairings, looking));
  const differing = () => looked.views.filter(({ pairing, counts }) => !pairing.rekeyed && differingIn(counts) > 0);
  if (differing().length === 0) return looked;
  say(
    `${differing()
      .map(({ pairing }) => pairing.view)
      .join(', ')}: differs; waiting until both have folded the next tick`,
  );
  const tick = await latestTick();
  const notAgain = tick === 0 ? 'there is no tick on the log' : await foldedAfter(session, lineages, tick, patienceMs);
  if (notAgain !== null) return { ...looked, notAgain };
  for (let looks = 0; looks < LOOKS_AGAIN && differing().length > 0; looks++) {
    if (looks > 0) await pause(BETWEEN_MS);
    looked = await atOneMoment(session, (sql) => lookAgain(sql, looked, lineages));
  }
  return looked;
}

const atOneMoment = <T>(session: Session, work: (sql: Sql) => Promise<T>): Promise<T> =>
  session.transaction(async (sql) => {
    await sql.query('set transaction isolation level repeatable read');
    return work(sql);
  });

async function lookFirst(sql: Sql, pairings: readonly Pairing[], { lineages, say }: Looking): Promise<Looked> {
  const leftOutKeys = await leaveParkedOut(sql, lineages);
  const views: Seen[] = [];
  for (const pairing of pairings) {
    say(`comparing ${pairing.view}`);
    const counts = await countAll(sql, pairing);
    const isNoted = differingIn(counts) > 0 && !pairing.rekeyed;
    const noted = isNoted ? await noteDiffering(sql, pairing) : 0;
    const samples = isNoted ? await sampleNoted(sql, pairing) : NOTHING;
    views.push({ pairing, first: counts, counts, samples, cut: isNoted && noted < differingIn(counts) });
  }
  return { views, leftOutKeys, notAgain: null };
}

async function lookAgain(sql: Sql, { views }: Looked, lineages: readonly string[]): Promise<Looked> {
  const leftOutKeys = await leaveParkedOut(sql, lineages);
  const again: Seen[] = [];
  for (const seen of views) {
    const { pairing, counts: before, cut } = seen;
    if (pairing.rekeyed || differingIn(before) === 0) {
      again.push(seen);
      continue;
    }
    const now = await recount(sql, pairing);
    const counts = cut ? before : { ...now, equal: before.equal + now.equal };
    again.push({ ...seen, counts, samples: await sampleNoted(sql, pairing) });
  }
  return { views: again, leftOutKeys, notAgain: null };
}

const differingIn = ({ changed, onlyOld, onlyNew }: Counts): number => changed + onlyOld + onlyNew;
