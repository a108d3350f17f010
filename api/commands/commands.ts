/** All writes of the API: each publishes to Kafka and nothing else. */
import type { FastifyReply } from 'fastify';
import { programmeOf } from '../../processors/programme-ids.js';
import type { Database } from '../database.js';
import { asChallenge } from '../programmes/joined.js';
import { amendmentCommands } from './amendments.js';
import { benchmarkCommands } from './benchmarks.js';
import { amendMeasurement, measureBody } from './body-measurements.js';
import { putEntry } from './catalogue.js';
import { challengeCommands } from './challenges.js';
import { enrolmentCommands } from './enrolments.js';
import { enteredWorkoutCommands } from './entered-workouts.js';
import { onceOnly } from './idempotency.js';
import { type Append, type Claim, positionText, type Written } from './log.js';
import { mergeCommands } from './merges.js';
import { moveMembers } from './migrations.js';
import { overrideCommands } from './overrides.js';
import { profileCommands } from './profiles.js';
import { programmeCommands } from './programmes.js';
import { teamCommands } from './teams.js';

export type Commands = ReturnType<typeof openCommands>;

/** Makes the commands of one API process. */
export function openCommands(db: Database, append: Append, claim: Claim) {
  const merges = mergeCommands(db, append);
  const profiles = profileCommands(db, append, merges);
  const challenges = challengeCommands(db, claim);
  const programmes = programmeCommands(db, claim);
  const teams = teamCommands(db, append, challenges.present);
  const enrolments = enrolmentCommands(db, append, {
    async challenge(id) {
      const programmeId = programmeOf(id);
      if (programmeId === null) return challenges.present(id);
      const programme = await programmes.present(programmeId);
      return programme && asChallenge(programme);
    },
    person: profiles.known,
    team: teams.present,
    ids: merges.idsOf,
  });
  return {
    once: onceOnly(),
    merges,
    profiles,
    challenges,
    programmes,
    overrides: overrideCommands(db, append),
    benchmarks: benchmarkCommands(db, append, profiles.known),
    teams,
    enrolments,
    moveMembers: moveMembers(db, enrolments),
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
