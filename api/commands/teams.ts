/** Teams of challenges: each change is an entry that holds from now on. */
import { nameKey, nameRefusal, tidyName } from '../../domain/display-name.js';
import type { Rule } from '../../rules/rule.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Team } from '../../schemas/generated/teams.js';
import { teams } from '../../schemas/topics.js';
import { noSuchChallenge } from '../challenges/rows.js';
import { findTeam, kindOf, noSuchTeam, teamsOf } from '../challenges/teams.js';
import type { Database } from '../database.js';
import { invalid, Problem } from '../problem.js';
import { type Append, Lately, type Written } from './log.js';

/** What a client may say about a team. */
export type TeamProfile = Pick<Team, 'displayName' | 'gymId' | 'size'>;

/** Which team of which challenge, and who says so. */
interface Subject {
  readonly challengeId: string;
  readonly teamId: string;
  readonly by: string;
}

export function teamCommands(db: Database, append: Append, challenge: (id: string) => Promise<Challenge | null>) {
  const lately = new Lately<Team>();

  /** The newest record known; null: there is no team of this id. */
  async function present(teamId: string): Promise<Team | null> {
    const shown = await findTeam(db, teamId);
    const written = lately.get(teamId);
    return written && (!shown || written.validFrom > shown.validFrom) ? written : shown;
  }

  async function publish(team: Omit<Team, 'validFrom'>, former: Team | null): Promise<Written> {
    const record = { ...team, validFrom: Math.max(Date.now(), (former?.validFrom ?? 0) + 1) };
    lately.set(record.teamId, record);
    try {
      return { id: record.teamId, positions: await append(teams, record) };
    } catch (error) {
      lately.forget(record.teamId, record);
      throw error;
    }
  }

  /** Throws what stands against a team of this challenge. */
  async function check({ challengeId, teamId }: Subject, { displayName, gymId }: TeamProfile): Promise<void> {
    const found = await challenge(challengeId);
    if (!found) throw noSuchChallenge();
    if (kindOf(JSON.parse(found.rule) as Rule) === 'alone')
      throw invalid('/path/id', 'is a challenge for each member alone: it has no teams');
    const refusal = nameRefusal(displayName);
    if (refusal) throw invalid('/body/displayName', refusal);
    // Who joins says one id: it must not be that of a gym as well.
    if (await isGym(teamId)) throw invalid('/path/teamId', 'is the id of a gym: choose another');
    if (gymId !== null && !(await isGym(gymId)))
      throw invalid('/body/gymId', 'there is no such gym: GET /v1/gyms lists them');
    await checkFree(challengeId, teamId, displayName);
  }

  const isGym = async (id: string): Promise<boolean> => Boolean(await db('gyms').where('gym_id', id).first('gym_id'));

  async function checkFree(challengeId: string, teamId: string, displayName: string): Promise<void> {
    const known = new Map((await teamsOf(db, challengeId)).map((team) => [team.teamId, team]));
    for (const team of lately.values())
      if (team.challengeId === challengeId && team.validFrom > (known.get(team.teamId)?.validFrom ?? 0))
        known.set(team.teamId, team);
    known.delete(teamId);
    const key = nameKey(displayName);
    if (![...known.values()].some((team) => !team.disbanded && nameKey(team.displayName) === key)) return;
    throw new Problem('display-name-taken', `Another team is called ${displayName}; choose another name.`, {
      errors: [{ path: '/body/displayName', message: 'is taken' }],
    });
  }

  return {
    present,

    /** A new team, or what an id stands for from now on; the same again changes nothing. */
    async put(subject: Subject, given: TeamProfile): Promise<Written> {
      const { challengeId, teamId } = subject;
      const profile = { ...given, displayName: tidyName(given.displayName) };
      const now = await present(teamId);
      if (now && now.challengeId !== challengeId) throw invalid('/path/teamId', 'is a team of another challenge');
      const { displayName, gymId, size } = profile;
      const isSame = now?.displayName === displayName && now.gymId === gymId && now.size === size;
      if (isSame && !now.disbanded) return { id: teamId, positions: [] };
      await check(subject, profile);
      return publish({ ...profile, ...subject, disbanded: false }, now);
    },

    /** It takes part no more: what its members did counts for nobody, until they join another. */
    async disband({ challengeId, teamId, by }: Subject): Promise<Written> {
      const now = await present(teamId);
      if (!now || now.challengeId !== challengeId || now.disbanded) throw noSuchTeam();
      return publish({ ...now, by, disbanded: true }, now);
    },
  };
}
