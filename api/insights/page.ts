/** The insights page as it is answered: each part says which chart it is for. */
import { type TSchema, Type } from 'typebox';
import { type JsonRow, rowOf } from '../row-schema.js';
import {
  bodyMetricsView,
  memberMetricHistoryView,
  memberMetricsView,
  memberProfilesView,
  personalBestsView,
} from '../views.js';

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
const row = (properties: Record<string, TSchema>, description = '') =>
  Type.Unsafe<JsonRow>(Type.Object(properties, description ? { description } : {}));

const { at, value, cause } = memberMetricHistoryView.columns;
const perMonth = {
  sessions: amount('Workouts.'),
  activeMinutes: amount('Active time, min.'),
  tonnageKg: amount('Weight lifted, kg.'),
  energyKcal: amount('Energy of the workouts that have an estimate, kcal.'),
};
const Peers = row({
  month: Day('Its first day.'),
  groupName: Type.String({ description: 'Sex and age in years on that day, such as FEMALE 30-39.' }),
  members: count('How many it is the mean of, oneself included.'),
  own: row(perMonth),
  mean: row(perMonth),
});

/** The whole page. */
export const InsightsPage = Type.Object(
  {
    userId: Type.String(),
    from: Day('First day of the period.'),
    to: Day('The day after its last.'),
    totals: row({ ...sums, ...averages }, 'Tiles: the figures of the whole period.'),
    weeks: Type.Array(row({ week: Day('Its Monday; days outside the period do not count.'), ...sums, ...averages }), {
      description: 'Bars: the trend, by ISO weeks in which there was a workout.',
    }),
    days: Type.Array(row({ day: Day('By the clock of the gym.'), ...sums }), {
      description: 'Calendar, or heat map: days on which there was a workout.',
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
      { description: 'Radar, or body map: muscle balance, by the entries of the exercises that are valid last.' },
    ),
    metrics: Type.Array(rowOf(memberMetricsView), { description: 'Tiles: present metrics, whatever the period.' }),
    profile: Type.Array(rowOf(memberProfilesView), {
      description: 'Radar: how fit they are at present, whatever the period.',
    }),
    histories: Type.Array(
      row({
        metric: Type.String(),
        exerciseId: Type.String({ description: "'' for a metric that is not of one." }),
        equipmentModel: Type.String({ description: "'' for a metric that is not of one." }),
        unit: Type.String(),
        points: Type.Array(rowOf({ comment: 'A step.', columns: { at, value, cause } })),
      }),
      {
        description:
          'Lines in steps, one for each metric: what it was within the period (by UTC) from when on. The first point may be from before it: what held as it began.',
      },
    ),
    bests: Type.Array(rowOf(personalBestsView, { isNew: Type.Boolean({ description: 'It is of the period.' }) }), {
      description: 'Table: personal bests, whatever the period.',
    }),
    body: Type.Array(rowOf(bodyMetricsView), {
      description: 'Lines of weight, body fat …: what was measured within the period (by UTC), by time.',
    }),
    peers: Type.Union([Peers, Type.Null()], {
      description:
        'Pairs of bars: the last month of the period in which they trained, beside the mean of all of their sex and age who did. Null: they did not train, sex or birth date are not told, or the group is too small.',
    }),
  },
  { description: 'Workouts of a clock that was not set belong to no day and are not here.' },
);
