/** /v1/guest-workouts: what was trained under nobody's name, for staff to find whose it was; and what of it was voided, to be reinstated. */
import { Type } from 'typebox';
import { type Access, STAFF } from '../access.js';
import { page, placeOf, TimeAndId } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { gymInQuery } from '../places.js';
import { pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, Id } from '../schemas.js';
import { checkDays, spanOfDays } from '../spans.js';
import { workoutSetsView, workoutsView } from '../views.js';
import { VoidedGuestWorkout, voidedGuests, voidedGuestViews } from '../voided-guests.js';
import { type WorkoutRow, withSets } from '../workout-rows.js';

/** Guests are nobody, so nobody is told that theirs was read; that of whoever it is given to is. */
const ofGym: Access = { ...STAFF, places: [gymInQuery] };
// Whoever misses a workout asks within a month; all guests of the days are looked through for those of one gym.
const MAX_DAYS = 31;

const Asked = Type.Object(
  {
    gym: Type.Optional(Type.String({ ...Id, description: 'Left out: every gym.' })),
    ...spanOfDays(MAX_DAYS),
    ...cursorQuery,
  },
  { additionalProperties: false, description: 'Newest first; those that still go on are among them.' },
);
const nullableText = (description: string, example: string) =>
  Type.Unsafe<string | null>({ type: ['string', 'null'], description, examples: [example] });
const GuestWorkout = rowOf(workoutsView, {
  sets: Type.Array(rowOf(workoutSetsView)),
  equipmentName: nullableText('What people call the machine; null: it is not in the catalogue.', 'Leg press 3'),
  timeZone: nullableText('IANA name of the clock in its gym; null: the gym is not known.', 'Asia/Singapore'),
});

export const guestWorkouts: Routes = async (app, { db }) => {
  app.get(
    '/v1/guest-workouts',
    {
      config: { access: ofGym, view: ['workouts', 'equipment', 'gyms'] },
      schema: { querystring: Asked, response: { 200: pageOf(GuestWorkout) } },
    },
    async ({ query }) => {
      checkDays(query, MAX_DAYS);
      const { gym, from, to, cursor, limit } = query;
      const rows: WorkoutRow[] = await db('workouts')
        .where('user_id', '')
        .where('local_day', '>=', from)
        .where('local_day', '<', to)
        // The index is by time: a day of any clock lies within a day of UTC's more on either side.
        .whereRaw("started_at >= ?::date - interval '1 day' and started_at < ?::date + interval '1 day'", [from, to])
        .modify((q) => gym && q.where('gym_id', gym))
        .modify((q) => cursor && q.whereRaw('(started_at, workout_id) < (?, ?)', [...placeOf(TimeAndId, cursor)]))
        .orderBy([
          { column: 'started_at', order: 'desc' },
          { column: 'workout_id', order: 'desc' },
        ])
        .limit(limit + 1)
        .select('workouts.*', nameOfMachine, clockOfGym);
      const { items, next } = page(rows, limit, ({ startedAt, workoutId }) => [startedAt, workoutId]);
      return { items: await withSets(db, items), next };
    },
  );

  app.get(
    '/v1/guest-workouts/voided',
    {
      config: { access: ofGym, view: voidedGuestViews },
      schema: { querystring: Asked, response: { 200: pageOf(VoidedGuestWorkout) } },
    },
    async ({ query: { cursor, limit, gym, from, to } }) => {
      checkDays({ from, to }, MAX_DAYS);
      const after = cursor ? placeOf(TimeAndId, cursor) : null;
      const rows = await voidedGuests(db, { gym, from, to, after, limit: limit + 1 });
      return page(rows, limit, ({ startedAt, workoutId }) => [startedAt, workoutId]);
    },
  );

  const nameOfMachine = db('equipment')
    .whereRaw('equipment.equipment_id = workouts.equipment_id')
    .limit(1)
    .select('display_name')
    .as('equipment_name');
  const clockOfGym = db('gyms').whereRaw('gyms.gym_id = workouts.gym_id').limit(1).select('time_zone').as('time_zone');
};
