/** Joining and leaving challenges. */
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Enrolment } from '../../schemas/generated/enrolments.js';
import type { User } from '../../schemas/generated/users.js';
import { enrolments } from '../../schemas/topics.js';
import { findEnrolment, judgedByOf, type Standing } from '../challenges/enrolments.js';
import { findChallenge, noSuchChallenge, recordOf } from '../challenges/rows.js';
import type { Database } from '../database.js';
import { invalid, Problem } from '../problem.js';
import { type Append, Lately, type Written } from './log.js';

/** Who joins or leaves what, and who says so. */
interface Subject {
  readonly challengeId: string;
  readonly userId: string;
  readonly by: string;
}

/** What the command stands on: challenges and people as they are known now. */
interface Known {
  readonly challenge: (id: string) => Promise<Challenge | null>;
  readonly person: (userId: string) => Promise<User>;
}

export type EnrolmentCommands = ReturnType<typeof enrolmentCommands>;

export function enrolmentCommands(db: Database, append: Append, known: Known) {
  const lately = new Lately<Enrolment>();
  const keyOf = ({ challengeId, userId }: Pick<Subject, 'challengeId' | 'userId'>) =>
    JSON.stringify([challengeId, userId]);

  /** The newest record known. */
  async function present({ challengeId, userId }: Subject): Promise<Standing | null> {
    const shown = await findEnrolment(db, challengeId, userId);
    const written = lately.get(keyOf({ challengeId, userId }));
    return written && (!shown || written.at > shown.at) ? written : shown;
  }

  async function publish(enrolment: Omit<Enrolment, 'at'>, former: Standing | null): Promise<Written> {
    const record = { ...enrolment, at: Math.max(Date.now(), (former?.at ?? 0) + 1) };
    lately.set(keyOf(record), record);
    try {
      return { id: record.enrolmentId, positions: await append(enrolments, record) };
    } catch (error) {
      lately.forget(keyOf(record), record);
      throw error;
    }
  }

  async function versionOf(challengeId: string, version: number): Promise<Challenge> {
    const row = await findChallenge(db, challengeId, version);
    if (!row) throw noSuchChallenge();
    return recordOf(row);
  }

  async function checkTeam(teamId: string | null): Promise<void> {
    if (teamId !== null && !(await db('gyms').where('gym_id', teamId).first('gym_id')))
      throw invalid('/body/teamId', 'there is no such gym: GET /v1/gyms lists them');
  }

  return {
    /** By the last version, from now on. Who is in it stays as they are, but may change the team. */
    async join(enrolmentId: string, subject: Subject, teamId: string | null): Promise<Written> {
      const { challengeId, userId, by } = subject;
      const last = await known.challenge(challengeId);
      if (!last) throw noSuchChallenge();
      const [person, now] = [await known.person(userId), await present(subject)];
      if (now && !now.left && now.teamId === teamId) return { id: now.enrolmentId, positions: [] };
      await checkTeam(teamId);
      const isIn = now !== null && !now.left;
      if (!isIn) checkMayJoin(last, person);
      const { version, joinedAt } = isIn ? now : { version: last.version, joinedAt: Date.now() };
      const judgedBy = judgedByOf(version === last.version ? last : await versionOf(challengeId, version));
      const enrolment = { enrolmentId, challengeId, userId, by, version, joinedAt, teamId, judgedBy };
      return publish({ ...enrolment, left: false, reason: '' }, now);
    },

    /** What was done counts for nothing any more, unless they join again. */
    async leave(enrolmentId: string, subject: Subject): Promise<Written> {
      const { challengeId, userId, by } = subject;
      const now = await present(subject);
      if (!now || now.left) throw new Problem('not-found', 'This person is not in this challenge.');
      const last = await known.challenge(challengeId);
      const judgedBy = judgedByOf(last?.version === now.version ? last : await versionOf(challengeId, now.version));
      const { version, joinedAt, teamId } = now;
      return publish(
        { enrolmentId, challengeId, userId, by, version, joinedAt, teamId, judgedBy, left: true, reason: '' },
        now,
      );
    },

    /** Somebody who is in a challenge is judged by another version from now on, and all they did since they joined counts. */
    async move(enrolmentId: string, subject: Subject, now: Standing, to: Challenge): Promise<Written> {
      const { joinedAt, teamId } = now;
      const moved = { ...subject, enrolmentId, joinedAt, teamId, version: to.version, judgedBy: judgedByOf(to) };
      return publish({ ...moved, left: false, reason: `moved from version ${now.version}` }, now);
    },
  };
}

/** Throws the 409 that says why not. */
function checkMayJoin({ withdrawn, to, groups }: Challenge, person: Pick<User, 'groups'>): void {
  if (withdrawn) throw new Problem('cannot-join', 'The challenge was withdrawn.');
  if (to <= Date.now()) throw new Problem('cannot-join', 'The challenge is over.');
  if (groups.length > 0 && !groups.some((group) => person.groups.includes(group)))
    throw new Problem('cannot-join', `Only members of ${groups.join(' or ')} can join.`);
}
