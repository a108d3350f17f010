/** All writes of the API: each publishes to Kafka and nothing else. */
import type { FastifyReply } from 'fastify';
import type { Database } from '../database.js';
import { amendmentCommands } from './amendments.js';
import { amendMeasurement, measureBody } from './body-measurements.js';
import { putEntry } from './catalogue.js';
import { enteredWorkoutCommands } from './entered-workouts.js';
import { onceOnly } from './idempotency.js';
import { type Append, positionText, type Written } from './log.js';
import { mergeCommands } from './merges.js';
import { profileCommands } from './profiles.js';

export type Commands = ReturnType<typeof openCommands>;

/** Makes the commands of one API process. */
export function openCommands(db: Database, append: Append) {
  const merges = mergeCommands(db, append);
  return {
    once: onceOnly(),
    merges,
    profiles: profileCommands(db, append, merges),
    sessions: amendmentCommands(db, append),
    enteredWorkouts: enteredWorkoutCommands(db, append),
    measureBody: measureBody(append),
    amendMeasurement: amendMeasurement(db, append),
    putEntry: putEntry(append),
  };
}

/** Answers 202 with where the fact stands. */
export function accepted(reply: FastifyReply, { id, positions }: Written): { id: string } {
  reply.code(202);
  if (positions.length > 0) reply.header('repstream-position', positionText(positions));
  return { id };
}
