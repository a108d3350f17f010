/** /v1/users/{id}/changes: what changed of a member's workouts and measurements, and why. */
import { Type } from 'typebox';
import type { Access } from '../access.js';
import { changesOf, changeViews } from '../changes.js';
import { page, placeOf, TimeAndText } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import { pageOf } from '../row-schema.js';
import { cursorQuery, IdInPath } from '../schemas.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };

const KINDS = {
  assigned: 'a workout became theirs',
  assigned_away: "a workout was another's",
  voided: 'a workout does not count',
  reinstated: 'a voided workout counts again',
  edited: 'a workout was put right',
  entered: 'a workout was written down',
  entry_changed: 'one that was written down is otherwise',
  entry_deleted: 'one that was written down did not take place',
  measurement_edited: 'figures of a measurement were put right',
  measurement_voided: 'a measurement does not count',
  measurement_reinstated: 'a voided measurement counts again',
  merged: 'another id of theirs was merged into this one',
  merged_away: 'this id was given up for another',
};
const nullable = (type: string, description: string) =>
  Type.Unsafe<string | null>({ type: ['string', 'null'], ...(type && { format: type }), description });
const side = (description: string) =>
  Type.Unsafe<object | null>({ type: ['object', 'null'], additionalProperties: true, description });

const Change = Type.Object({
  id: Type.String({ description: 'Of the decision.' }),
  kind: Type.Enum(Object.keys(KINDS), {
    description: Object.entries(KINDS)
      .map(([kind, meaning]) => `${kind}: ${meaning}`)
      .join('; '),
  }),
  at: Type.String({ format: 'date-time', description: 'When it was decided.' }),
  by: Type.String({
    description: "Who decided: a userId or a service; '' where that would tell to whom a workout went.",
  }),
  reason: Type.String({ description: "Why, in words; '' where none are asked for." }),
  workoutId: nullable('uuid', 'The workout that it is about.'),
  measurementId: nullable('uuid', 'The measurement that it is about.'),
  mergedUserId: nullable('', 'The other id, of a merge.'),
  was: side(
    'What the history had of the workout (repetitions, heaviest load, distance), or the figures as measured; null: nothing.',
  ),
  is: side('What it has now; null: nothing.'),
});

const Listing = Type.Object(cursorQuery, { additionalProperties: false });

export const changes: Routes = async (app, { db }) => {
  app.get(
    '/v1/users/:id/changes',
    {
      config: { access: readers, view: changeViews },
      schema: { params: IdInPath, querystring: Listing, response: { 200: pageOf(Change) } },
    },
    async ({ params: { id }, query: { cursor, limit } }) => {
      const after = cursor ? placeOf(TimeAndText, cursor) : null;
      const rows = await changesOf(db, id, { after, limit: limit + 1 });
      return page(rows, limit, (last) => [last.at, last.id]);
    },
  );
};
