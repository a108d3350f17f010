/** What is written before anything is measured: a challenge, who is in it, and what they did. */
import { v5, v7 } from 'uuid';
import { judgedByOf } from '../../api/challenges/enrolments.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Enrolment } from '../../schemas/generated/enrolments.js';
import type { EnteredWorkout } from '../../schemas/generated/entered-workouts.js';

const DAY_MS = 86_400_000;
const NAMESPACE = '2c9f3b56-3c1e-4a64-9d4c-0d7a3f2f6a13';
const from = Date.now() - DAY_MS;

/** The member of this number. */
export const memberOf = (kind: string, i: number): string => v5(`${kind} ${i}`, NAMESPACE);

/** A challenge of so many repetitions. */
export const challengeOf = (challengeId: string, amount: number): Challenge => ({
  ...{ challengeId, version: 1, name: challengeId, description: '' },
  ...{ rule: JSON.stringify(ruleOf(amount)), from, to: from + 30 * DAY_MS, timeZone: 'Asia/Singapore' },
  ...{ dayStartsMinute: 0, weekStartsOn: 1, gyms: [], groups: [], keepsAwards: true, milestones: [] },
  ...{ withdrawn: false, by: 'bench', at: from },
});

/** What it asks for. */
export const ruleOf = (amount: number) => ({
  schema: 1,
  root: { kind: 'target', measure: 'repetitions', atLeast: { amount, unit: '' } },
});

/** Somebody is in its first version. */
export const enrolmentOf = (userId: string, challengeId: string): Enrolment => ({
  ...{ enrolmentId: v7(), userId, challengeId, version: 1, joinedAt: from, left: false, teamId: null },
  ...{ capacities: [], movedFrom: null },
  ...{ judgedBy: judgedByOf(challengeOf(challengeId, 1)), by: 'bench', reason: '', at: from },
});

/** A workout of theirs, half a day ago. */
export const enteredOf = (userId: string): EnteredWorkout => ({
  ...{ entryId: v7(), workoutId: v7(), userId, at: from, by: 'bench', voided: false, startedAt: from + DAY_MS / 2 },
  ...{ durationS: 600, exerciseId: 'leg-press', gymId: null, sets: [{ repetitions: 10, loadGrams: 60_000 }] },
  ...{ distanceMm: 0, averageHeartRateBpm: null },
});
