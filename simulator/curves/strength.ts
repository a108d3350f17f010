/** Weight machines: sets of repetitions at a load, rests between, exercises changing on cable stations. */
import type { Random } from '../random.js';
import type { Machine } from '../world.js';
import { type Course, GRAVITY, type Setting, type Signal } from './course.js';

interface PlannedSet {
  readonly exerciseId: string | null;
  readonly loadGrams: number;
  readonly repetitions: number;
  /** Before the first repetition, s. */
  readonly restS: number;
}

/** One or two warm-up sets and two to four working sets; now and then a drop set or a rest too short to end a set. */
export function strength(setting: Setting): Course {
  const { person, machine, draw } = setting;
  const oneRepMax = machine.relativeStrength * person.strength * person.weightGrams;
  const exercises = exercisesOf(machine, draw);
  const plan = exercises.flatMap((exerciseId, index) => plannedSets(machine, exerciseId, oneRepMax, index > 0, draw));
  return { exerciseId: exercises[0] ?? null, signals: train(setting, plan) };
}

function exercisesOf(machine: Machine, draw: Random): (string | null)[] {
  if (machine.exercises.length === 0) return [null];
  const first = draw.pick(machine.exercises);
  if (draw.chance(0.5)) return [first];
  return [first, draw.pick(machine.exercises.filter((exercise) => exercise !== first))];
}

function plannedSets(
  machine: Machine,
  exerciseId: string | null,
  oneRepMax: number,
  warm: boolean,
  draw: Random,
): PlannedSet[] {
  const share = draw.between(0.62, 0.85);
  const sets: PlannedSet[] = [];
  const add = (ofMax: number, repetitions: number, restS: number) =>
    sets.push({ exerciseId, loadGrams: onStack(machine, oneRepMax * ofMax), repetitions, restS });

  if (!warm) {
    add(share * 0.6, draw.whole(8, 12), draw.whole(5, 15));
    // Whoever is to lift heavily goes there in steps.
    if (share > 0.7) add(share * 0.8, draw.whole(4, 6), draw.whole(30, 60));
  }
  const workingSets = draw.whole(2, 4);
  // Epley 1985, turned round: how often this share of the maximum can be lifted, less what is kept in reserve.
  const reserve = draw.whole(0, 3);
  const planned = Math.min(Math.max(Math.round((1 / share - 1) * 30) - reserve, 3), 16);
  for (let set = 0; set < workingSets; set++) {
    // One number for all sets, as plans have it; who keeps nothing in reserve does not always get there again.
    const lost = set > 0 && reserve === 0 && draw.chance(0.5) ? draw.whole(1, 2) : 0;
    add(share, Math.max(planned - lost, 2), draw.whole(45, 110));
    if (draw.chance(0.08)) add(share, draw.whole(1, 3), draw.whole(8, 19));
    if (draw.chance(0.08)) add(share * 0.75, draw.whole(4, 8), draw.whole(3, 8));
  }
  return sets;
}

/** The load that can be pinned: rounded down to the stack's step, one step at least. */
function onStack({ stepGrams, mostGrams }: Machine, grams: number): number {
  return Math.min(Math.max(Math.floor(grams / stepGrams) * stepGrams, stepGrams), mostGrams);
}

function* train({ machine, heart, draw }: Setting, plan: readonly PlannedSet[]): Generator<Signal, void> {
  let repetitions = 0;
  let workJ = 0;
  let loadGrams = plan[0]?.loadGrams ?? 0;
  let exerciseId = plan[0]?.exerciseId ?? null;
  const second = (intensity: number, powerW: number): Signal => ({
    reading: {
      repetitions,
      cycles: null,
      distanceMm: null,
      workJ: Math.floor(workJ),
      machineEnergyKcal: null,
      loadGrams,
      speedMmPerS: null,
      inclineBp: null,
      powerW,
      cadenceDeciRpm: null,
      resistanceDeci: null,
      heartRateBpm: heart.beat(intensity),
      paused: false,
    },
  });

  for (const set of plan) {
    const moveThePinAfter = Math.floor(set.restS * 0.6);
    for (let rested = 0; rested < set.restS; rested++) {
      if (rested === moveThePinAfter) {
        loadGrams = set.loadGrams;
        if (set.exerciseId !== null && set.exerciseId !== exerciseId) {
          exerciseId = set.exerciseId;
          yield { exerciseId };
        }
      }
      yield second(0.22, 0);
    }
    const perRepetitionJ = (set.loadGrams / 1_000) * GRAVITY * machine.travelM;
    const target = repetitions + set.repetitions;
    let phaseS = 0;
    let periodS = draw.between(2.1, 3.6);
    while (repetitions < target) {
      phaseS += 1;
      if (phaseS >= periodS) {
        phaseS -= periodS;
        // Repetitions slow down as the muscle tires.
        periodS *= draw.between(1, 1.05);
        repetitions += 1;
        workJ += perRepetitionJ;
      }
      yield second(0.62, Math.round((perRepetitionJ / periodS) * draw.between(0.85, 1.15)));
    }
  }
  for (let leaving = draw.whole(2, 6); leaving > 0; leaving--) yield second(0.2, 0);
}
