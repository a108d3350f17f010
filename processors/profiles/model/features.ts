/** What the model is told of a member: nothing that needs a heart rate while training. */
import { type Member, type MetricValue, WEEK_MS, WEEKS, weekOf } from '../../../domain/profile/member.js';

/** The metrics that it looks at; of an exercise where one is named. */
const looksAt = [
  { metric: 'resting_heart_rate', exerciseId: '' },
  { metric: 'body_fat', exerciseId: '' },
  { metric: 'body_weight', exerciseId: '' },
  { metric: 'met', exerciseId: '' },
  { metric: 'best_speed', exerciseId: 'treadmill-run' },
  { metric: 'best_speed', exerciseId: 'treadmill-walk' },
] as const;
/** Of these the mean of the weeks. */
const WEEKLY = 'weekly_active_minutes';

/** For a method's declaration. */
export const uses = looksAt.map(({ metric, exerciseId }) => ({ metric, exercises: [exerciseId] }));
export const weekly = [WEEKLY];

/** A tree asks whether a number is above another: what is not known is less than all that is. */
const UNKNOWN = -1;
/** Of how many of the metrics something must be known. */
const LEAST_KNOWN = 3;

/** The inputs in the model's order, with the values that they are made of; null: too little is known. */
export interface Features {
  readonly inputs: readonly number[];
  readonly rests: readonly MetricValue[];
}

/** The features of a member whose age and sex are known; ml/kg/min, kg, %, m/min, MET, 1/min and min as the metrics have them. */
export function featuresOf(member: Member): Features | null {
  const { age, sex } = member;
  if (age === null || sex === null) return null;
  const found = looksAt.map(({ metric, exerciseId }) =>
    member.present(metric).find((value) => value.exerciseId === exerciseId),
  );
  const weeks = member.weeks(WEEKLY).filter(({ at }) => at >= weekOf(member.now) - WEEKS * WEEK_MS);
  const rests = [...found.filter((value) => value !== undefined), ...weeks];
  const known = found.filter((value) => value !== undefined).length + Math.min(weeks.length, 1);
  if (known < LEAST_KNOWN) return null;
  const minutes = weeks.reduce((total, { value }) => total + value, 0) / WEEKS;
  return { inputs: [age, sex === 'MALE' ? 1 : 0, ...found.map((one) => one?.value ?? UNKNOWN), minutes], rests };
}
