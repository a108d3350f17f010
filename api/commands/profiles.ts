/** Profiles of people: each command publishes the whole present record. */

import { erasedUser } from '../../schemas/erased-user.js';
import type { User } from '../../schemas/generated/users.js';
import { users } from '../../schemas/topics.js';
import type { Database } from '../database.js';
import { entityTag, tagMatches } from '../freshness.js';
import { Problem } from '../problem.js';
import { type Append, Lately, type Written } from './log.js';

/** What a client may say about a person. */
export type Profile = Omit<User, 'userId' | 'at' | 'erased'>;

/** A profile as the view `members` has it. */
export interface Member extends Profile {
  readonly userId: string;
  readonly updatedAt: string;
}

/** The ETag of a profile: it changes with every record published. */
export const memberTag = ({ userId, updatedAt }: Pick<Member, 'userId' | 'updatedAt'>): string =>
  entityTag(`${userId} ${new Date(updatedAt).toISOString()}`);

export function profileCommands(db: Database, append: Append) {
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

  async function checkName(userId: string, displayName: string): Promise<void> {
    const holders = await db('members')
      .whereRaw('lower(display_name) = lower(?)', [displayName])
      .whereNot('user_id', userId)
      .limit(1)
      .select('user_id');
    const isHeldLately = lately
      .values()
      .some((other) => other.userId !== userId && other.displayName.toLowerCase() === displayName.toLowerCase());
    if (holders.length === 0 && !isHeldLately) return;
    throw new Problem('display-name-taken', `Somebody else is called ${displayName}; choose another name.`, {
      errors: [{ path: '/body/displayName', message: 'is taken' }],
    });
  }

  return {
    /** A new person; a repeat for an id that has a record changes nothing. */
    async create(userId: string, profile: Profile): Promise<Written> {
      if (await present(userId)) return { id: userId, positions: [] };
      const record = { ...tidy(profile), userId, at: Date.now(), erased: false };
      await checkName(userId, record.displayName);
      return publish(record);
    },

    /** The whole record, new or instead of the present one; an `ifMatch` that is given must hold. */
    async replace(userId: string, profile: Profile, ifMatch: string | undefined): Promise<Written> {
      await checkName(userId, tidy(profile).displayName);
      const now = await present(userId);
      if (ifMatch !== undefined) checkTag(now, ifMatch);
      return publish(after(now, { ...tidy(profile), userId, erased: false }));
    },

    /** Some fields; needs the tag of the record that they change. */
    async change(userId: string, changes: Partial<Profile>, ifMatch: string | undefined): Promise<Written> {
      if (ifMatch === undefined) {
        throw new Problem('precondition-required', 'Send the ETag of the profile as you read it in If-Match.');
      }
      if (changes.displayName !== undefined) await checkName(userId, tidy(changes).displayName ?? '');
      const now = await present(userId);
      if (!now || now.erased) throw new Problem('not-found', 'There is no such person.');
      checkTag(now, ifMatch);
      return publish(after(now, { ...now, ...tidy(changes) }));
    },

    /** The lasting record that a person was erased; an id without a profile can be erased too. */
    async erase(userId: string): Promise<Written> {
      return publish(after(await present(userId), erasedUser(userId, 0)));
    },
  };
}

/** The next record of a person: `at` rises, so that the order of records is never in doubt. */
function after(now: User | null, next: Omit<User, 'at'>): User {
  if (now?.erased && !next.erased) throw new Problem('erased', 'This person was erased; that is for good.');
  return { ...next, at: Math.max(Date.now(), (now?.at ?? 0) + 1) };
}

function checkTag(now: User | null, ifMatch: string): void {
  const tag = now && !now.erased ? memberTag({ userId: now.userId, updatedAt: new Date(now.at).toISOString() }) : null;
  if (tag && tagMatches(ifMatch, tag)) return;
  throw new Problem('moved-on', 'The profile changed since you read it: read it again, then send the change again.');
}

const recordOf = ({ updatedAt, ...profile }: Member): User => ({
  userId: profile.userId,
  displayName: profile.displayName,
  sex: profile.sex,
  birthDate: profile.birthDate,
  timeZone: profile.timeZone,
  homeGymId: profile.homeGymId,
  groups: profile.groups,
  onLeaderboards: profile.onLeaderboards,
  trainers: profile.trainers,
  at: Date.parse(updatedAt),
  erased: false,
});

/** Names that look the same are the same: composed (NFC), without space around. */
const tidy = <P extends Partial<Profile>>(profile: P): P =>
  profile.displayName === undefined
    ? profile
    : { ...profile, displayName: profile.displayName.normalize('NFC').trim() };
