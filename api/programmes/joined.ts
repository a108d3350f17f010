/** Programmes are joined as challenges are: one of whom most is asked stands for what each member's plan will be. */
import { enrolledAs, programmeOf } from '../../processors/programme-ids.js';
import { format } from '../../rules/format.js';
import { fullRuleOf } from '../../rules/programme/check.js';
import type { Programme } from '../../rules/programme/programme.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Programme as Version } from '../../schemas/generated/programmes.js';
import { recordOf as challengeOf, findChallenge, noSuchChallenge } from '../challenges/rows.js';
import type { Database } from '../database.js';
import { findProgramme, noSuchProgramme, recordOf } from './rows.js';

/** A version as the challenge that enrolments see. */
export function asChallenge(version: Version): Challenge {
  const { programmeId, programme, title, gyms, from, to, by, at, withdrawn, groups } = version;
  const whole = JSON.parse(programme) as Programme;
  return {
    ...{ challengeId: enrolledAs(programmeId), version: version.version, name: title, description: '' },
    rule: format(fullRuleOf(whole)),
    ...{ from, to, timeZone: whole.timeZone, dayStartsMinute: 0, weekStartsOn: 1, gyms: [...gyms], groups },
    ...{ keepsAwards: true, milestones: [], withdrawn, by, at },
  };
}

/** A version of what is joined under this id, or the last one, as the views show it: of a challenge, or of a programme. */
export async function findJoined(db: Database, id: string, version?: number): Promise<Challenge | null> {
  const programmeId = programmeOf(id);
  if (programmeId === null) {
    const row = await findChallenge(db, id, version);
    return row && challengeOf(row);
  }
  const row = await findProgramme(db, programmeId, version);
  return row && asChallenge(recordOf(row));
}

/** The 404 of either. */
export const noneJoined = (id: string) => (programmeOf(id) === null ? noSuchChallenge() : noSuchProgramme());
