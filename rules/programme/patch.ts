/** What a trainer changes of a plan: a patch of its numbers, after JSON Patch (RFC 6902), with author and reason. */
import { type Static, Type } from 'typebox';
import type { Fault } from '../node.js';
import { patterns } from '../patterns.js';
import { shapeFaults } from '../shape.js';

const plain = { additionalProperties: false };
const Path = Type.String({
  pattern: '^/weeks/(\\*|[1-9][0-9]?)/slots/[a-z0-9][a-z0-9-]{0,39}(/[A-Za-z0-9]+)?$',
  description:
    '/weeks/WEEK/slots/SLOT/NUMBER, where WEEK may be * for all that are not over; to remove, without the number.',
});
const numeric = { path: Path, value: Type.Number() };
const Excused = Type.String({
  pattern: '^/weeks/(\\*|[1-9][0-9]?)(/slots/[a-z0-9][a-z0-9-]{0,39}|/exercises/[a-z0-9][a-z0-9-]{0,39})?$',
  description: '/weeks/WEEK, /weeks/WEEK/slots/SLOT or /weeks/WEEK/exercises/EXERCISE; * for all that are not over.',
});

/** What is changed, in order. */
export const ChangesSchema = Type.Array(
  Type.Union([
    Type.Object(
      { op: Type.Literal('test'), ...numeric },
      { ...plain, description: 'It must be so, or nothing is changed.' },
    ),
    Type.Object({ op: Type.Literal('replace'), ...numeric }, plain),
    Type.Object({ op: Type.Literal('remove'), path: Path }, { ...plain, description: 'Takes a slot out.' }),
    Type.Object(
      {
        op: Type.Literal('excuse'),
        path: Excused,
        until: Type.Optional(
          Type.String({
            pattern: patterns.day,
            description: 'Weeks that begin after this day are asked for as before; left out: to the end.',
          }),
        ),
      },
      { ...plain, description: 'What the member is excused from, in weeks that are over too: less is required.' },
    ),
  ]),
  { minItems: 1, maxItems: 100 },
);

const OverrideSchema = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 64 }),
    author: Type.String({ minLength: 1, maxLength: 100 }),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: patterns.written }),
    at: Type.Integer({ minimum: 0, description: 'ms since the epoch.' }),
    changes: ChangesSchema,
  },
  plain,
);

/** A change of a plan by a trainer: all of it holds, or nothing. */
export type Override = Static<typeof OverrideSchema>;
export type Change = Override['changes'][number];

/** What is wrong with the shape of changes; none: they are some. */
export const faultsOfChanges = (given: unknown): Fault[] => shapeFaults(ChangesSchema, given);
