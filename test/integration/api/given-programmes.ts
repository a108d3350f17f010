/** A programme that goes on, and what to do with it over the API. */
import { expect } from 'vitest';
import { ask, eventually, found, get, gym, run } from './world.js';

const DAY_MS = 86_400_000;
/** One for all: of programmes that are written before and after a midnight, both begin on one day. */
const NOW = Date.now();
/** So many days ago. */
export const ago = (days: number) => new Date(NOW - days * DAY_MS).toISOString();
/** The birthday, half a year ago, of who is so many years old: as long as these tests run. */
export const bornYearsAgo = (years: number) => ago(Math.round((years + 0.5) * 365.25)).slice(0, 10);
/** Of the programmes, which are in their second week. */
export const BEGAN = 9;

/** Three weeks, of which the second goes on, with a set of leg presses in each. */
export const programme = (more: object = {}, slot: object = {}) => ({
  ...{ schema: 1, id: `legs-${run}`, title: 'Legs', gyms: [gym], groups: [], timeZone: 'UTC' },
  ...{ from: ago(BEGAN).slice(0, 10), to: ago(BEGAN - 20).slice(0, 10), sessionsPerWeek: 2, totalWorkouts: 3 },
  bounds: { mostOneRepMaxPercent: 85, mostHeartRateReservePercent: 85, mostStepPercent: 40 },
  blocks: [
    {
      ...{ name: 'All', weeks: 3 },
      slots: [
        {
          ...{ id: 'press', exercises: ['leg-press'], timesAWeek: 1, sets: 1, repetitions: { from: 3, to: 8 } },
          intensity: { of: 'one_rep_max', from: 65, to: 80 },
          progression: { afterWorkouts: 1, step: 5 },
          ...slot,
        },
      ],
    },
  ],
  ...more,
});
type Made = ReturnType<typeof programme>;

/** Has staff write it, and waits until it is there. */
export async function write(made: Made): Promise<string> {
  // The catalogue of exercises is written as the world begins.
  await eventually(() => get('member', '/v1/exercises/leg-press'), found);
  await eventually(() => get('member', `/v1/gyms/${gym}`), found);
  const { status, body, headers } = await ask('staff', 'POST', '/v1/programmes', { payload: made });
  expect([status, body]).toEqual([202, { id: made.id, version: 1 }]);
  expect(headers['repstream-position']).toMatch(/^programmes:/);
  await eventually(() => get('member', `/v1/programmes/${made.id}`), found);
  return made.id;
}
/** Has somebody join. */
export const join = (who: string, id: string, payload: object = {}) =>
  ask(who, 'POST', `/v1/programmes/${id}/enrolments`, { payload });
/** The answer waits until the views have seen what was written. */
export const seen = (headers: Record<string, string>) => ({
  'repstream-after': headers['repstream-position'] ?? '',
  prefer: 'wait=20',
});
/** Writes down a set of leg presses. */
export async function lifted(userId: string, days: number, repetitions: number, kg: number) {
  const payload = {
    ...{ startedAt: ago(days), durationS: 600, exerciseId: 'leg-press', gymId: gym },
    sets: [{ repetitions, loadGrams: kg * 1_000 }],
  };
  const { status, body, headers } = await ask(`member:${userId}`, 'POST', `/v1/users/${userId}/workouts`, { payload });
  expect(status).toBe(202);
  return { id: body.id as string, headers };
}
