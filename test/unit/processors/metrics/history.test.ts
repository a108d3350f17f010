import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatest, latest, mean, sum } from '../../../../processors/metrics/choose.js';
import { historyOf, nextTime, toldUntil } from '../../../../processors/metrics/history.js';
import { defineMetric, type Point } from '../../../../processors/metrics/metric.js';
import { DAY_MS, mondayOf, periodOf } from '../../../../processors/metrics/periods.js';
import { day, plainHistory, uuid } from './given.js';

const declared = { unit: 'kg', comment: '', formula: { id: 'f', version: 1 }, confidence: 'high' } as const;
const best = defineMetric({ ...declared, name: 'best', choose: greatest });
const point = (n: number, on: number, value: number): Point => ({ id: uuid(n), at: day(on), value });
const [winter, spring] = [Date.UTC(2026, 0), Date.UTC(2026, 3)];
const told = (entries: ReturnType<typeof historyOf>) =>
  entries.map(({ at, value, cause, evidence }) => [(at - day(0)) / DAY_MS, value, cause, evidence.map(numberOf)]);
const numberOf = (id: string) => Number.parseInt(id.slice(-4), 16);

describe('R19, R20: the history of a metric', () => {
  it('names what was lifted, when it is better or as good, and what is left once it is no longer recent', () => {
    const points = [point(1, 10, 100), point(2, 20, 90), point(3, 30, 110), point(4, 40, 110)];
    expect(told(historyOf(best, winter, points))).toEqual([
      [10, 100, 'measured', [1]],
      [30, 110, 'measured', [3]],
      [40, 110, 'measured', [4]],
    ]);
    // 90 days later: the period of spring begins with what winter ended with.
    expect(told(historyOf(best, spring, points))).toEqual([[130, null, 'left_window', []]]);
    expect(told(historyOf(best, spring, [point(1, 10, 100), point(2, 20, 90)]))).toEqual([
      [100, 90, 'left_window', [2]],
      [110, null, 'left_window', []],
    ]);
  });

  it('says that something was measured when that comes just as another thing leaves', () => {
    const points = [point(1, 10, 100), point(2, 100, 90)];
    expect(told(historyOf(best, spring, points))).toEqual([[100, 90, 'measured', [2]]]);
  });

  it('refuses a window that reaches beyond the quarter before', () => {
    expect(() => defineMetric({ ...declared, name: 'long', choose: latest, windowDays: 91 })).toThrow(
      'long: a window of 91 days; it may have up to 90',
    );
  });

  it('is, period by period, what looking at all points at every time gives, and wakes when it has more to tell', () => {
    const metrics = [
      best,
      defineMetric({ ...best, selects: true }),
      defineMetric({ ...declared, name: 'latest', choose: latest, selects: true, windowDays: 60 }),
      defineMetric({ ...declared, name: 'mean', choose: mean, windowDays: 28 }),
      defineMetric({ ...declared, name: 'week', choose: sum, windowDays: 7, settlesMs: DAY_MS / 2 }),
    ];
    const points = fc.uniqueArray(
      fc.record({ n: fc.nat(999), on: fc.integer({ min: 0, max: 400 }), value: fc.nat(5) }),
      { selector: ({ n }) => n, maxLength: 12 },
    );
    fc.assert(
      fc.property(points, fc.constantFrom(...metrics), fc.integer({ min: 0, max: 500 }), (some, metric, now) => {
        const all = some.map(({ n, on, value }) => point(n, on, value));
        const tick = day(now);
        const found: object[] = [];
        for (
          let { from, to } = periodOf(day(0), metric.windowDays);
          from < day(600);
          { from, to } = periodOf(to, metric.windowDays)
        ) {
          const before = periodOf(from - 1, metric.windowDays).from;
          const own = all.filter(({ at }) => before <= at && at < to);
          const entries = historyOf(metric, from, own);
          const until = toldUntil(metric, own, tick);
          found.push(
            ...entries.filter(({ at }) => at <= until).map(({ at, value, evidence }) => ({ at, value, evidence })),
          );
          const next = entries.find(({ at }) => at > until);
          expect(nextTime(metric, from, own, tick)).toBe(next ? next.at + metric.settlesMs : null);
        }
        expect(found).toEqual(plainHistory(metric, all, tick));
      }),
      { numRuns: 300 },
    );
  });
});

describe('periods', () => {
  it('are weeks from Monday, months and quarters, in UTC', () => {
    const at = Date.parse('2024-02-29T23:59:59.999Z');
    const days = ({ from, to }: { from: number; to: number }) =>
      [from, to].map((time) => new Date(time).toISOString().slice(0, 10));
    expect(days(periodOf(at, 7))).toEqual(['2024-02-26', '2024-03-04']);
    expect(days(periodOf(at, 28))).toEqual(['2024-02-01', '2024-03-01']);
    expect(days(periodOf(at, 90))).toEqual(['2024-01-01', '2024-04-01']);
    expect(new Date(mondayOf(Date.UTC(1969, 11, 28))).toISOString()).toBe('1969-12-22T00:00:00.000Z');
  });

  it('are never shorter than the window, so that it reaches no further than the period before', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 4e12 }), fc.integer({ min: 1, max: 90 }), (at, windowDays) => {
        const { from, to } = periodOf(at, windowDays);
        expect(from <= at && at < to).toBe(true);
        expect(to - from).toBeGreaterThanOrEqual(windowDays * DAY_MS);
        expect(periodOf(to, windowDays).from).toBe(to);
      }),
    );
  });
});
