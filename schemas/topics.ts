/** Every topic: what stands in Kafka, who writes it, how it is keyed. Physical names of derived topics carry their lineage. */
import { derived, source } from '../engine/declare.js';
import { avro } from './avro.js';
import {
  checkAmendment,
  checkAward,
  checkBodyMeasurement,
  checkEnrolment,
  checkEnteredWorkout,
  checkMeasurementAmendment,
  checkNotice,
  checkTeam,
  checkTelemetry,
} from './checks.js';
import type { Amendment } from './generated/amendments.js';
import type { Award } from './generated/awards.js';
import type { BodyMeasurement } from './generated/body-measurements.js';
import type { ChallengeResult } from './generated/challenge-results.js';
import type { Challenge } from './generated/challenges.js';
import type { Contribution } from './generated/contributions.js';
import type { Enrolment } from './generated/enrolments.js';
import type { EnteredWorkout } from './generated/entered-workouts.js';
import type { Entry } from './generated/entries.js';
import type { Equipment } from './generated/equipment.js';
import type { Exercise } from './generated/exercises.js';
import type { Gym } from './generated/gyms.js';
import type { MeasurementAmendment } from './generated/measurement-amendments.js';
import type { Measurement } from './generated/measurements.js';
import type { Merge } from './generated/merges.js';
import type { MemberMetric } from './generated/metrics.js';
import type { Notice } from './generated/notices.js';
import type { Session } from './generated/sessions.js';
import type { Team } from './generated/teams.js';
import type { Telemetry } from './generated/telemetry.js';
import type { Tick } from './generated/ticks.js';
import type { User } from './generated/users.js';
import type { Webhook } from './generated/webhooks.js';
import type { Workout } from './generated/workouts.js';

export const telemetry = source('telemetry', {
  comment: 'What gym machines say, once a second. Written by firmware, importers and the simulator.',
  schema: avro<Telemetry>('telemetry'),
  key: (event) => event.equipmentId,
  entity: (event) => `${event.sessionId}/${event.sequence}`,
  // A uuid in capitals names the same session.
  identity: (event) => `${event.sessionId.toLowerCase()}/${event.sequence}`,
  at: (event) => event.at,
  check: checkTelemetry,
  keeps: 'until-purged',
});

export const amendments = source('amendments', {
  comment: 'Later decisions about sessions: whose they are, voids, edits. Written by the API.',
  schema: avro<Amendment>('amendments'),
  key: (amendment) => amendment.equipmentId,
  entity: (amendment) => amendment.amendmentId,
  identity: (amendment) => amendment.amendmentId,
  at: (amendment) => amendment.at,
  check: checkAmendment,
});

export const bodyMeasurements = source('body-measurements', {
  comment: 'What scales, forms and importers measured of a body, keyed by user or, unclaimed, by the scale.',
  schema: avro<BodyMeasurement>('body-measurements'),
  key: (measurement) => measurement.userId ?? measurement.equipmentId ?? measurement.measurementId,
  entity: (measurement) => measurement.measurementId,
  identity: (measurement) => measurement.measurementId,
  at: (measurement) => measurement.at,
  check: checkBodyMeasurement,
  strictKey: false,
});

export const measurementAmendments = source('measurement-amendments', {
  comment: 'Later decisions about body measurements: voids, edits. Written by the API.',
  schema: avro<MeasurementAmendment>('measurement-amendments'),
  key: (amendment) => amendment.measurementKey,
  entity: (amendment) => amendment.amendmentId,
  identity: (amendment) => amendment.amendmentId,
  at: (amendment) => amendment.at,
  check: checkMeasurementAmendment,
});

export const enteredWorkouts = source('entered-workouts', {
  comment: 'Workouts as people wrote them down, without a machine. Written by the API.',
  schema: avro<EnteredWorkout>('entered-workouts'),
  key: (entry) => entry.userId,
  entity: (entry) => entry.entryId,
  identity: (entry) => entry.entryId,
  at: (entry) => entry.at,
  check: checkEnteredWorkout,
});

export const users = source('users', {
  comment: 'Members and staff: the whole present profile. Compacted; read as latest.',
  schema: avro<User>('users'),
  key: (user) => user.userId,
  at: (user) => user.at,
  keeps: 'latest',
});

export const merges = source('merges', {
  comment: 'Which ids of people were given up for which others. Written by the API.',
  schema: avro<Merge>('merges'),
  key: (merge) => merge.userId,
  at: (merge) => merge.at,
});

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

export const enrolments = source('enrolments', {
  comment:
    'Who joined and left which challenge, by which version. Written by the API and by who enrols from benchmark results.',
  schema: avro<Enrolment>('enrolments'),
  key: (enrolment) => enrolment.userId,
  entity: (enrolment) => enrolment.enrolmentId,
  identity: (enrolment) => enrolment.enrolmentId,
  at: (enrolment) => enrolment.at,
  check: checkEnrolment,
});

export const teams = source('teams', {
  comment: 'Teams of challenges, with validFrom. Written by the API.',
  schema: avro<Team>('teams'),
  key: (team) => team.teamId,
  at: (team) => team.validFrom,
  check: checkTeam,
});

export const awards = source('awards', {
  comment:
    'What members were given for challenges, each once. Written by the issuer; of two of one id the first stands.',
  schema: avro<Award>('awards'),
  key: (award) => award.userId,
  entity: (award) => award.awardId,
  identity: (award) => award.awardId,
  at: (award) => award.earnedAt,
  check: checkAward,
});

export const notices = source('notices', {
  comment: 'What members were told, each once. Written by the issuer; of two of one id the first stands.',
  schema: avro<Notice>('notices'),
  key: (notice) => notice.userId,
  entity: (notice) => notice.noticeId,
  identity: (notice) => notice.noticeId,
  at: (notice) => notice.at,
  check: checkNotice,
});

export const webhooks = source('webhooks', {
  comment:
    'Where notices are sent, with what they are signed with: only who sends them may read it. Written by `repstream webhooks`.',
  schema: avro<Webhook>('webhooks'),
  key: (webhook) => webhook.webhookId,
  at: (webhook) => webhook.at,
  keeps: 'latest',
});

export const ticks = source('ticks', {
  comment: "The broker's time on the log, every 5 s: the only clock. Written by the scheduler.",
  schema: avro<Tick>('ticks'),
  key: (tick) => tick.scheduler,
  at: () => 0,
  partitions: 'one',
});

export const sessions = derived('sessions', {
  comment: 'Sessions as of their last finished set or their end, keyed by owner; a guest is `guest:<sessionId>`.',
  schema: avro<Session>('sessions'),
  key: (session) => session.userId ?? `guest:${session.sessionId}`,
  entity: (session) => session.sessionId,
  at: (session) => session.startedAt,
});

export const measurements = derived('measurements', {
  comment: 'Body measurements, keyed by member.',
  schema: avro<Measurement>('measurements'),
  key: (measurement) => measurement.userId,
  entity: (measurement) => measurement.measurementId,
  at: (measurement) => measurement.at,
});

export const entries = derived('entries', {
  comment: 'Workouts that somebody wrote down, as they count, keyed by member; voided ones too.',
  schema: avro<Entry>('entries'),
  key: (entry) => entry.userId,
  // Before ids were merged, one workout may have been written down for two.
  entity: (entry) => `${entry.workoutId.toLowerCase()}/${entry.enteredFor}`,
  at: (entry) => entry.startedAt,
});

export const workouts = derived('workouts', {
  comment: "Members' workouts with sets and energy, keyed by member.",
  schema: avro<Workout>('workouts'),
  key: (workout) => workout.userId || `guest:${workout.workoutId}`,
  entity: (workout) => workout.workoutId,
  at: (workout) => workout.startedAt,
});

export const metrics = derived('metrics', {
  comment: 'From when on metrics of members had which value, keyed by member.',
  schema: avro<MemberMetric>('metrics'),
  key: (metric) => metric.userId,
  entity: ({ metric, exerciseId, equipmentModel, at }) => JSON.stringify([metric, exerciseId, equipmentModel, at]),
  at: (metric) => metric.at,
});

export const challengeResults = derived('challenge-results', {
  comment: 'How members stand in their challenges, keyed by member.',
  schema: avro<ChallengeResult>('challenge-results'),
  key: (result) => result.userId,
  entity: ({ userId, challengeId }) => JSON.stringify([userId, challengeId]),
  at: (result) => result.joinedAt,
});

export const contributions = derived('contributions', {
  comment: 'What members give to their teams, or gyms, keyed by the team in a version of a challenge.',
  schema: avro<Contribution>('contributions'),
  key: ({ teamId, challengeId, version }) => `${teamId}/${challengeId}/${version}`,
  entity: ({ userId, challengeId }) => JSON.stringify([userId, challengeId]),
  // Who has given nothing yet stands before all evidence.
  at: ({ evidenceUntil }) => evidenceUntil ?? 0,
});

/** All topics by name. */
export const topics = {
  telemetry,
  amendments,
  bodyMeasurements,
  measurementAmendments,
  enteredWorkouts,
  users,
  merges,
  gyms,
  equipment,
  exercises,
  challenges,
  enrolments,
  teams,
  awards,
  notices,
  webhooks,
  ticks,
  sessions,
  measurements,
  entries,
  workouts,
  metrics,
  challengeResults,
  contributions,
} as const;
