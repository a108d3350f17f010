/** What would be: who would have finished a challenge. */
import { Type } from 'typebox';
import type { Rule } from '../../rules/rule.js';
import { type Access, STAFF } from '../access.js';
import { clockAndPlace, faultsOf, RuleTree } from '../challenges/definition.js';
import { monthOf } from '../challenges/month.js';
import { unknownNames } from '../challenges/names.js';
import { previewOf } from '../challenges/preview.js';
import { refusal } from '../commands/versions.js';
import type { Routes } from '../dependencies.js';
import { gymsInBody } from '../places.js';
import { invalid } from '../problem.js';
import { Timestamp, withDefault } from '../schemas.js';

const Asked = Type.Object(
  {
    rule: RuleTree,
    ...clockAndPlace,
    month: Type.Optional(
      Type.String({
        pattern: '^(19[7-9]|[2-9]\\d\\d)\\d-(0[1-9]|1[0-2])$',
        description: 'YYYY-MM; left out, without from and to: the last month that is over.',
      }),
    ),
    from: Type.Optional(Timestamp),
    to: Type.Optional(Timestamp),
    limit: withDefault(Type.Integer({ minimum: 1, maximum: 5_000, description: 'Members judged at most.' }), 1_000),
  },
  { additionalProperties: false },
);
const Preview = Type.Object({
  from: Type.String({ format: 'date-time' }),
  to: Type.String({ format: 'date-time' }),
  members: Type.Integer({ description: 'Members judged.' }),
  of: Type.Integer({ description: 'Members who could join: by home gym and group.' }),
  finished: Type.Integer({ description: 'Of those judged, who would have finished.' }),
  medianFinishS: Type.Unsafe<number | null>({
    type: ['integer', 'null'],
    description: 'Median time from the beginning until they would have, s; null: nobody would.',
  }),
  bands: Type.Array(Type.Object({ atLeast: Type.Number(), members: Type.Integer() }), {
    description: 'Members by how far they would have come: from this fraction up to that of the next band.',
  }),
  finishers: Type.Array(Type.Object({ userId: Type.String(), completedAt: Type.String({ format: 'date-time' }) }), {
    description: 'Who would have finished, the first 100.',
  }),
  groups: Type.Unsafe<unknown>({
    ...Type.Array(
      Type.Object({
        gymId: Type.String(),
        members: Type.Integer({ description: 'Members judged.' }),
        size: Type.Integer({ description: 'How many have it as home gym.' }),
        fraction: Type.Number({ description: '0 to 1; of a ranking 0.' }),
        complete: Type.Boolean(),
        value: Type.Number({ description: 'Of a ranking in the own unit of its measure, else days, weeks or months.' }),
        sizeClass: Type.Integer({ description: '0: the smallest.' }),
        rank: Type.Unsafe<number | null>({ type: ['integer', 'null'], description: 'Within its class.' }),
      }),
    ),
    type: ['array', 'null'],
    description:
      'By a rule for teams or a ranking, the members of each home gym as a group, best first: nobody finishes alone then. Null: each member is judged alone.',
  }),
});

const previewers: Access = { ...STAFF, places: [gymsInBody] };

export const challengePreviews: Routes = async (app, { db }) => {
  app.post(
    '/v1/challenges/preview',
    {
      config: { access: previewers, view: ['members', 'workouts', 'member_metric_history'] },
      schema: { body: Asked, response: { 200: Preview } },
    },
    async ({ body }) => {
      const now = Date.now();
      const { from, to } = periodOf(body, now);
      const errors = [...faultsOf(body, from, to), ...(await unknownNames(db, body))];
      if (errors.length > 0) throw refusal(errors);
      const { timeZone, dayStartsMinute, weekStartsOn, gyms } = body;
      const terms = { from, to, timeZone, dayStartsMinute, weekStartsOn, gyms };
      const preview = await previewOf(db, { rule: body.rule as Rule, terms }, body, now);
      return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), ...preview };
    },
  );
};

type Period = { readonly month?: string; readonly from?: string; readonly to?: string };

/** What is asked for by month, or by begin and end. */
function periodOf(asked: Period & Parameters<typeof monthOf>[0], now: number): { from: number; to: number } {
  const { month, from, to } = asked;
  if ((from === undefined) !== (to === undefined))
    throw invalid(from === undefined ? '/body/from' : '/body/to', 'is required: from and to belong together');
  if (from === undefined || to === undefined) return monthOf(asked, month, now);
  if (month !== undefined) throw invalid('/body/month', 'says the time twice: leave it out, or from and to');
  return { from: Date.parse(from), to: Date.parse(to) };
}
