import fc from 'fast-check';
import { it } from 'vitest';
import { localTime } from '../../../../domain/time-zone.js';
import { daysOfCalendar } from '../../../../processors/totals/calendar.js';
import { countedOf } from '../../../../processors/totals/counted.js';
import { type Summed, summedWith } from '../../../../processors/totals/scopes.js';
import { add, named, nothing as none, type Sums } from '../../../../processors/totals/sums.js';
import { firstVisits, totalsDaily, totalsHourly, totalsMonthly } from '../../../../processors/totals/views.js';
import type { Workout } from '../../../../schemas/generated/workouts.js';
import { inTurn } from '../../../scenario/copies.js';
import { nothing, scenario } from '../../../scenario/scenario.js';
import { takenBack, trained, uuid, workout } from './given.js';

const given = scenario(await inTurn(() => import('../../../../processors/totals/processor.js')));

// Few of each, so that workouts meet in an hour, move between members, and straddle midnights and changes of the clocks.
const HALF_HOUR = 1_800_000;
const start = fc
  .tuple(fc.constantFrom('2026-01-31T14:00Z', '2026-03-28T23:00Z', '2026-07-07T23:00Z', '2026-10-24T23:00Z'), fc.nat(8))
  .map(([from, n]) => Date.parse(from) + n * HALF_HOUR);
const zone = fc.constantFrom('Asia/Singapore', 'Europe/London', 'UTC');
const user = fc.constantFrom('ana', 'benny', '');
const id = fc.integer({ min: 1, max: 7 });
const set = fc
  .record({ exerciseId: fc.constantFrom('leg-press', 'seated-row', 'cable-crossover', null), repetitions: fc.nat(9) })
  .map((of) => ({ ...of, loadGrams: 40_000, startedAt: 0, endedAt: 0 }));
const change = fc
  .record({
    id,
    userId: user,
    startedAt: start,
    timeZone: zone,
    gymId: fc.constantFrom('tampines', 'soho|1', null),
    exerciseId: fc.constantFrom('leg-press', null),
    equipmentId: fc.constantFrom('leg-press-3', 'a "quoted" one'),
    repetitions: fc.nat(30),
    sets: fc.array(set, { maxLength: 3 }),
    energyKcal: fc.option(fc.double({ min: 0, max: 2_000, noNaN: true })),
    open: fc.boolean(),
    gone: fc.boolean(),
    flagged: fc.constantFrom('clock_unset', 'entered', ...Array<null>(6).fill(null)),
  })
  .map(({ id, gone, flagged, ...of }) => {
    const { day, hour } = localTime(of.startedAt, of.timeZone);
    const quality = flagged ? [flagged] : [];
    return { id, gone, workout: { ...of, workoutId: uuid(id), localDay: day, localHour: hour, quality } };
  });
type Change = { id: number; gone: boolean; workout: Partial<Workout> & { userId: string } };

/** A workout has one owner: given to another, it is taken back from the one before. */
function factsOf(changes: readonly Change[]) {
  const owners = new Map<number, string>();
  const last = new Map<number, Workout>();
  const facts = changes.flatMap(({ id, gone, workout: given }) => {
    const owner = owners.get(id);
    const leaves = owner !== undefined && (gone || owner !== given.userId) ? [takenBack(id, owner)] : [];
    if (gone) {
      owners.delete(id);
      last.delete(id);
      return leaves;
    }
    owners.set(id, given.userId);
    last.set(id, workout(given));
    return [...leaves, trained(given)];
  });
  return { facts, standing: [...last.values()] };
}

/** The rows by adding up what stands. */
function rowsOf(standing: readonly Workout[]) {
  const totals = new Map<string, { userId: string; summed: Summed; sums: Sums }>();
  for (const one of standing) {
    const counted = countedOf(one);
    for (const { summed, sums } of counted.place ? summedWith(counted) : []) {
      // Each guest is somebody else.
      const id = JSON.stringify([one.userId || one.workoutId, summed]);
      const total = totals.get(id) ?? { userId: one.userId, summed, sums: none() };
      add(total.sums, sums, 1);
      totals.set(id, total);
    }
  }
  return [...totals.values()].map(({ userId, summed, sums }) => {
    if (summed.of === 'month') {
      const { of, ...month } = summed;
      return totalsMonthly.row({ userId, ...month, ...named(sums) });
    }
    const { of, ...hour } = summed;
    return totalsHourly.row({ userId, ...hour, ...named(sums) });
  });
}

/** Sums of days, and first days, likewise. */
function daysOf(standing: readonly Workout[]) {
  const days = new Map<
    string,
    { of: { userId: string; gymId: string } & ReturnType<typeof daysOfCalendar>; sums: Sums }
  >();
  const firsts = new Map<string, { userId: string; gymId: string; firstOn: string }>();
  for (const one of standing) {
    const counted = countedOf(one);
    if (!counted.place) continue;
    const { userId, place, sums } = counted;
    const { gymId, day } = place;
    const id = JSON.stringify([userId || one.workoutId, gymId, day]);
    const total = days.get(id) ?? { of: { userId, gymId, ...daysOfCalendar(day) }, sums: none() };
    add(total.sums, sums, 1);
    days.set(id, total);
    for (const gym of userId === '' ? [] : ['', gymId]) {
      const first = firsts.get(`${userId}/${gym}`);
      if (!first || day < first.firstOn) firsts.set(`${userId}/${gym}`, { userId, gymId: gym, firstOn: day });
    }
  }
  return [
    ...[...days.values()].map(({ of, sums }) => totalsDaily.row({ ...of, ...named(sums) })),
    ...[...firsts.values()].map((first) => firstVisits.row(first)),
  ];
}

it(
  'R12, R26, R84, R94: workouts that change, move between members, days and gyms, or go, add up as if only the last had been',
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 16 }), (changes) => {
        const { facts, standing } = factsOf(changes);
        const rows = [...rowsOf(standing), ...daysOf(standing)];
        const all = [totalsHourly, totalsDaily, totalsMonthly, firstVisits];
        const views = all.filter(({ name }) => !rows.some(({ view }) => view === name));
        return given(...facts).then(...rows, ...views.map(nothing));
      }),
      { numRuns: 40 },
    ),
  60_000,
);
