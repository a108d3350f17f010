/** What is shown of the verdicts on a member's workouts. */
import type { Verdict } from '../../rules/evaluate.js';
import type { TrainedWorkout } from '../../rules/facts.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Participation } from '../../schemas/generated/participations.js';
import { challengeVerdicts } from './views.js';

/** The latest end among the workouts that counted; null: none did. */
export function evidenceOf(verdicts: readonly Verdict[], workouts: readonly TrainedWorkout[]): number | null {
  const ends = new Map(workouts.map(({ workoutId, endedAt }) => [workoutId, endedAt]));
  const counted = verdicts.filter((verdict) => verdict.counted).map(({ workoutId }) => ends.get(workoutId) ?? 0);
  return counted.length === 0 ? null : Math.max(...counted);
}

/** A row each; workouts outside of the challenge's time get none. */
export function verdictRows(
  { userId, challengeId }: Pick<Participation, 'userId' | 'challengeId'>,
  { from, to }: Pick<Challenge, 'from' | 'to'>,
  verdicts: readonly Verdict[],
  workouts: readonly TrainedWorkout[],
) {
  const begins = new Map(workouts.map((workout) => [workout.workoutId, workout.startedAt]));
  return verdicts.flatMap(({ workoutId, counted, reason, leaves }) => {
    const startedAt = begins.get(workoutId) ?? 0;
    if (startedAt < from || startedAt >= to) return [];
    const leaf = leaves.find(({ amount }) => amount > 0) ?? leaves[0];
    return [
      challengeVerdicts.row({
        ...{ challengeId, userId, workoutId, startedAt, counted, reason },
        amount: leaf?.amount ?? 0,
        dimension: leaf?.dimension ?? 'count',
      }),
    ];
  });
}
