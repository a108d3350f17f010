/** Who would have finished a challenge that there is not yet, had it gone on in a time that is known. */
import type { Database } from '../database.js';
import { type GroupPreview, previewGroups } from './group-preview.js';
import { type Judgeable, judgeAll } from './judging.js';
import { kindOf } from './teams.js';

/** Whose history is looked at: members who could join. */
interface Whose {
  readonly gyms: readonly string[];
  readonly groups: readonly string[];
  readonly limit: number;
}

/** Members are counted by how far they would have come: from each of these fractions to the next. */
export const BANDS = [0, 0.25, 0.5, 0.75, 1] as const;
/** Of those who would have finished so many are named. */
const MOST_NAMED = 100;

/** Judges all who could join as if they had joined when it began. Members are taken by id, which says nothing of them: some of many are a fair sample. */
export async function previewOf(db: Database, judgeable: Judgeable, whose: Whose, now: number) {
  const { members: people, of } = await membersOf(db, whose);
  const members = people.map(({ userId }) => userId);
  if (kindOf(judgeable.rule) !== 'alone')
    return { ...NOBODY, members: members.length, of, groups: await previewGroups(db, judgeable, people, now) };
  const joinedAt = judgeable.terms.from;
  const bands = BANDS.map((atLeast) => ({ atLeast, members: 0 }));
  const finishers: { userId: string; completedAt: number }[] = [];
  const joined = members.map((userId) => ({ userId, joinedAt }));
  for await (const { member, results } of judgeAll(db, joined, [judgeable], now)) {
    for (const { fraction, complete, completedAt } of results) {
      const band = bands.findLast(({ atLeast }) => fraction >= atLeast);
      if (band) band.members += 1;
      if (complete && completedAt !== null) finishers.push({ userId: member.userId, completedAt });
    }
  }
  finishers.sort((a, b) => a.completedAt - b.completedAt);
  const median = medianOf(finishers.map(({ completedAt }) => completedAt - joinedAt));
  return {
    members: members.length,
    of,
    finished: finishers.length,
    medianFinishS: median === null ? null : Math.round(median / 1_000),
    bands,
    finishers: finishers
      .slice(0, MOST_NAMED)
      .map(({ userId, completedAt }) => ({ userId, completedAt: new Date(completedAt).toISOString() })),
    groups: null as GroupPreview[] | null,
  };
}

/** Where groups are judged, no member finishes alone. */
const NOBODY = { finished: 0, medianFinishS: null, bands: [], finishers: [] };

/** Those who could join, by their home gym and groups, and how many there are. */
async function membersOf(db: Database, { gyms, groups, limit }: Whose) {
  const rows: { userId: string; homeGymId: string | null; total: number }[] = await db('members')
    .whereNotExists(db('merges').whereRaw('merges.user_id = members.user_id'))
    .modify((q) => gyms.length > 0 && q.whereIn('home_gym_id', gyms))
    .modify((q) => groups.length > 0 && q.whereRaw('groups && ?::text[]', [[...groups]]))
    .orderBy('user_id')
    .limit(limit)
    .select('user_id', 'home_gym_id', db.raw('count(*) over () as total'));
  return { members: rows, of: Number(rows[0]?.total ?? 0) };
}

/** The lower of the two in the middle where there are two; of sorted values. */
const medianOf = (sorted: readonly number[]): number | null => sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
