/** Workouts that people write down: entered, put right, taken back. */
import { Type } from 'typebox';
import { type Access, callerOf } from '../access.js';
import { accepted } from '../commands/commands.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import {
  Accepted,
  Id,
  IdInPath,
  Key,
  NullableId,
  nullableInteger,
  Timestamp,
  UuidInPath,
  withDefault,
} from '../schemas.js';

const writers: Access = { roles: ['staff', 'admin'], own: { as: ['self'], of: userInPath } };

const DAY_S = 86_400;
const EnteredSet = Type.Object(
  {
    repetitions: Type.Integer({ minimum: 0, maximum: 100_000, description: 'Repetitions.' }),
    loadGrams: Type.Integer({ minimum: 0, maximum: 10_000_000, description: 'Load, g; 0: none.' }),
  },
  { additionalProperties: false },
);
const Entry = Type.Object(
  {
    startedAt: Timestamp,
    durationS: Type.Integer({ minimum: 1, maximum: DAY_S, description: 'How long it took, s; it must be over.' }),
    exerciseId: Id,
    gymId: withDefault(NullableId, null),
    sets: withDefault(Type.Array(EnteredSet, { maxItems: 200, description: 'In order.' }), []),
    distanceMm: withDefault(Type.Integer({ minimum: 0, maximum: 1_000_000_000, description: 'Distance, mm.' }), 0),
    averageHeartRateBpm: withDefault(nullableInteger(20, 250, 'Mean heart rate, 1/min.'), null),
  },
  { additionalProperties: false },
);
const UserAndWorkout = Type.Object({ id: Id, workoutId: UuidInPath.properties.id }, { additionalProperties: false });

export const enteredWorkouts: Routes = async (app, { commands }) => {
  app.post(
    '/v1/users/:id/workouts',
    {
      config: { access: writers },
      schema: { params: IdInPath, headers: Key, body: Entry, response: { 202: Accepted } },
    },
    async (request, reply) => {
      const { sub } = callerOf(request);
      const enter = (id: string) => commands.enteredWorkouts.enter(id, request.params.id, sub, request.body);
      return accepted(reply, await commands.once(request, enter));
    },
  );

  app.put(
    '/v1/users/:id/workouts/:workoutId',
    { config: { access: writers }, schema: { params: UserAndWorkout, body: Entry, response: { 202: Accepted } } },
    async (request, reply) => {
      const { id: userId, workoutId } = request.params;
      const subject = { userId, workoutId, by: callerOf(request).sub };
      return accepted(reply, await commands.enteredWorkouts.change(subject, request.body));
    },
  );

  app.delete(
    '/v1/users/:id/workouts/:workoutId',
    { config: { access: writers }, schema: { params: UserAndWorkout, response: { 202: Accepted } } },
    async (request, reply) => {
      const { id: userId, workoutId } = request.params;
      return accepted(reply, await commands.enteredWorkouts.void({ userId, workoutId, by: callerOf(request).sub }));
    },
  );
};
