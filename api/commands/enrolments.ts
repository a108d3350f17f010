/** Joining and leaving challenges, and programmes by the ids that enrolments call them. */
import { randomUUID } from 'node:crypto';
import { inOrder } from '../../processors/enrolment-order.js';
import { programmeOf } from '../../processors/programme-ids.js';
import type { Rule } from '../../rules/rule.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Enrolment } from '../../schemas/generated/enrolments.js';
import type { Team } from '../../schemas/generated/teams.js';
import type { User } from '../../schemas/generated/users.js';
import { enrolments } from '../../schemas/topics.js';
import { findEnrolments, judgedByOf, type Standing } from '../challenges/enrolments.js';
import { kindOf, membersOf, mostMembersOf, versionJudged } from '../challenges/teams.js';
import type { Database } from '../database.js';
import { invalid, Problem } from '../problem.js';
import { capacitiesOf } from '../programmes/capacities.js';
import { findJoined, noneJoined } from '../programmes/joined.js';
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
  /** All ids of a person, the present one first; throws where it is another. */
  readonly ids: (userId: string) => Promise<readonly string[]>;
}

/** Only who joins a programme is asked how fit they are, and only who is moved was judged by another version. */
type Unwritten = Omit<Enrolment, 'at' | 'capacities' | 'movedFrom'> &
  Partial<Pick<Enrolment, 'capacities' | 'movedFrom'>>;

export type EnrolmentCommands = ReturnType<typeof enrolmentCommands>;

export function enrolmentCommands(db: Database, append: Append, known: Known) {
  const lately = new Lately<Enrolment>();
  const keyOf = ({ challengeId, userId }: Pick<Subject, 'challengeId' | 'userId'>) =>
    JSON.stringify([challengeId, userId]);

  /** The newest record known of each of these ids of a member, that which counts first. */
  async function standings(challengeId: string, ids: readonly string[]): Promise<Standing[]> {
    const found = new Map((await findEnrolments(db, challengeId, ids)).map((one) => [one.enrolledFor, one]));
    for (const enrolledFor of ids) {
      const written = lately.get(keyOf({ challengeId, userId: enrolledFor }));
      if (written && written.at > (found.get(enrolledFor)?.at ?? 0))
        found.set(enrolledFor, { ...written, enrolledFor });
    }
    return [...found.values()].sort(inOrder);
  }

  async function publish(enrolment: Unwritten, former: Standing | undefined): Promise<Written> {
    const record = { capacities: [], movedFrom: null, ...enrolment, at: Math.max(Date.now(), (former?.at ?? 0) + 1) };
    lately.set(keyOf(record), record);
    try {
      return { id: record.enrolmentId, positions: await append(enrolments, record) };
    } catch (error) {
      lately.forget(keyOf(record), record);
      throw error;
    }
  }

  async function versionOf(challengeId: string, version: number): Promise<Challenge> {
    const found = await findJoined(db, challengeId, version);
    if (!found) throw noneJoined(challengeId);
    return found;
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
  async function checkRoom(ids: readonly string[], teamId: string, judging: Challenge): Promise<void> {
    const most = mostMembersOf(ruleOf(judging));
    if (most === Number.POSITIVE_INFINITY) return;
    const { challengeId } = judging;
    const members = await membersOf(db, challengeId, teamId);
    for (const one of lately.values()) {
      if (one.challengeId !== challengeId || one.at <= (members.get(one.userId) ?? 0)) continue;
      if (one.teamId === teamId && !one.left) members.set(one.userId, one.at);
      else members.delete(one.userId);
    }
    for (const id of ids) members.delete(id);
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
      if (!last) throw noneJoined(challengeId);
      const [person, ids] = [await known.person(userId), await known.ids(userId)];
      const standing = await standings(challengeId, ids);
      const now = standing[0]?.left === false ? standing[0] : null;
      const isAlone = kindOf(ruleOf(last)) === 'alone';
      if (now && (now.teamId === teamId || (teamId === null && !isAlone)))
        return { id: now.enrolmentId, positions: [] };
      if (!now) checkMayJoin(last, person);
      const group = await groupOf(last, person, teamId);
      if (now && now.teamId === group) return { id: now.enrolmentId, positions: [] };
      const judging = await judgingOf(last, now, group);
      if (group !== null) await checkRoom(ids, group, judging);
      const { version } = judging;
      const joinedAt = now?.joinedAt ?? Date.now();
      const enrolledFor = now?.enrolledFor ?? userId;
      const enrolment = { enrolmentId, challengeId, userId: enrolledFor, by, version, joinedAt, teamId: group };
      const former = standing.find((one) => one.enrolledFor === enrolledFor);
      const capacities = programmeOf(challengeId) === null ? [] : await capacitiesOf(db, userId);
      return publish({ ...enrolment, capacities, judgedBy: judgedByOf(judging), left: false, reason: '' }, former);
    },

    /** What was done counts for nothing any more, unless they join again. Whoever joined under several ids leaves under each. */
    async leave(enrolmentId: string, { challengeId, userId, by }: Subject): Promise<Written> {
      const standing = (await standings(challengeId, await known.ids(userId))).filter((one) => !one.left);
      if (standing.length === 0) throw new Problem('not-found', `This person is not in this ${whatIs(challengeId)}.`);
      const last = await known.challenge(challengeId);
      const positions: Written['positions'][] = [];
      for (const now of standing) {
        const judgedBy = judgedByOf(last?.version === now.version ? last : await versionOf(challengeId, now.version));
        const { enrolledFor, version, joinedAt, teamId } = now;
        const enrolment = { challengeId, userId: enrolledFor, by, version, joinedAt, teamId, judgedBy };
        const id = now === standing[0] ? enrolmentId : randomUUID();
        positions.push((await publish({ ...enrolment, enrolmentId: id, left: true, reason: '' }, now)).positions);
      }
      return { id: enrolmentId, positions: positions.flat() };
    },

    /** Somebody who is in a challenge is judged by another version from now on, and all they did since they joined counts. */
    async move(enrolmentId: string, subject: Subject, now: Standing, to: Challenge): Promise<Written> {
      const { joinedAt, teamId, enrolledFor } = now;
      const moved = {
        ...subject,
        userId: enrolledFor,
        enrolmentId,
        joinedAt,
        teamId,
        version: to.version,
        judgedBy: judgedByOf(to),
        movedFrom: now.version,
      };
      return publish({ ...moved, left: false, reason: `moved from version ${now.version}` }, now);
    },
  };
}

const ruleOf = ({ rule }: Pick<Challenge, 'rule'>): Rule => JSON.parse(rule) as Rule;

const whatIs = (id: string) => (programmeOf(id) === null ? 'challenge' : 'programme');

const TEAMS_LISTED = 'GET /v1/challenges/{id}/teams lists them';

/** A home gym that takes part; throws the 409 where it does not. */
function checkCompetes({ gyms }: Challenge, gymId: string): string {
  if (gyms.length > 0 && !gyms.includes(gymId))
    throw new Problem('cannot-join', 'The home gym of this person does not take part.');
  return gymId;
}

/** Throws the 409 that says why not. */
function checkMayJoin({ challengeId, withdrawn, to, groups }: Challenge, person: Pick<User, 'groups'>): void {
  const what = whatIs(challengeId);
  if (withdrawn) throw new Problem('cannot-join', `The ${what} was withdrawn.`);
  if (to <= Date.now()) throw new Problem('cannot-join', `The ${what} is over.`);
  if (groups.length > 0 && !groups.some((group) => person.groups.includes(group)))
    throw new Problem('cannot-join', `Only members of ${groups.join(' or ')} can join.`);
}
