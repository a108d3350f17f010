/** A session and a body weight make a workout. */
import { energyOf } from '../../domain/energy.js';
import { round6 } from '../../domain/rounding.js';
import type { Equipment } from '../../schemas/generated/equipment.js';
import type { Exercise } from '../../schemas/generated/exercises.js';
import type { IntegerStat, Session } from '../../schemas/generated/sessions.js';
import type { Workout } from '../../schemas/generated/workouts.js';
import type { LocalStart } from './local-start.js';

/** What the catalogue and the scale say about a session. */
interface Circumstances {
  readonly bodyWeightGrams: number | null;
  readonly machine: Pick<Equipment, 'stepHeightMm'> | undefined;
  readonly exercise: Pick<Exercise, 'compendiumCode'> | undefined;
}

/** A workout but for when it began by the clock of its gym. */
export type UndatedWorkout = Omit<Workout, keyof LocalStart>;

/** Mean of the readings divided by `unit`, 6 significant digits; null when there was none. */
export const meanOf = ({ count, sum }: IntegerStat, unit = 1): number | null =>
  count === 0 ? null : round6(sum / count / unit);
const maxOf = ({ count, max }: IntegerStat) => (count === 0 ? null : max);

/** The workout whole, with the body weight used and the energy it gives. */
export function workoutOf(session: Session, { bodyWeightGrams, machine, exercise }: Circumstances): UndatedWorkout {
  const energy = energyOf({
    equipmentType: session.equipmentType,
    effort: session.effort,
    activeMs: session.activeMs,
    cycles: session.cycles,
    stepHeightMm: machine?.stepHeightMm ?? null,
    bodyWeightGrams,
    compendiumCode: exercise?.compendiumCode ?? null,
  });
  return {
    workoutId: session.sessionId,
    userId: session.userId ?? '',
    equipmentId: session.equipmentId,
    gymId: session.gymId,
    equipmentModel: session.equipmentModel,
    equipmentType: session.equipmentType,
    exerciseId: session.exerciseId,
    open: session.open,
    startedAt: session.startedAt,
    endedAt: session.endedAt,
    endReason: session.endReason,
    sets: session.sets,
    repetitions: session.repetitions,
    tonnageGrams: session.tonnageGrams,
    distanceMm: session.distanceMm,
    workJ: session.workJ,
    cycles: session.cycles,
    activeMs: session.activeMs,
    energyKcal: energy.energyKcal,
    energyMethod: energy.method,
    machineEnergyKcal: session.machineEnergyKcal,
    met: energy.met,
    averageHeartRateBpm: meanOf(session.heartRate),
    // A mean that somebody wrote down has no greatest: a heart rate is never 0.
    maxHeartRateBpm: maxOf(session.heartRate) || null,
    averagePowerW: meanOf(session.power),
    maxPowerW: maxOf(session.power),
    bodyWeightGrams,
    events: session.events,
    missing: session.missing,
    quality: session.quality,
    partitions: session.partitions,
    stages: session.stages,
    bestMinutes: session.bestMinutes,
  };
}
