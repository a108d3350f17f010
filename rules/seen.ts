/** A workout as the nodes of a rule see it: with all that many of them ask for, worked out once. */
import type { Day } from './calendar.js';
import type { TrainedSet, TrainedWorkout } from './facts.js';
import type { Reason } from './reasons.js';

/** Values of sets, of which there is at least one. */
export interface OfSets {
  readonly values: readonly number[];
  readonly sets: readonly TrainedSet[];
  readonly sum: number;
  readonly most: number;
}

/** The value of a whole workout, those of its sets, the names of different things (at least one), or the reason why there is nothing. */
export type Figure = number | OfSets | readonly string[] | Reason;

/** Tells the figure of a workout. */
export interface FigureOf {
  /** More than one asks for it, or one again and again. */
  isShared: boolean;
  of(workout: Seen): Figure;
}

/** A workout, or the part of it, that belongs to a group. */
export interface Part {
  readonly name: string | number;
  /** When the group ends by itself, ms; infinite: never. */
  readonly end: number;
  readonly workout: Seen;
}

/** What of a workout depends on where and by whom it was done. */
interface Around {
  /** On which it began. */
  readonly day: Day;
  /** By the clock on the wall, minutes after midnight. */
  readonly startMinute: number;
  readonly endMinute: number;
  /** Mean heart rate as a share of the reserve, by the maximum and resting heart rate of the day; null: not known. */
  readonly reserveShare: number | null;
}

/**
 * A workout, or the part of it that belongs to a group. A class that names its fields, since objects that are made by spreading others
 * have no layout in common, and reading a field of such costs ten times as much.
 */
export class Seen implements TrainedWorkout, Around {
  readonly workoutId: TrainedWorkout['workoutId'];
  readonly startedAt: TrainedWorkout['startedAt'];
  readonly endedAt: TrainedWorkout['endedAt'];
  readonly open: TrainedWorkout['open'];
  readonly sensor: TrainedWorkout['sensor'];
  readonly gymId: TrainedWorkout['gymId'];
  readonly equipmentId: TrainedWorkout['equipmentId'];
  readonly equipmentType: TrainedWorkout['equipmentType'];
  readonly equipmentModel: TrainedWorkout['equipmentModel'];
  readonly exerciseId: TrainedWorkout['exerciseId'];
  readonly muscles: TrainedWorkout['muscles'];
  readonly activeMs: TrainedWorkout['activeMs'];
  readonly distanceMm: TrainedWorkout['distanceMm'];
  readonly workJ: TrainedWorkout['workJ'];
  readonly cycles: TrainedWorkout['cycles'];
  readonly energyCal: TrainedWorkout['energyCal'];
  readonly met: TrainedWorkout['met'];
  readonly averageHeartRateBpm: TrainedWorkout['averageHeartRateBpm'];
  readonly averagePowerW: TrainedWorkout['averagePowerW'];
  readonly mostInAMinute: TrainedWorkout['mostInAMinute'];
  readonly personalBests: TrainedWorkout['personalBests'];
  readonly sets: TrainedWorkout['sets'];
  readonly day: Day;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly reserveShare: number | null;
  /** What measures made of it, by the number that the scene gave them. */
  readonly figures: (Figure | undefined)[] = [];
  /** How it is told apart, by the name of the grouping. */
  readonly parts: Record<string, readonly Part[]> = {};

  /** With these of its sets alone. */
  constructor(workout: TrainedWorkout, around: Around, sets: readonly TrainedSet[]) {
    this.workoutId = workout.workoutId;
    this.startedAt = workout.startedAt;
    this.endedAt = workout.endedAt;
    this.open = workout.open;
    this.sensor = workout.sensor;
    this.gymId = workout.gymId;
    this.equipmentId = workout.equipmentId;
    this.equipmentType = workout.equipmentType;
    this.equipmentModel = workout.equipmentModel;
    this.exerciseId = workout.exerciseId;
    this.muscles = workout.muscles;
    this.activeMs = workout.activeMs;
    this.distanceMm = workout.distanceMm;
    this.workJ = workout.workJ;
    this.cycles = workout.cycles;
    this.energyCal = workout.energyCal;
    this.met = workout.met;
    this.averageHeartRateBpm = workout.averageHeartRateBpm;
    this.averagePowerW = workout.averagePowerW;
    this.mostInAMinute = workout.mostInAMinute;
    this.personalBests = workout.personalBests;
    this.sets = sets;
    this.day = around.day;
    this.startMinute = around.startMinute;
    this.endMinute = around.endMinute;
    this.reserveShare = around.reserveShare;
  }
}
