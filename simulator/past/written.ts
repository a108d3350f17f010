/** What regulars and staff wrote down in the past: training elsewhere, and tests of fitness. */
import type { BenchmarkResult } from '../../schemas/generated/benchmark-results.js';
import type { EnteredWorkout } from '../../schemas/generated/entered-workouts.js';
import { DAY_S, secondOf } from '../calendar.js';
import type { Person } from '../people.js';
import { random } from '../random.js';
import type { PastOptions } from './past.js';
import { inWeek, type Regular } from './regulars.js';

const GOES_ELSEWHERE = 0.4;
const TAKES_A_TEST = 0.6;
/** Who would be slower than the one walks, as fast as the other; m/s. */
const [SLOWEST_RUN, WALK] = [2, 1.5];
const HOUR_MS = 3_600_000;
/** That is half a day from when somebody likes to be at the gym, and neither early nor late; minutes after midnight. */
const [EARLY, LATE, HALF_A_DAY] = [7 * 60, 21 * 60, 12 * 60];

/** Runs and walks elsewhere that some wrote down, every other week or so. */
export function* outingsOf(regulars: readonly Regular[], past: PastOptions): Generator<EnteredWorkout> {
  for (const regular of regulars) {
    const { userId, preferredMinute } = regular.person;
    if (!random(`${past.seed}/past/outings/${userId}`).chance(GOES_ELSEWHERE)) continue;
    for (let week = 0; week < past.weeks; week++) {
      const person = inWeek(regular, week, past.weeks, past.seed);
      const draw = random(`${past.seed}/past/outing/${userId}/${past.day}/${week}`);
      if (person === null || !draw.chance(0.5)) continue;
      const minute = Math.min(Math.max((preferredMinute + HALF_A_DAY) % 1_440, EARLY), LATE);
      const startedAt = secondOf(past.day - 7 * (past.weeks - week), minute) * 1_000;
      const durationS = draw.whole(25, 50) * 60;
      const running = speedOf(person, 0.6);
      const [exerciseId, mPerS] = running < SLOWEST_RUN ? ['treadmill-walk', WALK] : ['treadmill-run', running];
      yield {
        ...{ entryId: draw.uuid(), workoutId: draw.uuid(), userId, at: startedAt + 2 * HOUR_MS, by: userId },
        ...{ voided: false, startedAt, durationS, exerciseId, gymId: null, sets: [] },
        ...{ distanceMm: Math.round((mPerS * durationS) / 10) * 10_000, averageHeartRateBpm: null },
      };
    }
  }
}

/** A test of push-ups, sit-ups and 2.4 km that some men took in the midst of the past: its tables are of men. */
export function* testsOf(regulars: readonly Regular[], past: PastOptions): Generator<BenchmarkResult> {
  const week = Math.floor(past.weeks / 2);
  const day = past.day - 7 * (past.weeks - week);
  const takenAt = secondOf(day, 10 * 60) * 1_000;
  for (const regular of regulars) {
    const { userId, sex } = regular.person;
    const draw = random(`${past.seed}/past/test/${userId}/${past.day}`);
    const person = inWeek(regular, week, past.weeks, past.seed);
    if (person === null || sex !== 'MALE' || !draw.chance(TAKES_A_TEST)) continue;
    yield {
      ...{ resultId: draw.uuid(), userId, kind: 'ippt', takenAt, voided: false, programmes: [], capacities: [] },
      day: new Date(day * DAY_S * 1_000).toISOString().slice(0, 10),
      pushUps: Math.round(38 * person.strength * draw.between(0.85, 1.1)),
      sitUps: Math.round(40 * person.strength * draw.between(0.85, 1.1)),
      runSeconds: Math.round(2_400 / speedOf(person, 0.9)),
      ...{ by: 'staff-1', reason: '', at: takenAt + HOUR_MS },
    };
  }
}

/** The speed, m/s, at which a person runs at a share of their VO2max on level ground, by ACSM's equation of running. */
const speedOf = ({ vo2max }: Person, share: number): number => (vo2max * share - 3.5) / 0.2 / 60;
