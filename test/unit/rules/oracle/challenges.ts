/**
 * Some challenges of the gallery, written straight from their English words: what would be true if these workouts were all there is.
 * Slow on purpose, and without anything of rules/ but its types.
 */
import type { Person, Terms, TrainedWorkout } from '../../../../rules/facts.js';
import { dayOf, later, weekdayOf, weekOf } from './days.js';

/** Whether a list of workouts is enough. */
export type Oracle = (workouts: readonly TrainedWorkout[], terms: Terms, person: Person) => boolean;

const MINUTE_MS = 60_000;
const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const bikes = ['BIKE_UPRIGHT', 'BIKE_RECUMBENT', 'BIKE_SPIN', 'AIR_BIKE'];
const ended = ({ open }: TrainedWorkout) => !open;

function byDay(workouts: readonly TrainedWorkout[], terms: Terms): Map<string, TrainedWorkout[]> {
  const days = new Map<string, TrainedWorkout[]>();
  for (const workout of workouts) {
    const day = dayOf(workout.startedAt, terms);
    days.set(day, [...(days.get(day) ?? []), workout]);
  }
  return days;
}

const halfHourDays = (workouts: readonly TrainedWorkout[], terms: Terms) =>
  [...byDay(workouts, terms)].filter(([, some]) => total(some.map(({ activeMs }) => activeMs)) >= 30 * MINUTE_MS);

/** Train at least 30 minutes on 20 (here: 5) different days. */
export const thirtyMinutes: Oracle = (workouts, terms) => halfHourDays(workouts, terms).length >= 5;

/** Burn 2,000 kcal on treadmill, bike or rower together; at most 600 kcal count per day. */
export const burn2000: Oracle = (workouts, terms) => {
  const counting = workouts.filter(({ equipmentType }) => ['TREADMILL', 'ROWER', ...bikes].includes(equipmentType));
  const days = [...byDay(counting, terms).values()].map((some) =>
    total(some.map(({ energyCal }) => energyCal / 1_000)),
  );
  return total(days.map((kcal) => Math.min(kcal, 600))) >= 2_000;
};

/** Lift a total of 10,000 kg (here: 3,000) (weight x reps) in one day on weight-stack machines at the Tampines gym. */
export const tenTonnes: Oracle = (workouts, terms) => {
  const counting = workouts.filter((one) => one.equipmentType === 'WEIGHT_STACK' && one.gymId === 'tampines');
  return [...byDay(counting, terms).values()].some((some) => {
    let kg = 0;
    for (const { sets } of some) for (const { repetitions, loadGrams } of sets) kg += (repetitions * loadGrams) / 1_000;
    return kg >= 3_000;
  });
};

/** Seven-day (here: three-day) streak: every day either 20 active minutes at moderate intensity or 50 push-ups. */
export const streak: Oracle = (workouts, terms) => {
  const good = new Set<string>();
  for (const [day, some] of byDay(workouts, terms)) {
    const active = some.filter((one) => ended(one) && one.met !== null && one.met >= 3);
    let pushUps = 0;
    for (const { sets } of some)
      for (const { exerciseId, repetitions } of sets) if (exerciseId === 'push-up') pushUps += repetitions;
    if (total(active.map(({ activeMs }) => activeMs)) >= 20 * MINUTE_MS || pushUps >= 50) good.add(day);
  }
  return [...good].some((day) => good.has(later(day, 1)) && good.has(later(day, 2)));
};

/** 4 (here: 2) days a week, each >= 30 min, for 3 (here: 2) consecutive weeks. */
export const weeks: Oracle = (workouts, terms) => {
  const good = halfHourDays(workouts, terms);
  const daysIn = new Map<string, number>();
  for (const [, [first]] of good) {
    if (!first) continue;
    const week = weekOf(first.startedAt, terms);
    daysIn.set(week, (daysIn.get(week) ?? 0) + 1);
  }
  const isGood = (week: string) => (daysIn.get(week) ?? 0) >= 2;
  return [...daysIn.keys()].some((week) => isGood(week) && isGood(later(week, 7)));
};

/** Row 2,000 m in one session in under 9 minutes. */
export const row2000: Oracle = (workouts) =>
  workouts.some(
    (one) =>
      ended(one) &&
      one.equipmentType === 'ROWER' &&
      one.distanceMm >= 2_000_000 &&
      one.endedAt - one.startedAt < 9 * MINUTE_MS,
  );

/** Use 10 (here: 4) different machines covering chest, back, legs and core (here: chest and legs) within a week. */
export const machines: Oracle = (all, terms) => {
  const workouts = all.filter(ended);
  const weeksSeen = new Set(workouts.map(({ startedAt }) => weekOf(startedAt, terms)));
  const trains = ({ muscles, sets }: TrainedWorkout, muscle: string) =>
    muscles.includes(muscle) || sets.some((set) => set.muscles.includes(muscle));
  return [...weeksSeen].some((week) => {
    const some = workouts.filter(({ startedAt }) => weekOf(startedAt, terms) === week);
    const used = new Set(some.map(({ equipmentId }) => equipmentId));
    return used.size >= 4 && some.some((one) => trains(one, 'chest')) && some.some((one) => trains(one, 'quadriceps'));
  });
};

/** 50 km (here: 25) of cycling, only sensor-verified rides of at least 10 min. */
export const gold: Oracle = (workouts) => {
  const rides = workouts.filter(
    (one) => bikes.includes(one.equipmentType) && one.sensor && one.activeMs >= 10 * MINUTE_MS,
  );
  return total(rides.map(({ distanceMm }) => distanceMm)) >= 25_000_000;
};

/** A workout on both Saturday and Sunday, 4 (here: 2) weekends running. */
export const weekends: Oracle = (all, terms) => {
  const workouts = all.filter(ended);
  const days = new Set(workouts.map(({ startedAt }) => dayOf(startedAt, terms)));
  const both = (saturday: string) => days.has(saturday) && days.has(later(saturday, 1));
  return workouts
    .filter(({ startedAt }) => weekdayOf(startedAt, terms) === 6)
    .map(({ startedAt }) => dayOf(startedAt, terms))
    .some((saturday) => both(saturday) && both(later(saturday, 7)));
};

/** 5 km treadmill (here: 1) and then, within 15 minutes (here: a day), 10 km bike (here: 2), average HR between 60 and 85 % HRR. */
export const duathlon: Oracle = (workouts, terms, { metrics }) => {
  const known = (name: string, at: number) => {
    const today = dayOf(at, terms);
    const earlier = metrics.filter((point) => point.metric === name && dayOf(point.at, terms) < today);
    return earlier.sort((a, b) => a.at - b.at).at(-1)?.value ?? null;
  };
  const isHard = ({ averageHeartRateBpm: bpm, startedAt }: TrainedWorkout) => {
    const [most, rest] = [known('maximum_heart_rate', startedAt), known('resting_heart_rate', startedAt)];
    if (bpm === null || most === null || rest === null) return false;
    const percent = ((bpm - rest) * 100) / (most - rest);
    return percent >= 60 && percent <= 85;
  };
  const runs = workouts.filter((one) => ended(one) && one.equipmentType === 'TREADMILL' && one.distanceMm >= 1_000_000);
  const rides = workouts.filter(
    (one) => ended(one) && bikes.includes(one.equipmentType) && one.distanceMm >= 2_000_000,
  );
  return runs.filter(isHard).some((run) =>
    rides.filter(isHard).some((ride) => {
      const gap = ride.startedAt - run.endedAt;
      return ride.workoutId !== run.workoutId && gap >= 0 && gap <= 24 * 60 * MINUTE_MS;
    }),
  );
};

/** When the first workouts that are enough had ended; null: they are not. */
export function completedBy(oracle: Oracle, workouts: readonly TrainedWorkout[], terms: Terms, person: Person) {
  const inside = workouts.filter(
    ({ startedAt, gymId }) =>
      startedAt >= terms.from &&
      startedAt < terms.to &&
      startedAt >= terms.joinedAt &&
      (terms.gyms.length === 0 || terms.gyms.includes(gymId)),
  );
  if (!oracle(inside, terms, person)) return null;
  const ends = [...new Set(inside.map(({ endedAt }) => endedAt))].sort((a, b) => a - b);
  for (const end of ends)
    if (
      oracle(
        inside.filter(({ endedAt }) => endedAt <= end),
        terms,
        person,
      )
    )
      return end;
  return null;
}
