/** What every node may ask while it judges: the calendar, the terms, and who the member was on the day. */
import { ageOn } from '../domain/age.js';
import { Calendar } from './calendar.js';
import type { MetricPoint, Person, Terms, TrainedWorkout } from './facts.js';
import { type Visit, visitsOf } from './visits.js';

const keyOf = (metric: string, exerciseId: string, equipmentModel: string) =>
  `${metric}|${exerciseId}|${equipmentModel}`;

export class Scene {
  readonly calendar: Calendar;
  readonly terms: Terms;
  /** All workouts, those from before the challenge too, since baselines look back; by end. */
  readonly workouts: readonly TrainedWorkout[];
  private readonly person: Person;
  private readonly points = new Map<string, MetricPoint[]>();
  private readonly known = new Map<object, Map<object, unknown>>();
  private visits: ReadonlyMap<string, Visit> | null = null;

  constructor(terms: Terms, person: Person, workouts: readonly TrainedWorkout[]) {
    this.terms = terms;
    this.person = person;
    this.workouts = workouts;
    this.calendar = new Calendar(terms);
    for (const point of person.metrics) {
      const key = keyOf(point.metric, point.exerciseId, point.equipmentModel);
      const known = this.points.get(key);
      if (known) known.push(point);
      else this.points.set(key, [point]);
    }
    for (const some of this.points.values()) some.sort((a, b) => a.at - b.at);
  }

  get sex(): Person['sex'] {
    return this.person.sex;
  }

  /** The visit that a workout belongs to. */
  visitOf(workout: TrainedWorkout): Visit {
    this.visits ??= visitsOf(this.workouts);
    const visit = this.visits.get(workout.workoutId);
    if (!visit) throw new Error(`workout ${workout.workoutId} is judged and not among the facts`);
    return visit;
  }

  /** What is asked again and again of a part of a node, worked out once. */
  once<Value>(node: object, part: object, work: () => Value): Value {
    const ofNode = this.known.get(node) ?? new Map<object, unknown>();
    this.known.set(node, ofNode);
    if (!ofNode.has(part)) ofNode.set(part, work());
    return ofNode.get(part) as Value;
  }

  /** Completed years on the day of a time; null: not known. */
  ageAt(at: number): number | null {
    return this.person.birthDate === null ? null : ageOn(this.person.birthDate, this.calendar.dateOf(at));
  }

  /** A metric as it stood when the day of a time began: what a member does on a day never changes what the day asks of them. */
  metricOn(at: number, metric: string, exerciseId = '', equipmentModel = ''): number | null {
    const points = this.points.get(keyOf(metric, exerciseId, equipmentModel));
    if (!points) return null;
    const dayBegan = this.calendar.beginOf('day', this.calendar.numberOf('day', at));
    return points.findLast((point) => point.at < dayBegan)?.value ?? null;
  }

  /** Mean heart rate as a share of the reserve, by the maximum and the resting heart rate of the day; null: not known. */
  reserveShareOf({ averageHeartRateBpm, startedAt }: TrainedWorkout): number | null {
    const most = this.metricOn(startedAt, 'maximum_heart_rate');
    const rest = this.metricOn(startedAt, 'resting_heart_rate');
    if (averageHeartRateBpm === null || most === null || rest === null || most <= rest) return null;
    return (averageHeartRateBpm - rest) / (most - rest);
  }
}
