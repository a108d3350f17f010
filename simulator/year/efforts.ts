/** What somebody does on a machine, as a whole: the figures that a session comes to, without its seconds. */
import type { ExerciseSet } from '../../schemas/generated/workouts.js';
import { GRAVITY } from '../curves/course.js';
import type { Person } from '../people.js';
import type { Random } from '../random.js';
import type { Machine } from '../world.js';

/** A session's figures; times in ms after its start. */
export interface Effort {
  readonly exerciseId: string | null;
  readonly sets: readonly ExerciseSet[];
  readonly durationMs: number;
  readonly activeMs: number;
  readonly distanceMm: number;
  readonly workJ: number;
  readonly cycles: number;
  readonly met: number | null;
  /** Mean demand, as a share of the heart-rate reserve. */
  readonly intensity: number;
  readonly averagePowerW: number | null;
}

/** Who does it, and how much stronger or fitter than when they joined (1: as then). */
export interface Setting {
  readonly person: Person;
  readonly progress: number;
  readonly machine: Machine;
  readonly draw: Random;
}

/** The effort on a machine of any kind but a scale. */
export const effortOf = (setting: Setting): Effort =>
  ['strength', 'bodyweight', 'grip'].includes(setting.machine.family) ? inSets(setting) : endurance(setting);

const S = 1_000;

/** Sets with rests: loads and repetitions as the strength curve plans them, more sets where two exercises are done. */
function inSets({ person, progress, machine, draw }: Setting): Effort {
  const oneRepMax = machine.relativeStrength * person.strength * person.weightGrams * progress;
  const exercises = exercisesOf(machine, draw);
  const sets: ExerciseSet[] = [];
  let atMs = 0;
  let activeMs = 0;
  let workJ = 0;
  let repetitionsInAll = 0;
  for (const exerciseId of exercises) {
    const share = draw.between(0.62, 0.85);
    const loadGrams = onStack(machine, oneRepMax * share);
    for (let left = draw.whole(2, 4); left > 0; left--) {
      atMs += draw.whole(20, 90) * S;
      const able = Math.round((1 / share - 1) * 30) - draw.whole(0, 3);
      const repetitions = machine.family === 'grip' ? 1 : Math.min(Math.max(able, 3), 16);
      const lastsMs = Math.round(repetitions * draw.between(2_200, 3_600));
      sets.push({ exerciseId, repetitions, loadGrams, startedAt: atMs, endedAt: atMs + lastsMs });
      atMs += lastsMs;
      activeMs += lastsMs;
      repetitionsInAll += repetitions;
      workJ += repetitions * Math.round((loadGrams / 1_000) * GRAVITY * machine.travelM);
    }
  }
  return {
    ...{ exerciseId: exercises[0] ?? null, sets, durationMs: atMs + 5 * S, activeMs, distanceMm: 0, workJ },
    ...{ cycles: 0, met: machine.family === 'grip' ? null : 3.5, intensity: 0.45 },
    averagePowerW: repetitionsInAll === 0 ? null : Math.round((workJ * S) / activeMs),
  };
}

function exercisesOf(machine: Machine, draw: Random): (string | null)[] {
  if (machine.exercises.length === 0) return [machine.exerciseId];
  const first = draw.pick(machine.exercises);
  const second = draw.chance(0.5) ? draw.pick(machine.exercises) : first;
  return second === first ? [first] : [first, second];
}

const onStack = ({ stepGrams, mostGrams }: Machine, grams: number): number =>
  stepGrams === 0 ? 0 : Math.min(Math.max(Math.floor(grams / stepGrams) * stepGrams, stepGrams), mostGrams);

/** A steady effort: oxygen, speed and power in the proportions of the curves' equations. */
function endurance({ person, progress, machine, draw }: Setting): Effort {
  const durationMs = draw.whole(10 * 60, 32 * 60) * S;
  const vo2max = person.vo2max * progress;
  const intensity = draw.between(0.45, 0.72);
  const vo2 = 3.5 + (vo2max - 3.5) * intensity;
  const kg = person.weightGrams / 1_000;
  const seconds = durationMs / S;
  const walks = machine.family === 'treadmill' && vo2 < 30;
  const runsMPerS = walks ? draw.between(1.2, 1.75) : (vo2 - 3.5) / 0.2 / 60;
  const powerW = Math.max(((vo2 - 7) * kg) / 10.8, 30);
  const speed =
    machine.family === 'treadmill'
      ? runsMPerS
      : machine.family === 'rower'
        ? Math.cbrt(powerW / 2.8)
        : Math.cbrt(powerW / 0.27);
  const exerciseId = machine.family === 'treadmill' ? (walks ? 'treadmill-walk' : 'treadmill-run') : machine.exerciseId;
  return {
    ...{ exerciseId, sets: [], durationMs, activeMs: durationMs, distanceMm: Math.round(speed * seconds * 1_000) },
    workJ: machine.family === 'treadmill' ? 0 : Math.round(powerW * seconds),
    cycles: Math.round(seconds * draw.between(0.5, 1.4)),
    ...{ met: vo2 / 3.5, intensity, averagePowerW: machine.family === 'treadmill' ? null : Math.round(powerW) },
  };
}
