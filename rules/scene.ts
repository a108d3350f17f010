/** What every node may ask while it judges: the calendar, the terms, and who the member was on the day. */
import { ageOn } from '../domain/age.js';
import { Calendar, type Day } from './calendar.js';
import type { MetricPoint, Person, Terms, TrainedWorkout } from './facts.js';
import { type FigureOf, Seen } from './seen.js';
import { type Visit, visitsOf } from './visits.js';

const keyOf = (metric: string, exerciseId: string, equipmentModel: string) =>
  `${metric}|${exerciseId}|${equipmentModel}`;

export class Scene {
  readonly calendar: Calendar;
  readonly terms: Terms;
  /** All workouts, those from before the challenge too, since baselines look back; by end. */
  readonly workouts: readonly Seen[];
  private readonly person: Person;
  private readonly points = new Map<string, MetricPoint[]>();
  private readonly known = new Map<object, Map<object, unknown>>();
  /** By what is asked for. */
  readonly figures = new Map<string, FigureOf>();
  private readonly ages = new Map<Day, number | null>();
  isRepeating = false;
  private visits: ReadonlyMap<string, Visit> | null = null;

  constructor(terms: Terms, person: Person, workouts: readonly TrainedWorkout[]) {
    this.terms = terms;
    this.person = person;
    this.calendar = new Calendar(terms);
    for (const point of person.metrics) {
      const key = keyOf(point.metric, point.exerciseId, point.equipmentModel);
      const known = this.points.get(key);
      if (known) known.push(point);
      else this.points.set(key, [point]);
    }
    for (const some of this.points.values()) some.sort((a, b) => a.at - b.at);
    this.workouts = workouts.map((workout) => this.see(workout));
  }

  get sex(): Person['sex'] {
    return this.person.sex;
  }

  /** What is made within judges the same workouts again and again. */
  repeating<Made>(make: () => Made): Made {
    const before = this.isRepeating;
    this.isRepeating = true;
    const made = make();
    this.isRepeating = before;
    return made;
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

  /** Completed years on a day; null: not known. */
  ageOn(day: Day): number | null {
    const { birthDate } = this.person;
    let age = this.ages.get(day);
    if (age === undefined) {
      age = birthDate === null ? null : ageOn(birthDate, day.date);
      this.ages.set(day, age);
    }
    return age;
  }

  /** A metric as it stood when a day began: what a member does on a day never changes what the day asks of them. */
  metricOn(day: Day, metric: string, exerciseId = '', equipmentModel = ''): number | null {
    const points = this.points.get(keyOf(metric, exerciseId, equipmentModel));
    return points?.findLast((point) => point.at < day.begin)?.value ?? null;
  }

  private see(workout: TrainedWorkout): Seen {
    const { startedAt, endedAt } = workout;
    const day = this.calendar.dayOf(startedAt);
    const around = {
      day,
      startMinute: this.calendar.minuteOf(startedAt),
      endMinute: this.calendar.minuteOf(endedAt),
      reserveShare: this.reserveShareOf(workout, day),
    };
    return new Seen(workout, around, workout.sets);
  }

  private reserveShareOf({ averageHeartRateBpm }: TrainedWorkout, day: Day): number | null {
    if (averageHeartRateBpm === null || this.points.size === 0) return null;
    const most = this.metricOn(day, 'maximum_heart_rate');
    const rest = this.metricOn(day, 'resting_heart_rate');
    return most === null || rest === null || most <= rest ? null : (averageHeartRateBpm - rest) / (most - rest);
  }
}
