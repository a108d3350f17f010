/** What a plan is made from: what a member did and was measured before a time. */
import type { MetricPoint, TrainedWorkout } from '../../rules/facts.js';
import type { Machine, PlanFacts } from '../../rules/programme/facts.js';
import type { Equipment } from '../../schemas/generated/equipment.js';

/** A body weight, g; null: something else was measured. */
export interface Weighed {
  readonly at: number;
  readonly weightGrams: number | null;
}

/** The machines of the catalogue, by id and time. */
interface Machines {
  get(id: string, at: number): Pick<Equipment, 'stackStepGrams'> | undefined;
}

/** What somebody did as long ago tells nothing of them today. */
export const BEST_WITHIN_MS = 180 * 86_400_000;
/** The speed of a sprint is not held over a distance that programmes ask for. */
const LEAST_RUN_MM = 1_000_000;

/** Everything there is before `asOf`. */
export function factsOf(
  asOf: number,
  known: {
    readonly metrics: readonly MetricPoint[];
    readonly workouts: readonly TrainedWorkout[];
    readonly weighed: readonly Weighed[];
    readonly equipment: Machines;
  },
): PlanFacts {
  const workouts = known.workouts.filter(({ open, endedAt }) => !open && endedAt <= asOf);
  const metrics = [
    ...known.metrics,
    ...known.weighed.flatMap(({ at, weightGrams }) =>
      weightGrams === null ? [] : [pointOf('body_weight', '', at, weightGrams / 1_000)],
    ),
    ...bestSpeedsOf(workouts),
  ];
  return { metrics, workouts, machines: machinesOf(known.workouts, known.equipment), asOf };
}

/** The latest time among them; null: nothing is known. */
export function evidenceUntil({ metrics, workouts, asOf }: PlanFacts): number | null {
  const times = [...metrics.map(({ at }) => at), ...workouts.map(({ endedAt }) => endedAt)].filter((at) => at < asOf);
  return times.reduce<number | null>((latest, at) => Math.max(latest ?? at, at), null);
}

const pointOf = (metric: string, exerciseId: string, at: number, value: number): MetricPoint => ({
  ...{ metric, exerciseId, equipmentModel: '', at, value },
});

/** Whenever one went faster over a kilometre or more than ever before, m/min on average. */
function bestSpeedsOf(workouts: readonly TrainedWorkout[]): MetricPoint[] {
  const best = new Map<string, number>();
  return workouts
    .toSorted((one, other) => one.endedAt - other.endedAt)
    .flatMap(({ exerciseId, distanceMm, activeMs, endedAt }) => {
      if (distanceMm < LEAST_RUN_MM || activeMs <= 0) return [];
      const speed = (distanceMm * 60) / activeMs;
      if (speed <= (best.get(exerciseId) ?? 0)) return [];
      best.set(exerciseId, speed);
      return [pointOf('best_speed', exerciseId, endedAt, speed)];
    });
}

/** Those that the member has trained on, and by what their loads are set. */
function machinesOf(workouts: readonly TrainedWorkout[], equipment: Machines): Machine[] {
  const machines = new Map<string, Machine>();
  for (const { equipmentId, equipmentModel, exerciseId, startedAt, sets } of workouts) {
    if (equipmentId === '' || sets.length === 0) continue;
    const key = JSON.stringify([equipmentId, exerciseId]);
    if (machines.has(key)) continue;
    const { stackStepGrams = null } = equipment.get(equipmentId, startedAt) ?? {};
    machines.set(key, { exerciseId, equipmentModel, stackStepGrams });
  }
  return [...machines.values()];
}
