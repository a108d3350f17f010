import { describe, expect, it } from 'vitest';
import { localTime } from '../../../domain/time-zone.js';
import type { Workout } from '../../../schemas/generated/workouts.js';
import { chainFacts, chainOf } from '../../../simulator/year/chain.js';
import { yearOf } from '../../../simulator/year/year.js';

const options = { seed: '7', members: 120, year: 2025 };
const chain = chainOf(options);
const all = [...yearOf(options)];
const count = (accepts: (workout: Workout) => boolean) => all.filter(accepts).length;

describe("R24: a year of a chain's workouts", () => {
  it('is the same for equal seeds, and another for another seed', () => {
    const few = { ...options, members: 20 };
    expect([...yearOf(few)]).toEqual([...yearOf(few)]);
    expect([...yearOf({ ...few, seed: '8' })]).not.toEqual([...yearOf(few)]);
  });

  it('comes in order of time, about 100 workouts a member', () => {
    expect(all.every(({ endedAt }, i) => i === 0 || endedAt >= (all[i - 1]?.endedAt ?? 0))).toBe(true);
    expect(all.length / options.members).toBeGreaterThan(50);
    expect(all.length / options.members).toBeLessThan(200);
  });

  it('never has two people on a machine at once, nor one person on two', () => {
    for (const by of [(one: Workout) => one.equipmentId, (one: Workout) => one.userId || one.workoutId]) {
      const busyUntil = new Map<string, number>();
      for (const workout of all.toSorted((a, b) => a.startedAt - b.startedAt)) {
        expect(workout.startedAt).toBeGreaterThanOrEqual(busyUntil.get(by(workout)) ?? 0);
        busyUntil.set(by(workout), workout.endedAt);
      }
    }
  });

  it('has day and hour by the clock of the gym, summer time included', () => {
    const zones = new Map(chain.gyms.map(({ gymId, timeZone }) => [gymId, timeZone]));
    expect(new Set(zones.values())).toEqual(new Set(['Asia/Singapore', 'Europe/London']));
    for (const { startedAt, gymId, timeZone, localDay, localHour } of all) {
      expect(timeZone).toBe(zones.get(gymId ?? ''));
      const { day, hour } = localTime(startedAt, timeZone ?? '');
      expect([localDay, localHour]).toEqual([day, hour]);
    }
  });

  it('is of members of the chain and of guests, on machines of its gyms', () => {
    const facts = [...chainFacts(chain, options.seed)];
    const keys = (topic: string) => new Set(facts.filter((fact) => fact.topic === topic).map(({ key }) => key));
    expect(keys('users').size).toBe(options.members);
    expect(count(({ userId }) => userId !== '' && !keys('users').has(userId))).toBe(0);
    expect(count(({ userId }) => userId === '')).toBeGreaterThan(0);
    expect(count(({ equipmentId }) => !keys('equipment').has(equipmentId))).toBe(0);
  });

  it('is fuller in January than in December, and has members who come late and who leave', () => {
    const inMonth = (month: string) => count(({ localDay }) => localDay?.slice(5, 7) === month);
    expect(inMonth('01') / inMonth('12')).toBeGreaterThan(1.2);
    expect(chain.members.some(({ joinsOn }) => joinsOn > Date.UTC(2025, 1) / 86_400_000)).toBe(true);
    expect(chain.members.some(({ leavesOn }) => leavesOn < Date.UTC(2025, 10) / 86_400_000)).toBe(true);
  });

  it('adds up: repetitions and tonnage are those of the sets, which lie within the workout', () => {
    for (const { sets, repetitions, tonnageGrams, startedAt, endedAt } of all) {
      expect(repetitions).toBe(sets.reduce((sum, set) => sum + set.repetitions, 0));
      expect(tonnageGrams).toBe(sets.reduce((sum, set) => sum + set.repetitions * set.loadGrams, 0));
      for (const set of sets) expect(startedAt <= set.startedAt && set.endedAt <= endedAt).toBe(true);
    }
  });
});
