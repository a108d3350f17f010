/** /v1/parked: what was set aside, why, what it says, and folding it again. */
import { type TProperties, Type } from 'typebox';
import { ADMIN, callerOf } from '../access.js';
import type { Routes } from '../dependencies.js';
import { Id, Timestamp, withDefault } from '../schemas.js';

const textOrNull = (description: string) => Type.Unsafe<string | null>({ type: ['string', 'null'], description });
const integerOrNull = (description: string) => Type.Unsafe<number | null>({ type: ['integer', 'null'], description });
const entry = {
  id: Type.Integer(),
  kind: Type.Enum(['event', 'key'], { description: 'event: it alone; key: everything of that key waits.' }),
  processor: Type.String(),
  lineage: Type.String(),
  topic: Type.String(),
  partition: Type.Integer(),
  from: Type.Integer({ description: 'First offset.' }),
  to: Type.Integer({ description: 'Last offset.' }),
  events: Type.Integer(),
  key: textOrNull('What it is folded by; null: it could not be told.'),
  reason: Type.String(),
  detail: Type.String(),
  meaning: textOrNull('Of the reason.'),
  remedy: textOrNull('What to do about it.'),
  parkedAt: Timestamp,
  refusal: textOrNull('Why nobody can fold it again; null: it can be.'),
} satisfies TProperties;
const Shown = Type.Object({
  ...entry,
  record: Type.Union(
    [
      Type.Object({
        offset: Type.Integer(),
        receivedAt: Timestamp,
        key: textOrNull('As it came.'),
        bytes: integerOrNull('Of its value; null: it has none.'),
        value: Type.Unsafe<unknown>({
          description: 'What it says; where it cannot be read, its first bytes in hexadecimal.',
        }),
        undecodable: textOrNull('Why it cannot be read; null: it is.'),
      }),
      Type.Null(),
    ],
    { description: 'The first record as it stands on the log; null: it is no longer there.' },
  ),
});
const Listing = Type.Object(
  {
    processor: Type.Optional(Id),
    reason: Type.Optional(Id),
    key: Type.Optional(Id),
    limit: withDefault(Type.Integer({ minimum: 1, maximum: 200 }), 50),
  },
  { additionalProperties: false },
);
const NumberInPath = Type.Object(
  { id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) },
  { additionalProperties: false },
);
const numbers = { minItems: 1, maxItems: 200, uniqueItems: true };
const Numbers = Type.Array(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }), numbers);
const Request = Type.Object({
  id: Type.Integer(),
  processor: Type.String(),
  lineage: Type.String(),
  key: textOrNull('Of what parks by key.'),
  parkedId: integerOrNull('Of what parked alone.'),
  state: Type.Enum(['asked', 'done', 'failed']),
  events: Type.Integer({ description: 'Folded so far.' }),
  detail: textOrNull('Why it failed, or what else there is to say.'),
  by: Type.String({ description: 'Who asked.' }),
  reason: textOrNull('Why, as they said; null: they did not say.'),
  askedAt: Timestamp,
});
const Asking = Type.Object(
  {
    ids: Numbers,
    reason: Type.String({
      ...{ minLength: 1, maxLength: 500, pattern: '\\S' },
      description: 'Why; kept with the request.',
      examples: ['the machine is in the catalogue now'],
    }),
  },
  { additionalProperties: false },
);
const Requests = Type.Object({ requests: Type.Array(Request) });

export const parked: Routes = async (app, { operator }) => {
  app.get(
    '/v1/parked',
    {
      config: { access: ADMIN },
      schema: {
        querystring: Listing,
        response: { 200: Type.Object({ total: Type.Integer(), items: Type.Array(Type.Object(entry)) }) },
      },
    },
    async (request) => {
      const { limit, ...filter } = request.query;
      const { people, ...found } = await operator.parked.list(filter, limit);
      await request.noteRead(people);
      return found;
    },
  );

  app.get(
    '/v1/parked/:id',
    { config: { access: ADMIN }, schema: { params: NumberInPath, response: { 200: Shown } } },
    async (request) => {
      const { people, ...shown } = await operator.parked.show(request.params.id);
      await request.noteRead(people);
      return shown;
    },
  );

  app.post(
    '/v1/parked/redrives',
    {
      config: { access: ADMIN },
      schema: {
        description:
          'The process that has the task does it, beside all else: ask for the requests until they are done.',
        body: Asking,
        response: { 202: Requests },
      },
    },
    async (request, reply) => {
      const { ids, reason } = request.body;
      const requests = await operator.parked.redrive(ids, { by: callerOf(request).sub, reason });
      reply.code(202);
      return { requests };
    },
  );

  app.get(
    '/v1/parked/redrives',
    {
      config: { access: ADMIN },
      schema: {
        querystring: Type.Object({ limit: Listing.properties.limit }, { additionalProperties: false }),
        response: { 200: Type.Object({ requests: Type.Array(Request, { description: 'Newest first.' }) }) },
      },
    },
    async (request) => {
      const { people, ...found } = await operator.parked.latest(request.query.limit);
      await request.noteRead(people);
      return found;
    },
  );

  app.get(
    '/v1/parked/redrives/:id',
    { config: { access: ADMIN }, schema: { params: NumberInPath, response: { 200: Requests } } },
    async ({ params }) => ({ requests: await operator.parked.redrives([params.id]) }),
  );
};
