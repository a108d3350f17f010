import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../schemas/generated/telemetry.js';
import { courseOf } from '../../../simulator/curves/courses.js';
import { heart } from '../../../simulator/curves/heart.js';
import { person } from '../../../simulator/people.js';
import { random } from '../../../simulator/random.js';
import { type Machine, world } from '../../../simulator/world.js';

const machines = world({ seed: '1', gyms: 1, machinesPerGym: 40, membersPerGym: 0 })[0]?.machines ?? [];
const trainable = machines.filter((machine) => machine.family !== 'scale');

function train(machine: Machine, seed: string) {
  const draw = random(seed);
  const member = person(`${seed}/member`, 600, true);
  const course = courseOf({ person: member, machine, heart: heart(member, draw), draw });
  if (!course) throw new Error(`${machine.equipmentId} has no course`);
  const readings: Reading[] = [];
  const exercises: string[] = course.exerciseId ? [course.exerciseId] : [];
  let seconds = 0;
  for (let signal = course.signals.next(); !signal.done; signal = course.signals.next()) {
    seconds += 1;
    if ('reading' in signal.value) readings.push(signal.value.reading);
    else exercises.push(signal.value.exerciseId);
  }
  return { member, readings, exercises, seconds };
}

const anySession = fc.record({ machine: fc.constantFrom(...trainable), seed: fc.string() });
const counters = ['repetitions', 'cycles', 'distanceMm', 'workJ', 'machineEnergyKcal'] as const;
const values = (readings: readonly Reading[], name: Exclude<keyof Reading, 'paused'>) =>
  readings.flatMap((reading) => (reading[name] === null ? [] : [reading[name]]));

describe('what a machine says while somebody trains', () => {
  it('has counters of whole numbers that begin near 0 and never fall', () => {
    fc.assert(
      fc.property(anySession, ({ machine, seed }) => {
        const { readings } = train(machine, seed);
        for (const name of counters) {
          const counted = values(readings, name);
          expect(counted.every((value, i) => Number.isInteger(value) && value >= (counted[i - 1] ?? 0))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('has a heart rate between rest and maximum that never jumps', () => {
    fc.assert(
      fc.property(anySession, ({ machine, seed }) => {
        const { readings, member } = train(machine, seed);
        const rates = readings.map(({ heartRateBpm }) => heartRateBpm);
        const least = member.restingHeartRateBpm - 5;
        expect(rates.filter((rate) => rate !== null && (rate < least || rate > member.maxHeartRateBpm))).toEqual([]);
        const jumps = rates.filter((rate, i) => Math.abs((rate ?? 0) - (rates[i - 1] ?? rate ?? 0)) > 8);
        expect(jumps.filter((rate) => rate !== null)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('has values that Avro and the platform accept, in sessions of up to an hour', () => {
    fc.assert(
      fc.property(anySession, ({ machine, seed }) => {
        const { readings, seconds } = train(machine, seed);
        // The least is a weak member's one set of two pull-ups: 4 s to get ready, and 2 × 60/22 s.
        expect(seconds).toBeGreaterThanOrEqual(9);
        expect(seconds).toBeLessThanOrEqual(3_600);
        const numbers = readings.flatMap(({ paused: _, ...others }) => Object.values(others));
        expect(numbers.filter((value) => value !== null && (!Number.isInteger(value) || value < 0))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('works the heart harder the longer a steady run lasts', () => {
    const treadmill = trainable.find((machine) => machine.family === 'treadmill');
    if (!treadmill) throw new Error('no treadmill');
    const rises = Array.from({ length: 60 }, (_, seed) => {
      const { readings } = train(treadmill, `run ${seed}`);
      const early = values(readings.slice(240, 420), 'heartRateBpm');
      const late = values(readings.slice(-300, -120), 'heartRateBpm');
      const mean = (rates: number[]) => rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
      return mean(late) - mean(early);
    }).filter((rise) => !Number.isNaN(rise));
    expect(rises.filter((rise) => rise > 0).length).toBeGreaterThan(rises.length / 2);
  });
});

describe('a weight machine', () => {
  const stacks = trainable.filter((machine) => machine.family === 'strength');

  it('is loaded in steps of its stack, and is worked in sets with rests', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stacks), fc.string(), (machine, seed) => {
        const { readings } = train(machine, seed);
        for (const load of values(readings, 'loadGrams')) expect(load % machine.stepGrams).toBe(0);
        const repetitions = values(readings, 'repetitions').at(-1) ?? 0;
        expect(repetitions).toBeGreaterThan(10);
        const longestRest = Math.max(...restsOf(readings));
        expect(longestRest).toBeGreaterThanOrEqual(40);
      }),
      { numRuns: 60 },
    );
  });

  it('names the exercise on stations that have several, and sometimes changes it', () => {
    const cable = stacks.find((machine) => machine.exercises.length > 0);
    if (!cable) throw new Error('no cable station');
    const sessions = Array.from({ length: 40 }, (_, seed) => train(cable, `cable ${seed}`).exercises);
    for (const exercises of sessions) expect(cable.exercises).toEqual(expect.arrayContaining(exercises));
    expect(new Set(sessions.map((exercises) => exercises.length))).toEqual(new Set([1, 2]));
  });
});

/** Seconds between repetitions. */
function restsOf(readings: readonly Reading[]): number[] {
  const rests: number[] = [];
  let since = 0;
  readings.forEach((reading, second) => {
    if (reading.repetitions === (readings[second - 1]?.repetitions ?? 0)) return;
    rests.push(second - since);
    since = second;
  });
  return rests;
}
