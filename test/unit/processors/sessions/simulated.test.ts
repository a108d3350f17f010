import { describe, expect, it } from 'vitest';
import type { ExpectedWorkout } from '../../../../simulator/expected.js';
import { parseFaults } from '../../../../simulator/faults.js';
import { Oracle } from '../../../../simulator/oracle.js';
import { simulate } from '../../../../simulator/simulation.js';
import { facts, world } from '../../../../simulator/world.js';
import { type Event, Machine } from './driver.js';

const from = Date.UTC(2026, 2, 2, 10);
const until = from + 2 * 3_600_000;
const BATCH = 20;

describe('R12: an evening in a gym where everything goes wrong on the way', () => {
  it('gives the sessions that the simulator worked out by itself', () => {
    const options = {
      seed: '7',
      gyms: 1,
      machinesPerGym: 30,
      membersPerGym: 300,
      from,
      until,
      faults: parseFaults('all'),
    };
    const expected: ExpectedWorkout[] = [];
    const oracle = new Oracle((workout) => expected.push(workout));
    const machines = new Map<string, Machine>();
    for (const fact of facts(world(options), options.seed)) {
      oracle.know(fact);
      if (fact.topic === 'equipment') machines.set(fact.key, new Machine(fact.value));
    }
    const waiting = new Map<string, Event[]>();
    const fold = (equipmentId: string, events: Event[]) => machines.get(equipmentId)?.send(events.splice(0));
    for (const { second, records } of simulate(options)) {
      oracle.hear(records);
      for (const record of records) {
        if (record.topic !== 'telemetry') continue;
        const { equipmentId } = record.value;
        const events = waiting.get(equipmentId) ?? [];
        waiting.set(equipmentId, events);
        events.push({ ...record.value, receivedAt: second * 1_000 });
        if (events.length >= BATCH) fold(equipmentId, events);
      }
    }
    for (const [equipmentId, events] of waiting) fold(equipmentId, events);
    oracle.finish();

    expect(expected.length).toBeGreaterThan(50);
    for (const workout of expected) {
      const machine = machines.get(workout.equipmentId);
      if (machine) machine.tick = until + 3_600_000;
      const session = machine?.session(workout.workoutId);
      const { workoutId, averageHeartRateBpm, maxHeartRateBpm, averagePowerW, bodyWeightGrams: _, ...same } = workout;
      expect(session).toMatchObject({ ...same, userId: same.userId || null });
      expect(session?.sessionId).toBe(workoutId);
      const { heartRate, power } = session ?? { heartRate: { count: 0, sum: 0, max: 0 }, power: { count: 0, sum: 0 } };
      expect(heartRate.count ? Number((heartRate.sum / heartRate.count).toPrecision(6)) : null).toBe(
        averageHeartRateBpm,
      );
      expect(heartRate.count ? heartRate.max : null).toBe(maxHeartRateBpm);
      expect(power.count ? Number((power.sum / power.count).toPrecision(6)) : null).toBe(averagePowerW);
    }
    // Enough goes as a gym would have it that members get a VO2max, and a best minute of push-ups.
    const all = expected.flatMap(({ equipmentId, workoutId }) => machines.get(equipmentId)?.session(workoutId) ?? []);
    expect(all.filter(({ stages }) => stages.length > 0).length).toBeGreaterThan(3);
    const most = all.flatMap(({ bestMinutes }) => bestMinutes.map(({ repetitions }) => repetitions));
    expect(Math.max(...most)).toBeGreaterThan(15);
    expect(Math.max(...most)).toBeLessThan(70);

    const told = [...machines.values()].flatMap((machine) => [...machine.states.keys()]);
    expect(told.sort()).toEqual(expected.map((workout) => workout.workoutId).sort());
  });
});
