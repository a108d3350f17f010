/** How members stand in challenges, and why each workout counted or did not. */
import { Type } from 'typebox';
import { explain } from '../../rules/explain.js';
import type { Access } from '../access.js';
import { type Standing, standings } from '../challenges/progress.js';
import { withSentence } from '../challenges/rows.js';
import { readableParts } from '../challenges/shared.js';
import { explainedTeam } from '../challenges/team-told.js';
import { inWords, takenAway, type VerdictRow, verdictsOf } from '../challenges/verdicts.js';
import { page, placeOf, TimeAndId, TimeAndText } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { memberInPath, type Owner, userInPath } from '../owners.js';
import { Problem } from '../problem.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, Id, IdInPath, Uuid } from '../schemas.js';
import {
  challengeProgressView,
  challengeRankingView,
  challengesView,
  challengeVerdictsView,
  workoutsView,
} from '../views.js';
import { ExplainedParts, GivenParts, TeamStanding } from './teams.js';

const readersOf = (of: Owner): Access => ({ roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of } });

const member = { id: Id, userId: Id };
const Member = Type.Object(member, { additionalProperties: false });
const MemberAndWorkout = Type.Object({ ...member, workoutId: Uuid }, { additionalProperties: false });
const Listing = Type.Object(cursorQuery, { additionalProperties: false });

/** What of a challenge is told with the progress in it. */
const told = ['name', 'description', 'startsAt', 'endsAt', 'timeZone', 'dayStartsMinute', 'withdrawn'] as const;
const { columns } = challengesView;
const shown = {
  comment: challengeProgressView.comment,
  columns: { ...challengeProgressView.columns, ...Object.fromEntries(told.map((name) => [name, columns[name]])) },
};
const sentence = Type.String({ description: 'What the rule asks for, in plain English.' });
const Progress = rowOf(shown, { sentence });
const given = Type.Unsafe<unknown>({
  ...GivenParts,
  type: ['array', 'null'],
  description: 'In a challenge of teams or gyms, what this member gave; null: it is one for each member alone.',
});
const Explained = rowOf(shown, {
  sentence,
  parts: ExplainedParts,
  contribution: given,
  team: Type.Unsafe<unknown>({
    ...TeamStanding,
    type: ['object', 'null'],
    description: 'How their team, or gym, stands among the others; null: they have none.',
  }),
});
const { exerciseId, equipmentType } = workoutsView.columns;
const verdict = { ...challengeVerdictsView, columns: { ...challengeVerdictsView.columns, exerciseId, equipmentType } };
const Verdict = rowOf(verdict, {
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
  decisionId: Type.String({ ...Uuid, description: 'The amendment that decided it.' }),
  decidedAt: Type.String({ format: 'date-time' }),
  decidedBy: Type.String({ description: "Who decided; '' where that would tell to whom it went." }),
});

/** Of a challenge of teams, progress is that of the team. */
const sources = ['challenge_progress', 'challenges', 'contributions', 'team_progress'];

export const challengeProgress: Routes = async (app, { db }) => {
  app.get(
    '/v1/users/:id/challenges',
    {
      config: { access: readersOf(userInPath), view: sources },
      schema: { params: IdInPath, querystring: Listing, response: { 200: pageOf(Progress) } },
    },
    async ({ params, query: { cursor, limit } }) => {
      const rows: Standing[] = await standings(db, { user_id: params.id })
        .modify((q) => cursor && q.whereRaw('(ends_at, challenge_id) < (?, ?)', [...placeOf(TimeAndText, cursor)]))
        .orderBy(['ends_at', 'challenge_id'].map((column) => ({ column, order: 'desc' })))
        .limit(limit + 1);
      return page(rows.map(withSentence), limit, ({ endsAt, challengeId }) => [endsAt, challengeId]);
    },
  );

  app.get(
    '/v1/challenges/:id/progress/:userId',
    {
      config: { access: readersOf(memberInPath), view: [...sources, ...challengeRankingView.reads] },
      schema: { params: Member, response: { 200: Explained } },
    },
    async ({ params: { id, userId } }) => {
      const row = await standings(db, { user_id: userId, challenge_id: id }).first<Standing | undefined>();
      if (!row) throw new Problem('not-found', 'This person is not in this challenge, or has only just joined.');
      const told = withSentence(row);
      if (!row.given) return { ...told, parts: explain(row.rule, row.nodes), contribution: null, team: null };
      const explained = row.teamId === null ? null : await explainedTeam(db, id, row.teamId, row.version);
      const { parts = [], ...team } = explained?.team ?? {};
      const contribution = readableParts(row.rule, row.given);
      return { ...told, parts, contribution, team: explained && team };
    },
  );

  app.get(
    '/v1/challenges/:id/verdicts/:userId',
    {
      config: { access: readersOf(memberInPath), view: ['challenge_verdicts', 'workouts'] },
      schema: { params: Member, querystring: Listing, response: { 200: pageOf(Verdict) } },
    },
    async ({ params: { id, userId }, query: { cursor, limit } }) => {
      const rows: VerdictRow[] = await verdictsOf(db, id, userId)
        .modify((q) => cursor && q.whereRaw('(v.started_at, v.workout_id) < (?, ?)', [...placeOf(TimeAndId, cursor)]))
        .orderBy(['v.started_at', 'v.workout_id'].map((column) => ({ column, order: 'desc' })))
        .limit(limit + 1);
      return page(rows.map(inWords), limit, ({ startedAt, workoutId }) => [startedAt, workoutId]);
    },
  );

  app.get(
    '/v1/challenges/:id/verdicts/:userId/:workoutId',
    {
      config: { access: readersOf(memberInPath), view: ['challenge_verdicts', 'workouts', 'workout_changes'] },
      schema: { params: MemberAndWorkout, response: { 200: Type.Union([Verdict, Gone]) } },
    },
    async ({ params: { id, userId, workoutId } }): Promise<JsonRow> => {
      const row = await verdictsOf(db, id, userId).where({ 'v.workout_id': workoutId }).first<VerdictRow | undefined>();
      const verdict = row ? inWords(row) : await takenAway(db, userId, workoutId);
      if (!verdict)
        throw new Problem('not-found', 'The workout is not within the time of the challenge, or not theirs.');
      return verdict;
    },
  );
};
