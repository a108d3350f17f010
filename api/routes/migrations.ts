/** Moving those who are in a challenge, or a programme, to another version of it; and what that would change for whom. */
import { type Static, Type } from 'typebox';
import { enrolledAs } from '../../processors/programme-ids.js';
import { fields } from '../../rules/programme/fields.js';
import { type Access, ADMIN, callerOf, STAFF } from '../access.js';
import { effects, previewMove } from '../challenges/moving.js';
import { accepted } from '../commands/commands.js';
import type { Database } from '../database.js';
import type { Routes } from '../dependencies.js';
import { programmeInPath } from '../places.js';
import { previewMoveOfPlans } from '../programmes/moving.js';
import { Accepted, Id, IdInPath, MAX_INT, withDefault } from '../schemas.js';

const version = { minimum: 1, maximum: MAX_INT };
const Move = Type.Object(
  {
    from: Type.Optional(
      Type.Integer({ ...version, description: 'Only who is in this version; left out: in any other.' }),
    ),
    to: Type.Integer({ ...version, description: 'The version to move to.' }),
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
const effect = Type.Enum([...effects]);
const counts = {
  gain: Type.Integer({ description: 'Who would have finished by the new one only.' }),
  lose: Type.Integer({ description: 'Who would have finished by their present one only.' }),
  further: Type.Integer({ description: 'Who would be further.' }),
  lessFar: Type.Integer({ description: 'Who would be less far.' }),
  same: Type.Integer({ description: 'Who would be as far.' }),
};
const displayName = Type.Unsafe<string | null>({
  type: ['string', 'null'],
  description: 'Of the member; null: they have no profile, or it is a team.',
});
const Effects = Type.Object({
  judged: Type.Integer({ description: 'Members, or teams of a challenge of teams, judged by both versions.' }),
  ...counts,
  changes: Type.Array(
    Type.Object({
      userId: Type.Optional(Type.String()),
      displayName,
      teamId: Type.Optional(Type.String({ description: 'Of a challenge of teams, instead of a member.' })),
      members: Type.Optional(Type.Integer({ description: 'How many the team has.' })),
      ...{ effect, before: standing, after: standing },
    }),
    { description: 'For whom something would change, the first 100.' },
  ),
  ...progress,
});
const asked = Type.Unsafe<number | null>({
  type: ['number', 'null'],
  description: 'In the own unit of the number; null: it is not asked for.',
});
const PlanEffects = Type.Object({
  judged: Type.Integer({ description: 'Members for whom a plan was made by both versions.' }),
  asked: Type.Integer({ description: 'Of how many something else would be asked from the next week on.' }),
  conflicts: Type.Integer({ description: 'Of how many a change by a trainer would not hold any more.' }),
  missing: Type.Integer({ description: 'Of how many something is not known that matters to the new version alone.' }),
  ...counts,
  changes: Type.Array(
    Type.Object({
      userId: Type.String(),
      displayName,
      ...{ effect, before: standing, after: standing },
      numbers: Type.Array(
        Type.Object({
          slot: Type.String(),
          number: Type.Enum(Object.keys(fields) as (keyof typeof fields)[]),
          fromWeek: Type.Integer(),
          toWeek: Type.Integer({ description: 'Weeks on end in which it would change alike, both included.' }),
          ...{ before: asked, after: asked },
        }),
        { description: 'What would be asked instead, the first 50; weeks that have begun stay.' },
      ),
      conflicts: Type.Array(
        Type.Object({ overrideId: Type.String(), author: Type.String(), path: Type.String(), message: Type.String() }),
        { description: 'Changes by trainers that would not hold any more, and why.' },
      ),
      missing: Type.Array(Type.String(), { description: 'What is not known, and matters to the new version alone.' }),
    }),
    { description: 'For whom something would change, the first 100.' },
  ),
  ...progress,
});
const Moved = Type.Object({ ...Accepted.properties, moved: Type.Integer(), ...progress });

const moveOf = (challengeId: string, { from, to, after = '', limit }: Static<typeof Move>) => ({
  ...{ challengeId, from, to, after, limit },
});

interface Changed {
  readonly userId?: string;
}

/** With their names, asked once for all of them. */
async function withNames<Change extends Changed>(db: Database, changes: readonly Change[]) {
  const ids = changes.flatMap(({ userId }) => userId ?? []);
  const rows: { userId: string; displayName: string }[] = await db('members')
    .whereIn('user_id', ids)
    .select('user_id', 'display_name');
  const names = new Map(rows.map(({ userId, displayName }) => [userId, displayName]));
  return changes.map((change) => ({ ...change, displayName: names.get(change.userId ?? '') ?? null }));
}

const movers: Access = { ...STAFF, places: [programmeInPath] };

export const migrations: Routes = async (app, { db, commands }) => {
  app.post(
    '/v1/challenges/:id/migrations',
    { config: { access: ADMIN }, schema: { params: IdInPath, body: Move, response: { 200: Effects, 202: Moved } } },
    async (request, reply) => {
      const move = moveOf(request.params.id, request.body);
      if (request.body.dryRun) {
        const found = await previewMove(db, move, Date.now());
        return reply.code(200).send({ ...found, changes: await withNames(db, found.changes) });
      }
      const moved = await commands.moveMembers(move, callerOf(request).sub);
      accepted(reply, moved);
      return reply.send(moved);
    },
  );

  app.post(
    '/v1/programmes/:id/migrations',
    {
      config: { access: movers },
      schema: { params: IdInPath, body: Move, response: { 200: PlanEffects, 202: Moved } },
    },
    async (request, reply) => {
      const { id } = request.params;
      const move = moveOf(enrolledAs(id), request.body);
      if (request.body.dryRun) {
        const found = await previewMoveOfPlans(db, move, Date.now());
        return reply.code(200).send({ ...found, changes: await withNames(db, found.changes) });
      }
      const moved = await commands.moveMembers(move, callerOf(request).sub);
      accepted(reply, moved);
      return reply.send({ ...moved, id });
    },
  );
};
