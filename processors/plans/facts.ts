/** What a plan is made from: what a member did and was measured before a time. */
import type { MetricPoint, TrainedWorkout } from '../../rules/facts.js';
import type { Machine, PlanFacts, Profile } from '../../rules/programme/facts.js';
import type { Programme } from '../../rules/programme/programme.js';
import { periodOf, weekAt } from '../../rules/programme/weeks.js';
import type { Equipment } from '../../schemas/generated/equipment.js';
import type { Participation } from '../../schemas/generated/participations.js';

/** What somebody trained on longer ago before a programme is not looked at. */
export const TRAINED_WITHIN_MS = 180 * 86_400_000;
/** What recommendations look at. */
export const METRICS = [
  'one_rep_max',
  'vo2max',
  'maximum_heart_rate',
  'resting_heart_rate',
  'most_repetitions_in_a_minute',
  'best_speed',
  'body_weight',
];

/** The machines of the catalogue, by id and time. */
interface Machines {
  get(id: string, at: number): Pick<Equipment, 'stackStepGrams'> | undefined;
}

/** How fit the member was as they joined: said by the enrolment, so that whoever gets fitter is not begun anew. It counts as of the programme's first day, whenever they joined. */
export const profileOf = (
  { userId, capacities }: Pick<Participation, 'userId' | 'capacities'>,
  from: number,
): Profile => ({
  userId,
  capacities: capacities.flatMap(({ confidence, asOf, ...capacity }) =>
    confidence === 'medium' || confidence === 'high'
      ? [{ ...capacity, confidence, asOf: Math.min(asOf, from - 1) }]
      : [],
  ),
});

/** The time in which a plan is judged, when the week begins that goes on, by whose facts it is made, and when the next one begins; null: there is none. */
export function timesOf(programme: Programme, now: number) {
  const period = periodOf(programme);
  const week = weekAt(programme, now);
  return { period, asOf: Math.min(week.from, period.to), next: week.to < period.to ? week.to : null };
}

/** Everything there is before `asOf`. */
export function factsOf(
  asOf: number,
  known: {
    readonly metrics: readonly MetricPoint[];
    readonly workouts: readonly TrainedWorkout[];
    readonly equipment: Machines;
  },
): PlanFacts {
  const workouts = known.workouts.filter(({ open, endedAt }) => !open && endedAt <= asOf);
  return { metrics: known.metrics, workouts, machines: machinesOf(workouts, known.equipment), asOf };
}

/** The latest time among them; null: nothing is known. */
export function evidenceUntil({ metrics, workouts }: PlanFacts): number | null {
  const times = [...metrics.map(({ at }) => at), ...workouts.map(({ endedAt }) => endedAt)];
  return times.reduce<number | null>((latest, at) => Math.max(latest ?? at, at), null);
}

/** Those that the member has trained on, and by what their loads are set: a table cannot be asked for all that stand in a gym. */
function machinesOf(workouts: readonly TrainedWorkout[], equipment: Machines): Machine[] {
  const machines = new Map<string, Machine>();
  for (const { equipmentId, equipmentModel, exerciseId, startedAt, sets } of workouts) {
    const key = JSON.stringify([equipmentId, exerciseId]);
    if (equipmentId === '' || sets.length === 0 || machines.has(key)) continue;
    const { stackStepGrams = null } = equipment.get(equipmentId, startedAt) ?? {};
    machines.set(key, { exerciseId, equipmentModel, stackStepGrams });
  }
  return [...machines.values()];
}
