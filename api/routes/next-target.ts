/** /v1/live/sessions/{id}/next-target: what to set for the next minute, or to lift in the next set. */
import { Type } from 'typebox';
import { actions } from '../../rules/next-target/next.js';
import type { Access } from '../access.js';
import type { Routes } from '../dependencies.js';
import { nextTargetOf } from '../live/next-target.js';
import { sessionInPathForNow } from '../owners.js';
import type { JsonRow } from '../row-schema.js';
import { UuidInPath } from '../schemas.js';
import { memberMetricsView } from '../views.js';

const readers: Access = {
  roles: ['staff', 'admin'],
  own: { as: ['self', 'trainer', 'device'], of: sessionInPathForNow },
};

const reading = (maximum: number, description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum, description: `${description} Left out: as the view has it.` }));
const Now = Type.Object(
  {
    heartRateBpm: reading(400, 'Heart rate now.'),
    speedMmPerS: reading(50_000, 'Speed now.'),
    inclineBp: reading(10_000, 'Incline now, 1/100 %.'),
    powerW: reading(5_000, 'Power now.'),
    resistanceDeci: reading(10_000, 'Resistance now, 1/10 of a level.'),
  },
  { additionalProperties: false },
);

const orNull = (type: string, description: string) => Type.Unsafe<unknown>({ type: [type, 'null'], description });
const Target = Type.Object({
  of: Type.Enum(['speedMmPerS', 'inclineBp', 'powerW', 'resistanceDeci', 'loadGrams', 'repetitions']),
  value: Type.Integer(),
  most: orNull('integer', 'What is never gone beyond; null: the heart rate alone bounds it.'),
  because: Type.String(),
  source: orNull('string', 'Of the equation; null: it needs none.'),
});
const Next = Type.Unsafe<JsonRow>(
  Type.Object(
    {
      action: Type.Enum([...actions], {
        description:
          'go on as told; lower, since the heart rate is at its cap; rest before the next set; stop at once; done: all that was asked in this visit; free: the plan asks nothing of this exercise.',
      }),
      slot: orNull('string', 'Of the plan; null: none.'),
      forS: orNull('integer', 'For so long; null: for the next set.'),
      targets: Type.Array(Target),
      because: Type.Array(Type.String()),
      heartRateCapBpm: orNull('integer', 'At this nothing is raised any more; null: not known.'),
    },
    { description: 'Never beyond the bounds of the programme, whatever the machine says.' },
  ),
);

export const nextTargets: Routes = async (app, { db }) => {
  app.get(
    '/v1/live/sessions/:id/next-target',
    {
      config: {
        access: readers,
        view: ['live_sessions', 'plans', 'programmes', 'workout_sets', ...memberMetricsView.reads],
      },
      schema: { params: UuidInPath, querystring: Now, response: { 200: Next } },
    },
    async ({ params, query }): Promise<JsonRow> => ({ ...(await nextTargetOf(db, params.id.toLowerCase(), query)) }),
  );
};
