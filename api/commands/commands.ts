/** All writes of the API: each publishes to Kafka and nothing else. */
import type { FastifyReply } from 'fastify';
import type { Database } from '../database.js';
import { amendmentCommands } from './amendments.js';
import { measureBody } from './body-measurements.js';
import { putEntry } from './catalogue.js';
import { enteredWorkoutCommands } from './entered-workouts.js';
import { onceOnly } from './idempotency.js';
import { type Append, positionText, type Written } from './log.js';
import { profileCommands } from './profiles.js';

export type Commands = ReturnType<typeof openCommands>;

/** Makes the commands of one API process. */
export const openCommands = (db: Database, append: Append) => ({
  once: onceOnly(),
  profiles: profileCommands(db, append),
  sessions: amendmentCommands(db, append),
  enteredWorkouts: enteredWorkoutCommands(db, append),
  measureBody: measureBody(append),
  putEntry: putEntry(append),
});

/** Answers 202 with where the fact stands. */
export function accepted(reply: FastifyReply, { id, positions }: Written): { id: string } {
  reply.code(202);
  if (positions.length > 0) reply.header('repstream-position', positionText(positions));
  return { id };
}
