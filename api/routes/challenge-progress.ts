/** How members stand in challenges, and why each workout counted or did not. */
import { Type } from 'typebox';
import { explain } from '../../rules/explain.js';
import type { Progress as Standings } from '../../rules/node.js';
import type { Rule } from '../../rules/rule.js';
import type { Access } from '../access.js';
import { withSentence } from '../challenges/rows.js';
import { inWords, takenAway, type VerdictRow } from '../challenges/verdicts.js';
import { page, placeOf, TimeAndId, TimeAndText } from '../cursor.js';
import type { Database } from '../database.js';
import type { Routes } from '../dependencies.js';
import { memberInPath, type Owner, userInPath } from '../owners.js';
import { Problem } from '../problem.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, Id, IdInPath, Uuid } from '../schemas.js';
import { challengeProgressView, challengesView, challengeVerdictsView } from '../views.js';

const readersOf = (of: Owner): Access => ({ roles: ['staff', 'admin'], own: { as: ['self'], of } });

const member = { id: Id, userId: Id };
const Member = Type.Object(member, { additionalProperties: false });
const MemberAndWorkout = Type.Object({ ...member, workoutId: Uuid }, { additionalProperties: false });
const Listing = Type.Object(cursorQuery, { additionalProperties: false });

/** What of a challenge is told with the progress in it. */
const told = ['name', 'description', 'startsAt', 'endsAt', 'timeZone', 'withdrawn'] as const;
const { columns } = challengesView;
const shown = {
  comment: challengeProgressView.comment,
  columns: { ...challengeProgressView.columns, ...Object.fromEntries(told.map((name) => [name, columns[name]])) },
};
const sentence = Type.String({ description: 'What the rule asks for, in plain English.' });
const Progress = rowOf(shown, { sentence });
const Explained = rowOf(shown, {
  sentence,
  parts: Type.Array(
    Type.Object({
      path: Type.String({ description: 'Where it stands in the rule: a JSON pointer.' }),
      asks: Type.String({ description: 'What it asks for.' }),
      stands: Type.String({ description: 'What is done, and what is missing.' }),
      fraction: Type.Number({ description: '0 to 1.' }),
      met: Type.Boolean(),
    }),
    { description: 'Every part of the rule in words, the whole first.' },
  ),
});
const Verdict = rowOf(challengeVerdictsView, {
  readable: Type.Object(
    { amount: Type.Number(), unit: Type.String({ description: "'' for a number of something." }) },
    { description: 'The amount in a unit that people know.' },
  ),
  why: Type.String({ description: 'The reason in words.' }),
});
const Gone = Type.Object({
  workoutId: Uuid,
  counted: Type.Boolean(),
  reason: Type.Enum(['voided', 'assigned_away']),
  why: Type.String({ description: 'What was decided, in words.' }),
  decidedAt: Type.String({ format: 'date-time' }),
  decidedBy: Type.String({ description: "Who decided; '' where that would tell to whom it went." }),
});

interface Standing extends JsonRow {
  readonly challengeId: string;
  readonly endsAt: string;
  readonly rule: Rule;
  readonly nodes: Standings;
}

/** Progress with what is told of the version by which it is judged. */
const standings = (db: Database) =>
  db('challenge_progress')
    .join('challenges', (on) =>
      on
        .on('challenges.challenge_id', 'challenge_progress.challenge_id')
        .on('challenges.version', 'challenge_progress.version'),
    )
    .select('challenge_progress.*', 'name', 'description', 'starts_at', 'ends_at', 'time_zone', 'withdrawn', 'rule');

export const challengeProgress: Routes = async (app, { db }) => {
  app.get(
    '/v1/users/:id/challenges',
    {
      config: { access: readersOf(userInPath), view: ['challenge_progress', 'challenges'] },
      schema: { params: IdInPath, querystring: Listing, response: { 200: pageOf(Progress) } },
    },
    async ({ params, query: { cursor, limit } }) => {
      const rows: Standing[] = await standings(db)
        .where('user_id', params.id)
        .modify(
          (q) => cursor && q.whereRaw('(ends_at, challenges.challenge_id) < (?, ?)', [...placeOf(TimeAndText, cursor)]),
        )
        .orderBy(['ends_at', 'challenges.challenge_id'].map((column) => ({ column, order: 'desc' })))
        .limit(limit + 1);
      return page(rows.map(withSentence), limit, ({ endsAt, challengeId }) => [endsAt, challengeId]);
    },
  );

  app.get(
    '/v1/challenges/:id/progress/:userId',
    {
      config: { access: readersOf(memberInPath), view: ['challenge_progress', 'challenges'] },
      schema: { params: Member, response: { 200: Explained } },
    },
    async ({ params: { id, userId } }) => {
      const row = await standings(db)
        .where({ 'challenge_progress.challenge_id': id, user_id: userId })
        .first<Standing | undefined>();
      if (!row) throw new Problem('not-found', 'This person is not in this challenge, or has only just joined.');
      return { ...withSentence(row), parts: explain(row.rule, row.nodes) };
    },
  );

  app.get(
    '/v1/challenges/:id/verdicts/:userId',
    {
      config: { access: readersOf(memberInPath), view: 'challenge_verdicts' },
      schema: { params: Member, querystring: Listing, response: { 200: pageOf(Verdict) } },
    },
    async ({ params: { id, userId }, query: { cursor, limit } }) => {
      const rows: VerdictRow[] = await db('challenge_verdicts')
        .where({ challenge_id: id, user_id: userId })
        .modify((q) => cursor && q.whereRaw('(started_at, workout_id) < (?, ?)', [...placeOf(TimeAndId, cursor)]))
        .orderBy(['started_at', 'workout_id'].map((column) => ({ column, order: 'desc' })))
        .limit(limit + 1);
      return page(rows.map(inWords), limit, ({ startedAt, workoutId }) => [startedAt, workoutId]);
    },
  );

  app.get(
    '/v1/challenges/:id/verdicts/:userId/:workoutId',
    {
      config: { access: readersOf(memberInPath), view: ['challenge_verdicts', 'workout_changes'] },
      schema: { params: MemberAndWorkout, response: { 200: Type.Union([Verdict, Gone]) } },
    },
    async ({ params: { id, userId, workoutId } }): Promise<JsonRow> => {
      const row = await db('challenge_verdicts')
        .where({ challenge_id: id, user_id: userId, workout_id: workoutId })
        .first<VerdictRow | undefined>();
      const verdict = row ? inWords(row) : await takenAway(db, userId, workoutId);
      if (!verdict)
        throw new Problem('not-found', 'The workout is not within the time of the challenge, or not theirs.');
      return verdict;
    },
  );
};
