import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkBodyMeasurement, checkEnteredWorkout, checkTelemetry } from '../../../schemas/checks.js';
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { CLOSES_MINUTE, DAY_S, OPENS_MINUTE, secondOf } from '../../../simulator/calendar.js';
import { dayBegun, milestoneOf } from '../../../simulator/past/milestone.js';
import { type PastOptions, pastDayOf, pastOf, spanOf } from '../../../simulator/past/past.js';
import { REGULARS_PER_GYM, regularsOf } from '../../../simulator/past/regulars.js';
import { outingsOf, testsOf } from '../../../simulator/past/written.js';
import { simulate } from '../../../simulator/simulation.js';
import { world } from '../../../simulator/world.js';
import { EVENING } from './world-size.js';

const DAY = pastDayOf(EVENING);
const past: PastOptions = { seed: '7', gyms: 2, machinesPerGym: 40, membersPerGym: 120, day: DAY, weeks: 4 };

const recordsOf = (options: PastOptions) => [...pastOf(options)].flatMap(({ records }) => records);
const digest = (options: PastOptions) =>
  createHash('sha256')
    .update(JSON.stringify(recordsOf(options)))
    .digest('hex');

describe('a past', () => {
  const records = recordsOf(past);
  const sessions = new Map<string, Telemetry[]>();
  for (const { topic, value } of records)
    if (topic === 'telemetry') sessions.set(value.sessionId, [...(sessions.get(value.sessionId) ?? []), value]);
  const all = [...sessions.values()];
  const spans = all.map((messages) => ({
    messages,
    from: messages[0]?.at ?? 0,
    to: messages.at(-1)?.at ?? 0,
    machine: messages[0]?.equipmentId ?? '',
    user: messages.map(({ started, changed }) => changed?.userId ?? started?.userId).find(Boolean) ?? null,
  }));
  const regulars = regularsOf(world(past), past.seed, past.weeks);

  it('R60: is the same for equal seeds and days, and another for another seed or day', () => {
    const brief = { ...past, weeks: 1 };
    expect(digest(brief)).toBe(digest(brief));
    expect(digest({ ...brief, seed: '8' })).not.toBe(digest(brief));
    expect(digest({ ...brief, day: DAY + 1 })).not.toBe(digest(brief));
  });

  it('lies wholly before the day that it leads up to', () => {
    const { from, until } = spanOf(past);
    expect(until).toBe(secondOf(DAY, 0) * 1_000);
    expect(until - from).toBe(28 * DAY_S * 1_000);
    expect(records.filter(({ at }) => at < from || at >= until)).toEqual([]);
  });

  it('tells sessions whole, numbered from 0, as machines that were offline do', () => {
    expect(all.length).toBeGreaterThan(500);
    for (const messages of all) {
      expect(messages.map(({ sequence }) => sequence)).toEqual(messages.map((_, n) => n));
      expect(messages[0]?.started).not.toBeNull();
      expect(messages.at(-1)?.ended).not.toBeNull();
      // Time between readings further apart than 10 s would not count as exercise, nor repetitions 15 s apart as one set.
      const steps = messages.slice(1).map(({ at }, n) => at - (messages[n]?.at ?? 0));
      expect(Math.max(...steps)).toBeLessThanOrEqual(6_000);
    }
  });

  it('sends nothing that the platform would refuse', () => {
    const why = ({ topic, value, at }: (typeof records)[number]) =>
      topic === 'telemetry' ? checkTelemetry(value, at) : topic === 'poison' ? topic : checkBodyMeasurement(value, at);
    expect(records.filter((record) => why(record) !== null)).toEqual([]);
  });

  it('has nobody on two machines, and no machine with two people, at a time', () => {
    const overlaps = (of: (span: (typeof spans)[number]) => string | null) => {
      const until = new Map<string, number>();
      return [...spans]
        .sort((one, other) => one.from - other.from)
        .filter((span) => {
          const who = of(span);
          if (who === null) return false;
          const overlaps = span.from < (until.get(who) ?? 0);
          until.set(who, Math.max(until.get(who) ?? 0, span.to));
          return overlaps;
        });
    };
    expect(overlaps(({ machine }) => machine)).toEqual([]);
    expect(overlaps(({ user }) => user)).toEqual([]);
  });

  it('keeps to the opening hours of a gym that closes', () => {
    const minuteOf = (at: number) => Math.floor(at / 60_000 + 480) % 1_440;
    const there = spans.filter(({ machine }) => machine.startsWith('gym-2-'));
    expect(there.length).toBeGreaterThan(100);
    expect(there.filter(({ from }) => minuteOf(from) < OPENS_MINUTE || minuteOf(from) >= CLOSES_MINUTE)).toEqual([]);
  });

  it('is of regulars and their guests, who rest between visits', () => {
    const ids = new Set(regulars.map(({ person }) => person.userId));
    expect(regulars.length).toBe(2 * REGULARS_PER_GYM);
    expect(spans.filter(({ user }) => user !== null && !ids.has(user))).toEqual([]);
    expect(spans.some(({ user }) => user === null)).toBe(true);
    const loyal = regulars.filter(({ joinsIn, leavesIn }) => joinsIn === 0 && leavesIn === past.weeks);
    expect(loyal.length).toBeGreaterThan(10);
    for (const { person } of loyal) {
      const days = new Set(spans.filter(({ user }) => user === person.userId).map(({ from }) => pastDayOf(from)));
      expect(days.size).toBeGreaterThan(1);
      expect(days.size).toBeLessThan(7 * past.weeks);
    }
  });

  it('ends with people as strong as they are now, who began with less', () => {
    const heaviest = (week: number) => {
      const from = secondOf(DAY - 7 * (past.weeks - week), 0) * 1_000;
      const loads = spans
        .filter((span) => span.user !== null && span.from >= from && span.from < from + 7 * DAY_S * 1_000)
        .map(({ messages }) => Math.max(...messages.map(({ reading }) => reading?.loadGrams ?? 0)));
      return loads.reduce((sum, load) => sum + load, 0) / loads.filter((load) => load > 0).length;
    };
    expect(heaviest(3)).toBeGreaterThan(heaviest(0));
  });

  it('has outings that were written down, and tests of fitness', () => {
    const long = { ...past, weeks: 12 };
    const outings = [...outingsOf(regularsOf(world(past), past.seed, 12), long)];
    expect(outings.length).toBeGreaterThan(10);
    for (const outing of outings) expect(checkEnteredWorkout(outing, outing.at)).toBeNull();
    const tests = [...testsOf(regulars, past)];
    expect(tests.length).toBeGreaterThan(2);
    for (const { takenAt, runSeconds } of tests) {
      expect(takenAt).toBeLessThan(spanOf(past).until);
      expect(runSeconds).toBeGreaterThan(480);
      expect(runSeconds).toBeLessThan(2_700);
    }
  });

  it('is followed by a gym in which some of the regulars train as it begins', () => {
    const ids = new Set(regulars.map(({ person }) => person.userId));
    const { from, until } = { from: EVENING, until: EVENING + 60_000 };
    const users = (regulars: ReadonlySet<string>) =>
      [...simulate({ ...past, from, until, faults: new Set(), regulars })].flatMap(({ records }) =>
        records.flatMap((record) => (record.topic === 'telemetry' ? [record.value.started?.userId ?? ''] : [])),
      );
    const there = users(ids).filter((user) => ids.has(user));
    expect(there.length).toBeGreaterThan(users(new Set()).filter((user) => ids.has(user)).length);
    expect(there.length).toBeGreaterThanOrEqual(6);
  });

  it('is known again by its challenge, from which everybody counts since they joined', () => {
    const { challenge, enrolments } = milestoneOf(regulars, past);
    expect(dayBegun(['ten-days-2025-10', challenge.challengeId])).toBe(DAY);
    expect(dayBegun(['ten-days-2025-10'])).toBeNull();
    expect(challenge.from).toBe(spanOf(past).from);
    expect(enrolments.filter(({ joinedAt }) => joinedAt < challenge.from || joinedAt >= spanOf(past).until)).toEqual(
      [],
    );
    expect(enrolments.length).toBe(regulars.length);
  });
});
