/** A workout as the platform would tell it, from what was done on a machine. */
import type { Workout } from '../../schemas/generated/workouts.js';
import type { Machine } from '../world.js';
import { type Effort, effortOf, type Setting } from './efforts.js';

/** Where and when; times in ms since the epoch. */
export interface Occasion extends Setting {
  readonly machine: Machine;
  readonly startedAt: number;
  readonly timeZone: string;
  readonly localDay: string;
  readonly localHour: number;
}

const round6 = (value: number) => Number(value.toPrecision(6));
/** Sessions of which a few messages were lost. */
const GAPS = 0.01;

/** The workout, ended and whole. */
export function workoutOf(occasion: Occasion): Workout {
  const { person, machine, draw, startedAt, timeZone, localDay, localHour } = occasion;
  const effort = effortOf(occasion);
  const { sets, durationMs, activeMs, met, averagePowerW } = effort;
  const missing = draw.chance(GAPS) ? draw.whole(1, 9) : 0;
  const kcal = met === null ? null : (met * 3.5 * (person.weightGrams / 1_000) * (activeMs / 60_000)) / 200;
  return {
    workoutId: draw.uuid(),
    userId: person.userId ?? '',
    equipmentId: machine.equipmentId,
    gymId: machine.gymId,
    equipmentModel: machine.model,
    equipmentType: machine.type,
    exerciseId: effort.exerciseId,
    open: false,
    startedAt,
    endedAt: startedAt + durationMs,
    endReason: draw.chance(person.leavesWithoutStop) ? 'IDLE' : 'USER',
    sets: sets.map((set) => ({ ...set, startedAt: startedAt + set.startedAt, endedAt: startedAt + set.endedAt })),
    repetitions: sets.reduce((sum, { repetitions }) => sum + repetitions, 0),
    tonnageGrams: sets.reduce((sum, { repetitions, loadGrams }) => sum + repetitions * loadGrams, 0),
    distanceMm: effort.distanceMm,
    workJ: effort.workJ,
    cycles: effort.cycles,
    activeMs,
    energyKcal: kcal && round6(kcal),
    energyMethod: kcal === null ? 'none: nothing to estimate it from' : 'simulated v1',
    machineEnergyKcal: null,
    met: met && round6(met),
    ...heartRates(occasion, effort),
    averagePowerW,
    maxPowerW: averagePowerW && Math.round(averagePowerW * draw.between(1.1, 1.6)),
    bodyWeightGrams: person.weightGrams,
    events: Math.round(durationMs / 1_000) + 2 - missing,
    missing,
    quality: [],
    partitions: [],
    stages: [],
    bestMinutes: [],
    ...{ timeZone, localDay, localHour },
  };
}

/** By Karvonen's share of the reserve; null without a strap. */
function heartRates({ person, draw }: Occasion, { intensity }: Effort) {
  if (!person.heartRateStrap) return { averageHeartRateBpm: null, maxHeartRateBpm: null };
  const { restingHeartRateBpm: rest, maxHeartRateBpm: max } = person;
  const average = rest + (max - rest) * intensity;
  return {
    averageHeartRateBpm: round6(average + draw.between(-4, 4)),
    maxHeartRateBpm: Math.min(Math.round(average + draw.between(8, 35)), max),
  };
}
