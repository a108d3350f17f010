/** /v1/live/sessions/{id}/judging and /verdicts: what an app judges a session by itself with, and whether it came to what the server did. */
import { Type } from 'typebox';
import type { Access } from '../access.js';
import type { Routes } from '../dependencies.js';
import { judgingOf } from '../live/judging.js';
import { compared, type Outcome, outcomes } from '../live/verdicts.js';
import { sessionInPath } from '../owners.js';
import type { JsonRow } from '../row-schema.js';
import { Timestamp, UuidInPath } from '../schemas.js';
import { memberMetricsView } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: sessionInPath } };
const own: Access = { roles: [], own: { as: ['self'], of: sessionInPath } };

const json = (description: string) => Type.Unsafe<unknown>({ description });
const workout =
  'as rules see one: ids, begin and end (ms), sets, sums in SI units, energyCal, met, averages, and the muscles of its exercises';
const challengeId = Type.String({
  maxLength: 200,
  description: 'The challenge, or `programme:` and the programme whose plan it is.',
});
const ruleHash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the one text of the rule.' });
const standing = { fraction: Type.Number({ minimum: 0, maximum: 1 }), complete: Type.Boolean() };
const named = { challengeId, name: Type.String() };
const Judging = Type.Unsafe<JsonRow>(
  Type.Object({
    session: Type.Object({
      sessionId: Type.String(),
      userId: Type.String(),
      equipmentId: Type.String(),
      exerciseId: Type.Unsafe<unknown>({ type: ['string', 'null'] }),
      startedAt: Timestamp,
    }),
    machine: json('As the catalogue has it now; null: it is not in it.'),
    exercises: Type.Array(json('{exerciseId, primaryMuscles, compendiumCode}')),
    bodyWeightGrams: Type.Unsafe<unknown>({
      type: ['integer', 'null'],
      description: 'That counts for the session; null: never weighed.',
    }),
    counted: json(`What became of the session by the server, ${workout}; null: nothing yet.`),
    others: Type.Array(json(`A workout, ${workout}.`), {
      description: "The member's other workouts, as far back as the rules look.",
    }),
    person: json('{sex, birthDate, metrics}, as far as the rules ask for it.'),
    judged: Type.Array(
      Type.Object({
        ...named,
        ...{ version: Type.Integer(), rule: json('The rule, a tree of nodes.'), ruleHash },
        terms: json('{from, to, joinedAt (ms), timeZone, dayStartsMinute, weekStartsOn, gyms}'),
        ...standing,
      }),
      { description: 'Each rule by which the session is judged, and how the member stands by the server.' },
    ),
    leftOut: Type.Array(Type.Object({ ...named, because: Type.String() }), {
      description: 'What the server alone judges.',
    }),
    next: json('What the next target rests on besides what the machine says.'),
  }),
);
const Provisional = Type.Object(
  {
    challengeId,
    ruleHash,
    provisional: Type.Object(standing, { additionalProperties: false, description: 'What the app came to.' }),
    server: Type.Object(standing, { additionalProperties: false, description: 'What it was told by the server.' }),
  },
  { additionalProperties: false },
);
const Compared = Type.Object({
  outcome: Type.Enum([...outcomes], {
    description:
      'agreed; disagreed; another_rule: it was judged by another version; moved_on: the server came to something else since. Only the first two are counted for and against.',
  }),
});

/** `count` is told each outcome. */
export const judging =
  (count: (outcome: Outcome) => void): Routes =>
  async (app, { db }) => {
    app.get(
      '/v1/live/sessions/:id/judging',
      {
        config: {
          access: readers,
          view: [
            ...['live_sessions', 'workouts', 'workout_sets', 'challenge_progress', 'challenges', 'plans', 'programmes'],
            ...memberMetricsView.reads,
          ],
        },
        schema: { params: UuidInPath, response: { 200: Judging } },
      },
      async ({ params }): Promise<JsonRow> => ({ ...(await judgingOf(db, params.id.toLowerCase())) }),
    );

    app.post(
      '/v1/live/sessions/:id/verdicts',
      {
        config: { access: own, rateLimit: { max: 120, timeWindow: '1 minute' } },
        schema: { params: UuidInPath, body: Provisional, response: { 200: Compared } },
      },
      async ({ params, body }) => {
        const outcome = await compared(db, params.id.toLowerCase(), body);
        count(outcome);
        return { outcome };
      },
    );
  };
