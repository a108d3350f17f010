/** Two ids of one person: which one is given up for which other. */
import { LONGEST_CHAIN } from '../../processors/merges.js';
import type { Merge } from '../../schemas/generated/merges.js';
import { merges } from '../../schemas/topics.js';
import type { Database } from '../database.js';
import { invalid, Problem } from '../problem.js';
import { type Append, Lately, type Written } from './log.js';

export type MergeCommands = ReturnType<typeof mergeCommands>;

/** Which id is given up for which, by whom and why. */
interface Decision {
  readonly from: string;
  readonly into: string;
  readonly by: string;
  readonly reason: string;
}

/** The 409 that says where an id went that was given up. */
export const mergedAway = (into: string) =>
  new Problem('merged', `This id was given up: it was merged into ${into}. Ask for that one.`);

export function mergeCommands(db: Database, append: Append) {
  /** What was written here and may not be shown yet. */
  const lately = new Lately<Merge>();

  /** The id that this one was given up for, or null. */
  async function given(userId: string): Promise<string | null> {
    const written = lately.get(userId);
    if (written) return written.into;
    const row = await db('merges').where('user_id', userId).first<{ intoUserId: string } | undefined>();
    return row?.intoUserId ?? null;
  }

  /** The ids that were given up for this one directly. */
  async function givenFor(userId: string): Promise<string[]> {
    const rows: { userId: string }[] = await db('merges').where('into_user_id', userId).select('user_id');
    const written = lately.values();
    const isElsewhere = (id: string) => written.some((one) => one.userId === id && one.into !== userId);
    const known = rows.map((row) => row.userId).filter((id) => !isElsewhere(id));
    return [...new Set([...known, ...written.filter(({ into }) => into === userId).map((one) => one.userId)])];
  }

  /** The ids that were given up for this one, directly or by way of others, nearest first, level by level. */
  async function levelsBelow(userId: string): Promise<string[][]> {
    const levels: string[][] = [];
    const seen = new Set([userId]);
    for (let level = [userId]; level.length > 0; ) {
      const next = (await Promise.all(level.map(givenFor))).flat().filter((id) => !seen.has(id));
      for (const id of next) seen.add(id);
      if (next.length > 0) levels.push(next);
      level = next;
    }
    return levels;
  }

  async function publish(merge: Omit<Merge, 'at'>): Promise<Written> {
    const record = { ...merge, at: Math.max(Date.now(), (lately.get(merge.userId)?.at ?? 0) + 1) };
    lately.set(record.userId, record);
    try {
      return { id: record.userId, positions: await append(merges, record) };
    } catch (error) {
      lately.forget(record.userId, record);
      throw error;
    }
  }

  /** Throws the 409 when an id was given up. */
  async function checkNotMerged(userId: string): Promise<void> {
    const into = await given(userId);
    if (into !== null) throw mergedAway(into);
  }

  return {
    checkNotMerged,

    /** All ids of a person, that which goes on first; throws the 409 when it is not this one. */
    async idsOf(userId: string): Promise<string[]> {
      await checkNotMerged(userId);
      return [userId, ...(await levelsBelow(userId)).flat()];
    },

    /** The ids that were given up for this one, directly or by way of others, the furthest first. */
    mergedInto: async (userId: string): Promise<string[]> => (await levelsBelow(userId)).toReversed().flat(),

    /** `from` is given up for `into`, who must have a profile; again what is so already changes nothing. */
    async merge({ from, into, by, reason }: Decision): Promise<Written> {
      if (from === into) throw invalid('/body/from', 'must be another id than that in the path');
      const profile = await db('members').where('user_id', into).first('user_id');
      if (!profile) throw new Problem('not-found', 'There is no such person.');
      const known = await given(from);
      if (known === into) return { id: from, positions: [] };
      if (known !== null)
        throw new Problem('merged', `${from} is merged into ${known} already: take that back first.`, {
          errors: [{ path: '/body/from', message: 'was given up already' }],
        });
      const below = await levelsBelow(from);
      if (below.flat().includes(into))
        throw new Problem('merged', `${into} is merged into ${from}: that would be a circle.`, {
          errors: [{ path: '/body/from', message: 'goes on under this id' }],
        });
      await checkNotMerged(into);
      if (below.length >= LONGEST_CHAIN)
        throw new Problem('merged', `More than ${LONGEST_CHAIN} merges would follow each other.`);
      return publish({ userId: from, into, by, reason });
    },

    /** A merge is taken back: each of the two has what was theirs. */
    async takeBack({ from, into, by, reason }: Decision): Promise<Written> {
      if ((await given(from)) !== into) throw new Problem('not-found', 'There is no such merge.');
      return publish({ userId: from, into: null, by, reason });
    },
  };
}
