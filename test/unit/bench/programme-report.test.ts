/** The report on half a year of plans, of a hundred members instead of a thousand; and that it would see what is wrong. */
import { describe, expect, it } from 'vitest';
import { lookAtAll, lookAtWeek, nothingFound } from '../../../bench/programme-report/found.js';
import { pageOf } from '../../../bench/programme-report/page.js';
import { programme } from '../../../bench/programme-report/programme.js';
import { Capacity } from '../../../bench/programme-report/response.js';
import { reportOf } from '../../../bench/programme-report/run.js';
import { adherenceSays } from '../../../bench/programme-report/words.js';
import { checkProgramme } from '../../../rules/programme/check.js';
import type { PlanWeek } from '../../../rules/programme/plan.js';
import { recommend } from '../../../rules/programme/recommend.js';
import { point } from '../rules/programme/given.js';

const hundred = reportOf('1', 100);

describe('R50, R54: half a year of plans', () => {
  it('stays in bounds, jumps nowhere, tells no week otherwise, and is equal for equals alone', () => {
    expect(checkProgramme(programme)).toEqual([]);
    expect(hundred.found).toEqual(nothingFound());
    expect(hundred.differentPlans).toBe(100);
    const loads = hundred.members.flatMap(({ weeks }) => weeks.flatMap(({ kg }) => kg ?? []));
    expect(loads.length, 'loads were asked for at all').toBeGreaterThan(2_000);
  });

  it('lets who keeps to it do more, by the model', () => {
    const { rises, correlation } = adherenceSays(hundred);
    expect(rises).toBe(true);
    expect(correlation).toBeGreaterThan(0.5);
  });

  it('is the same page for the same seed, to the byte, and another for another', async () => {
    const of = async (seed: string) => pageOf(reportOf(seed, 3));
    const page = await of('2');
    expect(await of('2')).toBe(page);
    expect(await of('3')).not.toBe(page);
    expect(page).toContain('Banister');
  });
});

describe('the report on plans', () => {
  const { weeks } = recommend(
    programme,
    { userId: 'ana', capacities: [] },
    { metrics: [point('one_rep_max', 90, 'leg-press')], workouts: [], machines: [], asOf: Date.UTC(2028, 0) },
  );
  const heavier = (week: PlanWeek, by: number): PlanWeek => ({
    ...week,
    slots: week.slots.map((one) => ({
      ...one,
      numbers: { ...one.numbers, ...(one.numbers.loadGrams && { loadGrams: one.numbers.loadGrams * by }) },
    })),
  });
  const found = (some: readonly PlanWeek[]) => {
    const counted = nothingFound();
    for (const week of some) lookAtWeek(counted, week, programme.bounds.mostOneRepMaxPercent, 90_000);
    lookAtAll(counted, programme, some);
    return counted;
  };

  it('sees a load that is too great, and a jump', () => {
    expect(found(weeks)).toEqual(nothingFound());
    const { jumps, beyondBounds, overMaximum } = found(weeks.map((week) => heavier(week, 1.6)));
    expect(jumps).toBe(0);
    expect(Math.min(beyondBounds, overMaximum)).toBeGreaterThan(15);
    expect(found(weeks.map((week, i) => (i === 10 ? heavier(week, 1.2) : week)))).toMatchObject({ jumps: 1 });
  });

  it('models that training raises what one can do, and rest lets it fade', () => {
    const legs = new Capacity(100, 0.005);
    for (let day = 0; day < 90; day++) legs.day(day % 3 === 0 ? 1 : 0);
    const { now, rested } = legs;
    expect(now).toBeLessThan(rested);
    expect(rested).toBeGreaterThan(105);
    for (let day = 0; day < 30; day++) legs.day(0);
    expect(legs.rested).toBeLessThan(rested);
    expect(legs.now, 'fatigue fades first').toBeGreaterThan(now);
  });
});
