/** Small topics that every process reads whole, and looks up by id and time. */
import { source } from '../engine/declare.js';
import { avro } from './avro.js';
import { checkTeam } from './checks.js';
import type { Challenge } from './generated/challenges.js';
import type { Equipment } from './generated/equipment.js';
import type { Exercise } from './generated/exercises.js';
import type { Gym } from './generated/gyms.js';
import type { Merge } from './generated/merges.js';
import type { Programme } from './generated/programmes.js';
import type { Team } from './generated/teams.js';
import type { Webhook } from './generated/webhooks.js';

export const gyms = source('gyms', {
  comment: 'Gyms, with validFrom.',
  schema: avro<Gym>('gyms'),
  key: (gym) => gym.gymId,
  at: (gym) => gym.validFrom,
});

export const equipment = source('equipment', {
  comment: 'Machines, with validFrom.',
  schema: avro<Equipment>('equipment'),
  key: (machine) => machine.equipmentId,
  at: (machine) => machine.validFrom,
});

export const exercises = source('exercises', {
  comment: 'Exercises, with validFrom.',
  schema: avro<Exercise>('exercises'),
  key: (exercise) => exercise.exerciseId,
  at: (exercise) => exercise.validFrom,
});

export const challenges = source('challenges', {
  comment: 'Challenges, immutable per version. Written by the API.',
  schema: avro<Challenge>('challenges'),
  key: (challenge) => challenge.challengeId,
  entity: ({ challengeId, version }) => `${challengeId}/${version}`,
  identity: ({ challengeId, version }) => `${challengeId}/${version}`,
  at: (challenge) => challenge.at,
});

export const programmes = source('programmes', {
  comment: 'Programmes, immutable per version. Written by the API.',
  schema: avro<Programme>('programmes'),
  key: (programme) => programme.programmeId,
  entity: ({ programmeId, version }) => `${programmeId}/${version}`,
  identity: ({ programmeId, version }) => `${programmeId}/${version}`,
  at: (programme) => programme.at,
});

export const merges = source('merges', {
  comment: 'Which ids of people were given up for which others. Written by the API.',
  schema: avro<Merge>('merges'),
  key: (merge) => merge.userId,
  at: (merge) => merge.at,
});

export const teams = source('teams', {
  comment: 'Teams of challenges, with validFrom. Written by the API.',
  schema: avro<Team>('teams'),
  key: (team) => team.teamId,
  at: (team) => team.validFrom,
  check: checkTeam,
});

export const webhooks = source('webhooks', {
  comment:
    'Where notices are sent, with what they are signed with: only who sends them may read it. Written by `repstream webhooks`.',
  schema: avro<Webhook>('webhooks'),
  key: (webhook) => webhook.webhookId,
  at: (webhook) => webhook.at,
  keeps: 'latest',
});
