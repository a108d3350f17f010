import { describe, expect, it } from 'vitest';
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { parseFaults } from '../../../simulator/faults.js';
import { simulate } from '../../../simulator/simulation.js';
import { EVENING, HOUR_MS, options } from './world-size.js';

interface Heard {
  readonly second: number;
  readonly event: Telemetry;
}

const hear = (faults: string, hours = 2): Heard[] =>
  [...simulate(options({ faults: parseFaults(faults), until: EVENING + hours * HOUR_MS }))].flatMap(
    ({ second, records }) =>
      records.flatMap((record) => (record.topic === 'telemetry' ? [{ second, event: record.value }] : [])),
  );
const identity = ({ event }: Heard) => `${event.sessionId}/${event.sequence}`;
const sessionsOf = (heard: readonly Heard[]) => {
  const sessions = new Map<string, Telemetry[]>();
  for (const { event } of heard) {
    const session = sessions.get(event.sessionId);
    if (session) session.push(event);
    else sessions.set(event.sessionId, [event]);
  }
  return [...sessions.values()];
};

const clean = hear('none');

describe('faults on demand', () => {
  it('none: every message once', () => {
    expect(new Set(clean.map(identity)).size).toBe(clean.length);
  });

  it('repeats: some messages again, with the same content, within a minute', () => {
    const heard = hear('repeats');
    const first = new Map<string, Heard>();
    let repeats = 0;
    for (const one of heard) {
      const former = first.get(identity(one));
      if (!former) first.set(identity(one), one);
      else {
        repeats += 1;
        expect(one.event).toEqual(former.event);
        expect(one.second - former.second).toBeLessThanOrEqual(60);
      }
    }
    expect([...first.keys()].sort()).toEqual(clean.map(identity).sort());
    expect(repeats / clean.length).toBeCloseTo(0.006, 2);
    expect(repeats).toBeGreaterThan(100);
  });

  it('disorder: all messages, some of them up to 30 s late', () => {
    const heard = hear('disorder');
    expect(heard.map(identity).sort()).toEqual(clean.map(identity).sort());
    const late = heard.filter(({ second, event }) => second > Math.floor(event.at / 1_000));
    expect(late.length).toBeGreaterThan(100);
    for (const { second, event } of late) expect(second - Math.floor(event.at / 1_000)).toBeLessThanOrEqual(30);
  });

  it('loss: some messages never, up to 20 in a row and more only by chance', () => {
    const heard = new Set(hear('loss').map(identity));
    const lost = clean.filter((one) => !heard.has(identity(one)));
    expect(lost.length / clean.length).toBeGreaterThan(0.002);
    expect(lost.length / clean.length).toBeLessThan(0.02);
    expect(heard.size + lost.length).toBe(clean.length);
  });

  it('silence: some sessions end without a word, half-way or at their end', () => {
    const silent = sessionsOf(hear('silence')).filter((session) => session.at(-1)?.ended === null);
    const unfinished = sessionsOf(clean).filter((session) => session.at(-1)?.ended === null);
    expect(silent.length).toBeGreaterThan(unfinished.length + 10);
  });

  it('power-loss: some machines say so, some say nothing, and stay dark for a minute', () => {
    // One session in forty says so: two hours have only a handful of them.
    const sessions = sessionsOf(hear('power-loss', 6));
    const told = sessions.filter((session) => session.at(-1)?.ended?.reason === 'POWER_LOSS');
    expect(told.length).toBeGreaterThan(2);
    for (const session of told) {
      const [first] = session;
      const end = session.at(-1)?.at ?? 0;
      const next = sessions.find((other) => other[0]?.equipmentId === first?.equipmentId && (other[0]?.at ?? 0) > end);
      if (next) expect((next[0]?.at ?? 0) - end).toBeGreaterThan(60_000);
    }
  });

  it('wrap: some counters of 16 bits run over, and some counters start again', () => {
    const falls = sessionsOf(hear('wrap')).flatMap((session) => {
      const work = session.flatMap(({ reading }) => (reading?.workJ == null ? [] : [reading.workJ]));
      return work.flatMap((now, i) => ((work[i - 1] ?? 0) > now ? [{ before: work[i - 1] ?? 0, now }] : []));
    });
    expect(falls.filter(({ before, now }) => before > 60_000 && now < 5_000).length).toBeGreaterThan(3);
    expect(falls.filter(({ before, now }) => before < 49_152 && now < 5_000).length).toBeGreaterThan(3);
  });

  it('poison: bad records of every kind beside the good ones, which stay as they are', () => {
    const seconds = [...simulate(options({ faults: parseFaults('poison'), until: EVENING + 2 * HOUR_MS }))];
    const records = seconds.flatMap((one) => one.records);
    const bad = records.flatMap((record) => (record.topic === 'poison' ? [record.value] : []));
    expect(new Set(bad.map(({ kind }) => kind)).size).toBe(11);
    expect(records.length - bad.length).toBe(
      [...simulate(options({ until: EVENING + 2 * HOUR_MS }))].flatMap((one) => one.records).length,
    );
    expect(hear('poison').map(({ event }) => event)).toEqual(clean.map(({ event }) => event));
    const sessions = new Set(clean.map(({ event }) => event.sessionId));
    for (const { event } of bad) expect(sessions.has(event.sessionId)).toBe(false);
  });

  it('are told by name, and an unknown one is refused with the known ones', () => {
    expect([...parseFaults('repeats, wrap')]).toEqual(['repeats', 'wrap']);
    expect(parseFaults('all').size).toBe(7);
    expect(parseFaults('none').size).toBe(0);
    expect(() => parseFaults('gremlins')).toThrow(/unknown fault “gremlins”; known are all, none, repeats/);
  });
});
