/** What would be: who would have finished a challenge, and what a new version would change for those who are in it. */
import { Type } from 'typebox';
import type { Rule } from '../../rules/rule.js';
import { ADMIN, callerOf, STAFF } from '../access.js';
import { clockAndPlace, faultsOf, RuleTree } from '../challenges/definition.js';
import { monthOf } from '../challenges/month.js';
import { effects, previewMove } from '../challenges/moving.js';
import { unknownNames } from '../challenges/names.js';
import { previewOf } from '../challenges/preview.js';
import { accepted } from '../commands/commands.js';
import { refusal } from '../commands/versions.js';
import type { Routes } from '../dependencies.js';
import { invalid } from '../problem.js';
import { Accepted, Id, IdInPath, MAX_INT, Timestamp, withDefault } from '../schemas.js';

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

const Move = Type.Object(
  {
    to: Type.Integer({ minimum: 1, maximum: MAX_INT, description: 'The version to move to.' }),
    dryRun: withDefault(Type.Boolean({ description: 'Judge by both versions instead of moving anybody.' }), false),
    after: Type.Optional(Type.String({ ...Id, description: '`next` of the answer before.' })),
    limit: withDefault(
      Type.Integer({ minimum: 1, maximum: 2_000, description: 'Members at most; a larger team is judged whole.' }),
      500,
    ),
  },
  { additionalProperties: false },
);
const progress = {
  remaining: Type.Integer({
    description: 'How many more are still in another version, as far as their progress shows it.',
  }),
  next: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description: 'Send as after to go on; null: that was all.',
  }),
};
const standing = Type.Object({ fraction: Type.Number(), complete: Type.Boolean() });
const Effects = Type.Object({
  judged: Type.Integer({ description: 'Members, or teams of a challenge of teams, judged by both versions.' }),
  gain: Type.Integer({ description: 'Who would have finished by the new one only.' }),
  lose: Type.Integer({ description: 'Who would have finished by their present one only.' }),
  further: Type.Integer({ description: 'Who would be further.' }),
  lessFar: Type.Integer({ description: 'Who would be less far.' }),
  same: Type.Integer({ description: 'For whom nothing would change.' }),
  changes: Type.Array(
    Type.Object({
      userId: Type.Optional(Type.String()),
      teamId: Type.Optional(Type.String({ description: 'Of a challenge of teams, instead of a member.' })),
      members: Type.Optional(Type.Integer({ description: 'How many the team has.' })),
      ...{ effect: Type.Enum([...effects]), before: standing, after: standing },
    }),
    { description: 'For whom something would, the first 100.' },
  ),
  ...progress,
});
const Moved = Type.Object({ ...Accepted.properties, moved: Type.Integer(), ...progress });

export const challengePreviews: Routes = async (app, { db, commands }) => {
  app.post(
    '/v1/challenges/preview',
    {
      config: { access: STAFF, view: ['members', 'workouts', 'member_metric_history'] },
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

  app.post(
    '/v1/challenges/:id/migrations',
    { config: { access: ADMIN }, schema: { params: IdInPath, body: Move, response: { 200: Effects, 202: Moved } } },
    async (request, reply) => {
      const { to, dryRun, after = '', limit } = request.body;
      const move = { challengeId: request.params.id, to, after, limit };
      if (dryRun) return reply.code(200).send(await previewMove(db, move, Date.now()));
      const moved = await commands.moveMembers(move, callerOf(request).sub);
      accepted(reply, moved);
      return reply.send(moved);
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
