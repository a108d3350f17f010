/** Profiles of people: each command publishes the whole present record. */

import { nameKey, nameRefusal, tidyName } from '../../domain/display-name.js';
import { erasedUser } from '../../schemas/erased-user.js';
import type { User } from '../../schemas/generated/users.js';
import { users } from '../../schemas/topics.js';
import type { Database } from '../database.js';
import { entityTag, tagMatches } from '../freshness.js';
import { invalid, Problem } from '../problem.js';
import { type Append, Lately, type Written } from './log.js';
import type { MergeCommands } from './merges.js';

/** What a client may say about a person. */
export type Profile = Omit<User, 'userId' | 'namedAt' | 'at' | 'erased'>;

/** A profile as the view `members` has it. */
export interface Member extends Profile {
  readonly userId: string;
  readonly namedAt: string;
  readonly updatedAt: string;
}

/** The ETag of a profile: it changes with every record published. */
export const memberTag = ({ userId, updatedAt }: Pick<Member, 'userId' | 'updatedAt'>): string =>
  entityTag(`${userId} ${new Date(updatedAt).toISOString()}`);

export function profileCommands(db: Database, append: Append, merges: MergeCommands) {
  const lately = new Lately<User>();

  /** The newest record known: the view's, or one that was written here and that the view does not show yet. */
  async function present(userId: string): Promise<User | null> {
    const row = await db('members').where('user_id', userId).first<Member | undefined>();
    const shown = row && recordOf(row);
    const written = lately.get(userId);
    return written && (!shown || written.at > shown.at) ? written : (shown ?? null);
  }

  /** Remembered before it is sent, so that two changes at once cannot both build on the same record. */
  async function publish(record: User): Promise<Written> {
    lately.set(record.userId, record);
    try {
      return { id: record.userId, positions: await append(users, record) };
    } catch (error) {
      lately.forget(record.userId, record);
      throw error;
    }
  }

  /** Nobody else may be called so; ids that were given up hold no name. */
  async function checkFree(userId: string, displayName: string): Promise<void> {
    const key = nameKey(displayName);
    const holders = await db('members')
      .where('name_key', key)
      .whereNot('user_id', userId)
      .whereNotExists(db('merges').whereRaw('merges.user_id = members.user_id'))
      .limit(1)
      .select('user_id');
    const isHeldLately = lately
      .values()
      .some((other) => other.userId !== userId && !other.erased && nameKey(other.displayName) === key);
    if (holders.length === 0 && !isHeldLately) return;
    throw new Problem('display-name-taken', `Somebody else is called ${displayName}; choose another name.`, {
      errors: [{ path: '/body/displayName', message: 'is taken' }],
    });
  }

  return {
    /** Who is known under this id; throws where nobody is, where it was given up, and where they were erased. */
    async known(userId: string): Promise<User> {
      await merges.checkNotMerged(userId);
      const now = await present(userId);
      if (now?.erased) throw new Problem('erased', 'This person was erased; that is for good.');
      if (!now) throw new Problem('not-found', 'There is no such person.');
      return now;
    },

    /** A new person; a repeat for an id that has a record changes nothing. */
    async create(userId: string, profile: Profile, by: string): Promise<Written> {
      const tidied = tidy(profile);
      checkConsent(userId, [], profile.trainers, by);
      if (await present(userId)) return { id: userId, positions: [] };
      await checkFree(userId, tidied.displayName);
      return publish(after(null, { ...tidied, userId, erased: false }));
    },

    /** The whole record, new or instead of the present one; an `ifMatch` that is given must hold. */
    async replace(userId: string, profile: Profile, ifMatch: string | undefined, by: string): Promise<Written> {
      const tidied = tidy(profile);
      await merges.checkNotMerged(userId);
      await checkFree(userId, tidied.displayName);
      const now = await present(userId);
      if (ifMatch !== undefined) checkTag(now, ifMatch);
      checkConsent(userId, now?.trainers ?? [], profile.trainers, by);
      return publish(after(now, { ...tidied, userId, erased: false }));
    },

    /** Some fields; needs the tag of the record that they change. */
    async change(userId: string, changes: Partial<Profile>, ifMatch: string | undefined, by: string): Promise<Written> {
      if (ifMatch === undefined) {
        throw new Problem('precondition-required', 'Send the ETag of the profile as you read it in If-Match.');
      }
      const tidied = tidy(changes);
      await merges.checkNotMerged(userId);
      if (tidied.displayName !== undefined) await checkFree(userId, tidied.displayName);
      const now = await present(userId);
      if (!now || now.erased) throw new Problem('not-found', 'There is no such person.');
      checkTag(now, ifMatch);
      checkConsent(userId, now.trainers, changes.trainers ?? [], by);
      return publish(after(now, { ...now, ...tidied }));
    },

    /** The lasting records that a person was erased, those of ids that were merged into them first; an id without a profile can be erased too. */
    async erase(userId: string): Promise<Written> {
      await merges.checkNotMerged(userId);
      const gone: Written[] = [];
      for (const id of [...(await merges.mergedInto(userId)), userId])
        gone.push(await publish(after(await present(id), { ...erasedUser(id, 0) })));
      return { id: userId, positions: gone.flatMap(({ positions }) => positions) };
    },
  };
}

/** The next record of a person: `at` rises, so that the order of records is never in doubt. */
function after(now: User | null, next: Omit<User, 'at' | 'namedAt'>): User {
  if (now?.erased && !next.erased) throw new Problem('erased', 'This person was erased; that is for good.');
  const at = Math.max(Date.now(), (now?.at ?? 0) + 1);
  if (next.erased) return { ...next, namedAt: null, at };
  const isCalledTheSame = now && nameKey(now.displayName) === nameKey(next.displayName);
  return { ...next, namedAt: isCalledTheSame ? (now.namedAt ?? now.at) : at, at };
}

/** A trainer sees whoever let them; others may only take that back. */
function checkConsent(userId: string, now: readonly string[], next: readonly string[], by: string): void {
  if (by === userId || next.every((trainer) => now.includes(trainer))) return;
  throw new Problem('forbidden', 'Only the member may let a trainer see them.', {
    errors: [{ path: '/body/trainers', message: 'may only be added to by the member' }],
  });
}

function checkTag(now: User | null, ifMatch: string): void {
  const tag = now && !now.erased ? memberTag({ userId: now.userId, updatedAt: new Date(now.at).toISOString() }) : null;
  if (tag && tagMatches(ifMatch, tag)) return;
  throw new Problem('moved-on', 'The profile changed since you read it: read it again, then send the change again.');
}

const recordOf = (profile: Member): User => ({
  userId: profile.userId,
  displayName: profile.displayName,
  namedAt: Date.parse(profile.namedAt),
  sex: profile.sex,
  birthDate: profile.birthDate,
  timeZone: profile.timeZone,
  homeGymId: profile.homeGymId,
  groups: profile.groups,
  onLeaderboards: profile.onLeaderboards,
  notices: profile.notices,
  trainers: profile.trainers,
  at: Date.parse(profile.updatedAt),
  erased: false,
});

/** With its name as it is kept; throws a 400 with the reason where it may not be chosen. */
function tidy<P extends Partial<Profile>>(profile: P): P {
  if (profile.displayName === undefined) return profile;
  const displayName = tidyName(profile.displayName);
  const refusal = nameRefusal(displayName);
  if (refusal) throw invalid('/body/displayName', refusal);
  return { ...profile, displayName };
}
