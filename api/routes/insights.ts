/** /v1/users/{id}/insights: how a member trained in a period, for a page of charts. */
import { type TSchema, Type } from 'typebox';
import type { Access } from '../access.js';
import type { Routes } from '../dependencies.js';
import { insightsOf } from '../insights.js';
import { userInPath } from '../owners.js';
import { daysOf, PERIOD } from '../period.js';
import { invalid } from '../problem.js';
import { type JsonRow, rowOf } from '../row-schema.js';
import { IdInPath } from '../schemas.js';
import { memberMetricsView, personalBestsView } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };

const Period = Type.Object(
  {
    period: Type.String({
      pattern: PERIOD,
      description: 'A year (2026), a month (2026-11) or an ISO week (2026-W48), by the clock of the gyms.',
    }),
  },
  { additionalProperties: false },
);

const Day = (description: string) => Type.String({ format: 'date', description });
const count = (description: string) => Type.Integer({ description });
const amount = (description: string) => Type.Number({ description });
const sums = {
  workouts: count('Ended workouts, those that were written down included.'),
  activeS: amount('Active time, s.'),
  repetitions: count('Repetitions.'),
  tonnageGrams: count('Repetitions times load, g.'),
  distanceMm: count('Distance, mm.'),
  energyKcal: amount('Energy of the workouts that have an estimate, kcal.'),
};
const averages = {
  days: count('Days with a workout.'),
  averageActiveS: amount('Active time per workout, s; 0: none.'),
};
const row = (properties: Record<string, TSchema>) => Type.Unsafe<JsonRow>(Type.Object(properties));

const Insights = Type.Object(
  {
    userId: Type.String(),
    from: Day('First day of the period.'),
    to: Day('The day after its last.'),
    totals: row({ ...sums, ...averages }),
    weeks: Type.Array(row({ week: Day('Its Monday; days outside the period do not count.'), ...sums, ...averages }), {
      description: 'Trend: ISO weeks in which there was a workout.',
    }),
    days: Type.Array(row({ day: Day('By the clock of the gym.'), ...sums }), {
      description: 'Calendar: days on which there was a workout.',
    }),
    muscles: Type.Array(
      row({
        muscle: Type.String({ description: 'free-exercise-db name.' }),
        sets: count('Sets of exercises that are for it.'),
        helpingSets: count('Sets of exercises in which it helps.'),
        repetitions: count('Repetitions of the sets that are for it.'),
        tonnageGrams: count('Weight lifted in the sets that are for it, g.'),
        share: amount(
          'Its part of all sets, each counted for every muscle that it is for; 0 to 1, to 4 decimals; 0: there are none.',
        ),
      }),
      { description: 'Muscle balance, by the entries of the exercises that are valid last.' },
    ),
    metrics: Type.Array(rowOf(memberMetricsView), { description: 'Present metrics, whatever the period.' }),
    bests: Type.Array(rowOf(personalBestsView), { description: 'Personal bests, whatever the period.' }),
  },
  { description: 'Workouts of a clock that was not set belong to no day and are not here.' },
);

export const insights: Routes = async (app, { db }) => {
  app.get(
    '/v1/users/:id/insights',
    {
      config: {
        access: readers,
        view: ['workouts', 'workout_sets', 'exercises', 'personal_bests', ...memberMetricsView.reads],
      },
      schema: { params: IdInPath, querystring: Period, response: { 200: Insights } },
    },
    async ({ params, query }) => {
      const days = daysOf(query.period);
      if (!days) throw invalid('/query/period', 'is a week that its year does not have');
      const asked = { userId: params.id, ...days };
      return { ...asked, ...(await insightsOf(db, asked)) };
    },
  );
};
