/** /v1/lineages: the builds of the views, how they differ, and which one readers see. */
import { Type } from 'typebox';
import { ADMIN, callerOf } from '../access.js';
import type { Routes } from '../dependencies.js';
import { Problem } from '../problem.js';
import type { JsonRow } from '../row-schema.js';
import { Id, Timestamp, withDefault } from '../schemas.js';

const orNull = (type: 'string' | 'integer' | 'object', description: string) =>
  Type.Unsafe<unknown>({ type: [type, 'null'], description });
const Lineage = Type.Object({
  processor: Type.String(),
  lineage: Type.String(),
  version: Type.Integer(),
  state: Type.Enum(['promoted', 'built', 'former', 'retired'], {
    description: 'promoted: readers see it; built: they never did; former: they did.',
  }),
  building: orNull('object', 'How far it is (percent, etaS) while somebody makes it; null: nobody does.'),
  promotedSince: orNull('string', 'Null: it is not promoted.'),
  tasks: Type.Integer(),
  tick: orNull('string', 'The least tick that its tasks have folded.'),
  read: Type.Integer(),
  parked: Type.Integer(),
  views: Type.Array(
    Type.Object({ view: Type.String(), estimatedRows: orNull('integer', 'By Postgres; null: it made none yet.') }),
  ),
  bytes: Type.Integer({ description: 'Of views, states and kept inputs, with their indexes.' }),
});
const Done = Type.Object({
  id: Type.Integer(),
  at: Timestamp,
  action: Type.String({ description: 'compare, promote, rollback, retire, verify or purge.' }),
  lineage: Type.String(),
  former: orNull('string', 'What it was compared with, or was promoted before it.'),
  by: orNull('string', 'Who asked.'),
  reason: orNull('string', 'Why.'),
  details: Type.Unsafe<unknown>({ description: 'What came of it.' }),
});
const Move = Type.Object({
  processor: Type.String(),
  lineage: orNull('string', 'What readers see now; null: nothing.'),
  former: orNull('string', 'What they saw before.'),
});
const reason = Type.String({ minLength: 1, maxLength: 500, description: 'Why; kept in the history.' });
const names = (description: string) => Type.Optional(Type.Array(Id, { maxItems: 100, description }));
const Compare = Type.Object(
  {
    reason,
    with: Type.Optional(Type.String({ ...Id, description: 'Left out: with the promoted build of its processor.' })),
    expect: Type.Optional(
      Type.Object(
        {
          changed: names('Columns, or view.column, whose values are meant to differ.'),
          onlyNew: names('Views that may have rows which the old has not.'),
          onlyOld: names('Views that may lack rows which the old has.'),
        },
        { additionalProperties: false, description: 'What is meant to differ; left out: nothing.' },
      ),
    ),
  },
  { additionalProperties: false },
);
const Comparison = Type.Unsafe<JsonRow>(
  Type.Object({
    lineage: Type.String(),
    with: Type.String(),
    views: Type.Array(
      Type.Unsafe<unknown>({ description: 'Counts of rows by class, changed ones by column, and some samples.' }),
    ),
    onlyOldViews: Type.Array(Type.String()),
    onlyNewViews: Type.Array(Type.String()),
    leftOutKeys: Type.Integer({ description: 'Keys that one of them parked.' }),
    notAgain: orNull('string', 'Why what differed was not looked at again.'),
    undeclared: Type.Array(Type.String(), { description: 'What differs beyond what was declared, in sentences.' }),
    satisfied: Type.Boolean({ description: 'Nothing differs but what was declared.' }),
  }),
);
const Promote = Type.Object(
  {
    reason,
    force: withDefault(Type.Boolean({ description: 'In spite of what stands against it.' }), false),
    tell: withDefault(Type.Boolean({ description: 'Tell members what they earned by it.' }), false),
  },
  { additionalProperties: false },
);
const Moved = Type.Object({ moves: Type.Array(Move), overridden: Type.Array(Type.String()) });
const LineageInPath = Type.Object({ lineage: Id }, { additionalProperties: false });
const ProcessorInPath = Type.Object({ processor: Id }, { additionalProperties: false });
const MOST_HISTORY = 100;

export const lineages: Routes = async (app, { db, operator }) => {
  const asked = (request: Parameters<typeof callerOf>[0], why: string) => ({ by: callerOf(request).sub, reason: why });

  app.get(
    '/v1/lineages',
    { config: { access: ADMIN }, schema: { response: { 200: Type.Object({ items: Type.Array(Lineage) }) } } },
    async () => ({ items: (await operator.lineages()).map((one) => ({ ...one, views: [...one.views] })) }),
  );

  app.get(
    '/v1/lineages/history',
    {
      config: { access: ADMIN },
      schema: {
        response: { 200: Type.Object({ items: Type.Array(Done) }, { description: `The last ${MOST_HISTORY}.` }) },
      },
    },
    async () => ({ items: await db('lineage_history').orderBy('id', 'desc').limit(MOST_HISTORY) }),
  );

  app.post(
    '/v1/lineages/:lineage/compare',
    {
      config: { access: ADMIN },
      schema: {
        description:
          'Takes as long as the views are large, and up to a minute more while what differs is looked at again.',
        params: LineageInPath,
        body: Compare,
        response: { 200: Comparison },
      },
    },
    async (request): Promise<JsonRow> => {
      const { params, body } = request;
      const { expect, reason: why } = body;
      return {
        ...(await operator.compare({
          ...asked(request, why),
          lineage: params.lineage,
          with: body.with ?? null,
          expected: { changed: [], onlyNew: [], onlyOld: [], ...expect },
        })),
      };
    },
  );

  app.post(
    '/v1/lineages/:lineage/promote',
    { config: { access: ADMIN }, schema: { params: LineageInPath, body: Promote, response: { 200: Moved } } },
    async (request) => {
      const { reason: why, ...how } = request.body;
      const { lineage } = request.params;
      const { moves, refusals, promoted } = await operator.promote({ ...asked(request, why), lineage, ...how });
      if (promoted) return { moves: [...moves], overridden: [...refusals] };
      throw new Problem('dataflow-refused', `${lineage} is not promoted: ${refusals.join('; ')}.`, {
        errors: refusals.map((message) => ({ path: '/path/lineage', message })),
      });
    },
  );

  app.post(
    '/v1/processors/:processor/rollback',
    {
      config: { access: ADMIN },
      schema: {
        params: ProcessorInPath,
        body: Type.Object({ reason }, { additionalProperties: false }),
        response: { 200: Moved },
      },
    },
    async (request) => ({
      moves: await operator.rollback({
        ...asked(request, request.body.reason),
        processor: request.params.processor,
      }),
      overridden: [],
    }),
  );
};
