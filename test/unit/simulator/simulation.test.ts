import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exerciseCatalogue } from '../../../domain/exercises.js';
import { checkBodyMeasurement, checkTelemetry } from '../../../schemas/checks.js';
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { parseFaults } from '../../../simulator/faults.js';
import { type SimulationOptions, simulate } from '../../../simulator/simulation.js';
import { facts, world } from '../../../simulator/world.js';
import { EVENING, HOUR_MS, options } from './world-size.js';

const digest = (given: SimulationOptions) => {
  const hash = createHash('sha256');
  for (const { second, records } of simulate(given)) hash.update(`${second} ${JSON.stringify(records)}\n`);
  return hash.digest('hex');
};
const telemetryOf = (given: SimulationOptions): Telemetry[] =>
  [...simulate(given)].flatMap(({ records }) =>
    records.flatMap((record) => (record.topic === 'telemetry' ? [record.value] : [])),
  );
const bySession = (events: readonly Telemetry[]) => {
  const sessions = new Map<string, Telemetry[]>();
  for (const event of events) {
    const session = sessions.get(event.sessionId);
    if (session) session.push(event);
    else sessions.set(event.sessionId, [event]);
  }
  return [...sessions.values()];
};

describe('an evening in the simulated gyms', () => {
  const events = telemetryOf(options());
  const sessions = bySession(events);

  it('R60: is the same, byte for byte, for equal seeds, and another for another seed', () => {
    const brief = { until: EVENING + HOUR_MS / 3 };
    expect(digest(options(brief))).toBe(digest(options(brief)));
    expect(digest(options({ ...brief, seed: '8' }))).not.toBe(digest(options(brief)));
    const faults = parseFaults('all');
    expect(digest(options({ ...brief, faults }))).toBe(digest(options({ ...brief, faults })));
  });

  it('has many people training', () => {
    expect(sessions.length).toBeGreaterThan(60);
    expect(events.length).toBeGreaterThan(20_000);
  });

  it('numbers the messages of a session from 0, one a second, with `started` first', () => {
    for (const session of sessions) {
      expect(session.map(({ sequence }) => sequence)).toEqual(session.map((_, i) => i));
      expect(session[0]?.started).not.toBeNull();
      const gaps = session.slice(1).map(({ at }, i) => at - (session[i]?.at ?? 0));
      expect(gaps.filter((gap) => gap < 960 || gap > 1_040)).toEqual([]);
    }
  });

  it('sends nothing that the platform would refuse', () => {
    expect(events.filter((event) => checkTelemetry(event, event.at) !== null)).toEqual([]);
    for (const { topic, value } of facts(world(options()), '7')) {
      if (topic === 'body-measurements') expect(checkBodyMeasurement(value, value.at)).toBeNull();
    }
  });

  it('R18: weighs some, and hears the hearts of most of them, which tells VO2max later', () => {
    const members = new Map(world(options()).flatMap((gym) => gym.members.map((member) => [member.userId, member])));
    const weighings = [...simulate(options())].flatMap(({ records }) =>
      records.flatMap((record) => (record.topic === 'body-measurements' ? [record.value] : [])),
    );
    expect(weighings.filter((one) => checkBodyMeasurement(one, one.at) !== null)).toEqual([]);
    const heard = weighings.filter((one) => one.restingHeartRateBpm !== null);
    expect(heard.length).toBeGreaterThan(2);
    expect(heard.length).toBeLessThan(weighings.length);
    for (const { userId, restingHeartRateBpm } of heard) {
      const rest = members.get(userId)?.restingHeartRateBpm ?? restingHeartRateBpm ?? 0;
      expect(Math.abs((restingHeartRateBpm ?? 0) - rest)).toBeLessThan(12);
    }
  });

  it('has one session on a machine at a time', () => {
    const machines = new Map<string, Telemetry[][]>();
    for (const session of sessions) {
      const equipmentId = session[0]?.equipmentId ?? '';
      machines.set(equipmentId, [...(machines.get(equipmentId) ?? []), session]);
    }
    for (const onOne of machines.values()) {
      const times = onOne.map((session) => [session[0]?.at ?? 0, session.at(-1)?.at ?? 0] as const);
      times.sort(([one], [other]) => one - other);
      for (let i = 1; i < times.length; i++) expect(times[i]?.[0]).toBeGreaterThan(times[i - 1]?.[1] ?? 0);
    }
  });

  it('has nobody on two machines at once', () => {
    const users = new Map<string, Telemetry[][]>();
    for (const session of sessions) {
      const userId = session.findLast(({ started, changed }) => started?.userId ?? changed?.userId);
      const id = userId?.started?.userId ?? userId?.changed?.userId;
      if (id) users.set(id, [...(users.get(id) ?? []), session]);
    }
    for (const ofOne of users.values()) {
      for (let i = 1; i < ofOne.length; i++) {
        expect(ofOne[i]?.[0]?.at).toBeGreaterThan(ofOne[i - 1]?.at(-1)?.at ?? 0);
      }
    }
  });

  it('tells events in order of time, none before the start or after the end', () => {
    expect(events.filter(({ at }, i) => at < (events[i - 1]?.at ?? 0))).toEqual([]);
    expect(events[0]?.at).toBeGreaterThanOrEqual(EVENING);
    expect(events.at(-1)?.at).toBeLessThan(EVENING + HOUR_MS);
  });

  it('has guests, cards tapped late, pauses, and sessions that nobody stopped', () => {
    const ends = sessions.flatMap((session) => session.at(-1)?.ended?.reason ?? []);
    expect(ends).toContain('USER');
    expect(ends).toContain('IDLE');
    expect(events.some(({ changed }) => changed?.userId)).toBe(true);
    expect(events.some(({ changed }) => changed?.exerciseId)).toBe(true);
    expect(events.some(({ reading }) => reading?.paused)).toBe(true);
    expect(sessions.some((session) => session.every((event) => !event.started?.userId && !event.changed?.userId))).toBe(
      true,
    );
  });
});

describe('the days of the gyms', () => {
  it('keeps the doors shut from 23:00 to 06:00, but for the gym that never closes', () => {
    const night = { gyms: 2, from: EVENING + 6 * HOUR_MS, until: EVENING + 8 * HOUR_MS };
    const gyms = new Set(telemetryOf(options(night)).map(({ equipmentId }) => equipmentId.slice(0, 5)));
    expect([...gyms]).toEqual(['gym-1']);
  });

  it('has a quarter of the machines busy within a minute of the start, at any hour', () => {
    for (let hour = 0; hour < 24; hour += 4) {
      const from = EVENING + hour * HOUR_MS;
      const seconds = [...simulate(options({ gyms: 1, membersPerGym: 800, from, until: from + 61_000 }))];
      expect(seconds[60]?.sessions).toBeGreaterThanOrEqual(10);
    }
  });

  it('goes on over midnight without end, in little memory', () => {
    let days = 0;
    for (const { second } of simulate(options({ gyms: 1, machinesPerGym: 3, membersPerGym: 20, until: null }))) {
      if (second % 86_400 === 0) days += 1;
      if (days === 7) break;
    }
    expect(days).toBe(7);
  });
});

describe('the world of a seed', () => {
  const all = [...facts(world(options({ gyms: 2 })), '7')];

  it('has a machine of every type in a gym of 40', () => {
    const types = new Set(
      all.flatMap((fact) => (fact.topic === 'equipment' && fact.value.gymId === 'gym-2' ? [fact.value.type] : [])),
    );
    expect(types.size).toBe(18);
    expect(all.filter((fact) => fact.topic === 'equipment')).toHaveLength(80);
  });

  it('names exercises of the catalogue only, on machines that they are done on', () => {
    const catalogue = new Map(exerciseCatalogue.map((exercise) => [exercise.exerciseId, exercise]));
    for (const machine of world(options())[0]?.machines ?? []) {
      for (const id of [machine.exerciseId, ...machine.exercises]) {
        if (id !== null)
          expect(catalogue.get(id)?.equipmentTypes, `${id} on a ${machine.type}`).toContain(machine.type);
      }
    }
  });

  it('publishes each fact under its own key, once', () => {
    const keys = all.map((fact) => `${fact.topic}/${fact.key}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const fact of all) {
      if (fact.topic === 'users') expect(fact.value.birthDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});
