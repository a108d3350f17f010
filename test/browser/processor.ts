/** What the processor of challenges shows of a history: the facts go in as events, as they would come from the log. */

import { challengeProgress, challengeVerdicts } from '../../processors/challenges/views.js';
import { asksOf } from '../../rules/asks.js';
import type { Facts } from '../../rules/evaluate.js';
import type { TrainedWorkout } from '../../rules/facts.js';
import { format } from '../../rules/format.js';
import type { Rule } from '../../rules/rule.js';
import { exercises, metrics, users } from '../../schemas/topics.js';
import { inTurn } from '../scenario/copies.js';
import { Driver } from '../scenario/driver.js';
import { entry, fact, tick, told } from '../scenario/facts.js';
import { stepsOf } from '../scenario/steps.js';
import { challenge, joined } from '../unit/processors/challenges/given.js';
import { trained, uuid } from '../unit/processors/totals/given.js';

const build = await inTurn(() => import('../../processors/challenges/processor.js'));

/** The same workouts under ids as sessions have them. */
export const withUuids = (facts: Facts): Facts => ({
  ...facts,
  workouts: facts.workouts.map((workout, i) => ({ ...workout, workoutId: uuid(i + 1) })),
});

const workoutFact = (workout: TrainedWorkout) => {
  const { sensor, energyCal, mostInAMinute, muscles: _, personalBests: __, sets, ...same } = workout;
  return trained({
    ...same,
    sets: sets.map(({ muscles: ___, ...set }) => set),
    energyKcal: energyCal / 1_000,
    quality: sensor ? [] : ['entered'],
    bestMinutes:
      mostInAMinute === null
        ? []
        : [{ exerciseId: workout.exerciseId, repetitions: mostInAMinute, startedAt: workout.startedAt }],
  });
};

/** The muscles of what is done in a workout, from its begin on. */
const exerciseEntries = ({ exerciseId, muscles, sets, startedAt }: TrainedWorkout) =>
  [{ exerciseId, muscles }, ...sets].map((one) =>
    entry(exercises, {
      ...{ exerciseId: one.exerciseId, name: one.exerciseId, measure: 'REPS_WEIGHT', equipmentTypes: [] },
      ...{ primaryMuscles: one.muscles, secondaryMuscles: [], compendiumCode: null, validFrom: startedAt },
      externalIds: {
        freeExerciseDb: [],
        wgerUuid: null,
        fitCategory: null,
        fitSubtype: null,
        ftmsCharacteristic: null,
      },
    }),
  );

/** Progress and verdicts that stand once all of the facts were folded. */
export async function shownByProcessor(challengeId: string, rule: Rule, { workouts, person, terms, now }: Facts) {
  const { from, to, joinedAt, timeZone, dayStartsMinute, weekStartsOn, gyms } = terms;
  const driver = new Driver(build);
  await driver.run(
    stepsOf([
      challenge({ challengeId, rule: format(rule), from, to, timeZone, dayStartsMinute, weekStartsOn, gyms }),
      ...workouts.flatMap(exerciseEntries),
      fact(users, {
        ...{ userId: 'ana', displayName: 'Ana', namedAt: null, sex: person.sex, birthDate: person.birthDate },
        ...{ timeZone, homeGymId: null, groups: [], onLeaderboards: true, notices: true, trainers: [] },
        ...{ at: from, erased: false },
      }),
      ...person.metrics.map((point) =>
        told(metrics, {
          ...{ ...point, userId: 'ana', unit: '', formula: 'none', formulaVersion: 1, confidence: 'high' },
          ...{ cause: 'measured', evidence: [], evidenceUntil: null },
        }),
      ),
      joined({ challengeId, joinedAt, judgedBy: { from, to, ...asksOf(rule.root) } }),
      ...workouts.map(workoutFact),
      tick(now),
    ]),
  );
  const [row] = driver.standing.rows(challengeProgress.name);
  const places = new Map(workouts.toSorted((a, b) => a.endedAt - b.endedAt).map(({ workoutId }, i) => [workoutId, i]));
  const verdicts = driver.standing
    .rows(challengeVerdicts.name)
    .map(({ workoutId, counted, reason }) => ({ workoutId, counted, reason }))
    .sort((a, b) => (places.get(String(a.workoutId)) ?? 0) - (places.get(String(b.workoutId)) ?? 0));
  return {
    progress: { fraction: row?.fraction, completedAt: row?.completedAt, nodes: row?.nodes },
    verdicts,
  };
}
