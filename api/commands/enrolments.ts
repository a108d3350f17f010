/** Joining and leaving challenges. */
import type { Rule } from '../../rules/rule.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Enrolment } from '../../schemas/generated/enrolments.js';
import type { Team } from '../../schemas/generated/teams.js';
import type { User } from '../../schemas/generated/users.js';
import { enrolments } from '../../schemas/topics.js';
import { findEnrolment, judgedByOf, type Standing } from '../challenges/enrolments.js';
import { findChallenge, noSuchChallenge, recordOf } from '../challenges/rows.js';
import { kindOf, membersOf, mostMembersOf, versionJudged } from '../challenges/teams.js';
import type { Database } from '../database.js';
import { invalid, Problem } from '../problem.js';
import { type Append, Lately, type Written } from './log.js';

/** Who joins or leaves what, and who says so. */
interface Subject {
  readonly challengeId: string;
  readonly userId: string;
  readonly by: string;
}

/** What the command stands on: challenges, people and teams as they are known now. */
interface Known {
  readonly challenge: (id: string) => Promise<Challenge | null>;
  readonly person: (userId: string) => Promise<User>;
  readonly team: (teamId: string) => Promise<Team | null>;
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

  /** Whom a member trains for: the team asked for or, in a ranking, their home gym as they join. Throws what stands against it. */
  async function groupOf(challenge: Challenge, person: User, teamId: string | null): Promise<string | null> {
    const kind = kindOf(ruleOf(challenge));
    if (kind === 'alone') return gymAskedFor(teamId);
    const home = kind === 'ranking' ? person.homeGymId : null;
    const asked = teamId ?? home;
    if (asked === null && kind === 'ranking')
      throw new Problem('cannot-join', 'Gyms compete: this person has no home gym, and names no team.');
    if (asked === null) throw invalid('/body/teamId', `is required: ${TEAMS_LISTED}`);
    if (asked === home) return checkCompetes(challenge, asked);
    const team = await known.team(asked);
    if (!team || team.disbanded || team.challengeId !== challenge.challengeId)
      throw invalid('/body/teamId', `there is no such team in this challenge: ${TEAMS_LISTED}`);
    return asked;
  }

  async function gymAskedFor(teamId: string | null): Promise<string | null> {
    if (teamId !== null && !(await db('gyms').where('gym_id', teamId).first('gym_id')))
      throw invalid('/body/teamId', 'there is no such gym: GET /v1/gyms lists them');
    return teamId;
  }

  /** Two who join at once in two processes may both have the last place: nobody is turned out for it. */
  async function checkRoom({ challengeId, userId }: Subject, teamId: string, judging: Challenge): Promise<void> {
    const most = mostMembersOf(ruleOf(judging));
    if (most === Number.POSITIVE_INFINITY) return;
    const members = await membersOf(db, challengeId, teamId);
    for (const one of lately.values()) {
      if (one.challengeId !== challengeId || one.at <= (members.get(one.userId) ?? 0)) continue;
      if (one.teamId === teamId && !one.left) members.set(one.userId, one.at);
      else members.delete(one.userId);
    }
    members.delete(userId);
    if (members.size >= most) throw new Problem('cannot-join', `The team is full: it has ${most} members.`);
  }

  /** Somebody who joins a team is judged as it is, so that what they do counts for it. */
  async function judgingOf(last: Challenge, now: Standing | null, teamId: string | null): Promise<Challenge> {
    const isShared = kindOf(ruleOf(last)) !== 'alone' && teamId !== null;
    const version = (isShared ? await versionJudged(db, last, teamId) : null) ?? now?.version ?? last.version;
    return version === last.version ? last : versionOf(last.challengeId, version);
  }

  return {
    /** By the last version, or that of the team, from now on. Who is in it stays as they are, but may change the team. */
    async join(enrolmentId: string, subject: Subject, teamId: string | null): Promise<Written> {
      const { challengeId, userId, by } = subject;
      const last = await known.challenge(challengeId);
      if (!last) throw noSuchChallenge();
      const [person, former] = [await known.person(userId), await present(subject)];
      const now = former?.left ? null : former;
      const isAlone = kindOf(ruleOf(last)) === 'alone';
      if (now && (now.teamId === teamId || (teamId === null && !isAlone)))
        return { id: now.enrolmentId, positions: [] };
      if (!now) checkMayJoin(last, person);
      const group = await groupOf(last, person, teamId);
      if (now && now.teamId === group) return { id: now.enrolmentId, positions: [] };
      const judging = await judgingOf(last, now, group);
      if (group !== null) await checkRoom(subject, group, judging);
      const { version } = judging;
      const joinedAt = now?.joinedAt ?? Date.now();
      const enrolment = { enrolmentId, challengeId, userId, by, version, joinedAt, teamId: group };
      return publish({ ...enrolment, judgedBy: judgedByOf(judging), left: false, reason: '' }, former);
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

const ruleOf = ({ rule }: Pick<Challenge, 'rule'>): Rule => JSON.parse(rule) as Rule;

const TEAMS_LISTED = 'GET /v1/challenges/{id}/teams lists them';

/** A home gym that takes part; throws the 409 where it does not. */
function checkCompetes({ gyms }: Challenge, gymId: string): string {
  if (gyms.length > 0 && !gyms.includes(gymId))
    throw new Problem('cannot-join', 'The home gym of this person does not take part.');
  return gymId;
}

/** Throws the 409 that says why not. */
function checkMayJoin({ withdrawn, to, groups }: Challenge, person: Pick<User, 'groups'>): void {
  if (withdrawn) throw new Problem('cannot-join', 'The challenge was withdrawn.');
  if (to <= Date.now()) throw new Problem('cannot-join', 'The challenge is over.');
  if (groups.length > 0 && !groups.some((group) => person.groups.includes(group)))
    throw new Problem('cannot-join', `Only members of ${groups.join(' or ')} can join.`);
}
