/** Metrics of a member: what they are now, and how they came about. */
import { Type } from 'typebox';
import type { Access } from '../access.js';
import { HistoryPlace, page, placeOf } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, Id, IdInPath } from '../schemas.js';
import { spanOfTime, within } from '../spans.js';
import { memberMetricHistoryView, memberMetricsView, metricNames } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };

const Exercise = Type.Optional(Type.String({ ...Id, description: 'Left out: all exercises.' }));
const Current = Type.Object({ exercise: Exercise }, { additionalProperties: false });
const Metrics = Type.Object({ items: Type.Array(rowOf(memberMetricsView)) });

const MetricInPath = Type.Object(
  { id: Id, metric: Type.Enum([...metricNames], { description: 'Which metric.' }) },
  { additionalProperties: false },
);
const History = Type.Object(
  {
    ...spanOfTime,
    exercise: Exercise,
    model: Type.Optional(Type.String({ ...Id, description: 'Maker and model of the machine; left out: all.' })),
    ...cursorQuery,
    // The place of an entry holds the names of an exercise and of a machine.
    cursor: Type.Optional(Type.String({ maxLength: 2_048, description: '`next` of the page before.' })),
  },
  { additionalProperties: false },
);

interface Entry extends JsonRow {
  readonly at: string;
  readonly exerciseId: string;
  readonly equipmentModel: string;
}

export const metrics: Routes = async (app, { db }) => {
  app.get(
    '/v1/users/:id/metrics',
    {
      config: { access: readers, view: memberMetricsView.reads },
      schema: { params: IdInPath, querystring: Current, response: { 200: Metrics } },
    },
    async ({ params, query: { exercise } }) => {
      const items: JsonRow[] = await db('member_metrics')
        .where('user_id', params.id)
        .modify((q) => exercise && q.where('exercise_id', exercise))
        .orderBy(['metric', 'exercise_id', 'equipment_model']);
      return { items };
    },
  );

  app.get(
    '/v1/users/:id/metrics/:metric/history',
    {
      config: { access: readers, view: 'member_metric_history' },
      schema: { params: MetricInPath, querystring: History, response: { 200: pageOf(rowOf(memberMetricHistoryView)) } },
    },
    async ({ params: { id, metric }, query: { exercise, model, cursor, limit, ...span } }) => {
      const rows: Entry[] = await db('member_metric_history')
        .where({ user_id: id, metric })
        .modify(within('at', span))
        .modify((q) => exercise && q.where('exercise_id', exercise))
        .modify((q) => model && q.where('equipment_model', model))
        .modify(
          (q) =>
            cursor && q.whereRaw('(at, exercise_id, equipment_model) < (?, ?, ?)', [...placeOf(HistoryPlace, cursor)]),
        )
        .orderBy(['at', 'exercise_id', 'equipment_model'].map((column) => ({ column, order: 'desc' })))
        .limit(limit + 1);
      return page(rows, limit, ({ at, exerciseId, equipmentModel }) => [at, exerciseId, equipmentModel]);
    },
  );
};
