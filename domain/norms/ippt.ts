/**
 * Singapore's Individual Physical Proficiency Test: push-ups and sit-ups of a minute each, and a run over 2.4 km. Beyond its
 * tables a station gets the last of them: nothing, or all points.
 */
import { formula } from '../formula.js';
import { menOnly, type Quantity } from '../quantity.js';
import { type Bounds, pushUpBounds, runBounds, sitUpBounds } from './ippt-tables.js';

/** The groups are those under 22, then three years each, and from 58 on. */
const YOUNG_UNTIL = 22;
const YEARS_PER_GROUP = 3;
const GROUPS = 14;

const person = { age: { unit: 'years', least: 16, whole: true }, sex: menOnly } as const;
const count = { unit: '', least: 0, whole: true } as const satisfies Quantity;
const seconds = { unit: 's', above: 0 } as const satisfies Quantity;

const points = (id: string, of: string) => ({
  id,
  version: 1,
  gives: `points of the IPPT for ${of}`,
  unit: 'points',
  source: 'Ministry of Home Affairs, Singapore: Home Team IPPT scoring system',
});

function scored(table: Bounds, age: number, meets: (bound: number) => boolean): number {
  const group = Math.floor((age - YOUNG_UNTIL) / YEARS_PER_GROUP) + 1;
  return table[Math.min(Math.max(group, 0), GROUPS - 1)]?.filter(meets).length ?? 0;
}

/** Push-ups in a minute: 0 to 25 points. */
export const ipptPushUps = formula({
  ...points('ippt-push-ups', 'push-ups in a minute'),
  inputs: { ...person, repetitions: count },
  compute: ({ age, repetitions }) => scored(pushUpBounds, age, (bound) => repetitions >= bound),
});

/** Sit-ups in a minute: 0 to 25 points. */
export const ipptSitUps = formula({
  ...points('ippt-sit-ups', 'sit-ups in a minute'),
  inputs: { ...person, repetitions: count },
  compute: ({ age, repetitions }) => scored(sitUpBounds, age, (bound) => repetitions >= bound),
});

/** The run: 0 to 50 points; the time is rounded up to the next 10 s. */
export const ipptRun = formula({
  ...points('ippt-run', 'the run over 2.4 km'),
  inputs: { ...person, seconds },
  compute: ({ age, seconds }) => scored(runBounds, age, (bound) => Math.ceil(seconds / 10) <= bound),
});

/** All three stations; one that was not done is missing, and there is no total. */
export const ipptTotal = formula({
  ...points('ippt', 'all three stations'),
  inputs: { ...person, pushUps: count, sitUps: count, runSeconds: seconds },
  compute: ({ age, sex, pushUps, sitUps, runSeconds }) =>
    ipptPushUps.compute({ age, sex, repetitions: pushUps }) +
    ipptSitUps.compute({ age, sex, repetitions: sitUps }) +
    ipptRun.compute({ age, sex, seconds: runSeconds }),
});

/** The award for all points; gold is harder for commandos, guards and divers. */
export function ipptAward(points: number, elite = false): 'gold' | 'silver' | 'incentive' | 'pass' | 'fail' {
  if (points >= (elite ? 90 : 85)) return 'gold';
  if (points >= 75) return 'silver';
  if (points >= 61) return 'incentive';
  return points >= 51 ? 'pass' : 'fail';
}
