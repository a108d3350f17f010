/** What processors write. The name in Kafka carries the lineage. */
import { derived } from '../engine/declare.js';
import { avro } from './avro.js';
import type { BenchmarkVerdict } from './generated/benchmark-verdicts.js';
import type { ChallengeResult } from './generated/challenge-results.js';
import type { Contribution } from './generated/contributions.js';
import type { Entry } from './generated/entries.js';
import type { HeldAward } from './generated/held-awards.js';
import type { Measurement } from './generated/measurements.js';
import type { MemberMetric } from './generated/metrics.js';
import type { Participation } from './generated/participations.js';
import type { PlanChange } from './generated/plan-changes.js';
import type { Plan } from './generated/plans.js';
import type { MemberProfile } from './generated/profiles.js';
import type { Session } from './generated/sessions.js';
import type { TeamResult } from './generated/team-results.js';
import type { Workout } from './generated/workouts.js';

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

export const participations = derived('participations', {
  comment: 'Enrolments as they count, keyed by member; those of who left too.',
  schema: avro<Participation>('participations'),
  key: (participation) => participation.userId,
  // Before ids were merged, both may have joined one challenge.
  entity: ({ challengeId, enrolledFor }) => JSON.stringify([challengeId, enrolledFor]),
  at: (participation) => participation.at,
});

export const benchmarkVerdicts = derived('benchmark-verdicts', {
  comment: 'Whether results meet the standards of programmes, keyed by the id for which they were written.',
  schema: avro<BenchmarkVerdict>('benchmark-verdicts'),
  key: (verdict) => verdict.userId,
  entity: ({ resultId, programmeId }) => JSON.stringify([resultId, programmeId]),
  at: (verdict) => verdict.takenAt,
});

export const planChanges = derived('plan-changes', {
  comment: 'Changes of plans by trainers, keyed by member.',
  schema: avro<PlanChange>('plan-changes'),
  key: (change) => change.userId,
  entity: ({ overrideId, programmeId }) => JSON.stringify([overrideId, programmeId]),
  at: (change) => change.at,
});

export const heldAwards = derived('held-awards', {
  comment: 'What members were given for challenges, keyed by member.',
  schema: avro<HeldAward>('held-awards'),
  key: (award) => award.userId,
  entity: ({ awardId, challengeId }) => JSON.stringify([awardId, challengeId]),
  at: (award) => award.earnedAt,
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

export const profiles = derived('profiles', {
  comment: 'How fit members are at present, keyed by member; who shows nothing yet has none.',
  schema: avro<MemberProfile>('profiles'),
  key: (profile) => profile.userId,
  entity: (profile) => profile.userId,
  at: ({ capacities }) => Math.max(0, ...capacities.map(({ asOf }) => asOf)),
});

export const plans = derived('plans', {
  comment: 'What programmes ask of members, as rules by which they are judged, keyed by member.',
  schema: avro<Plan>('plans'),
  key: (plan) => plan.userId,
  entity: ({ userId, programmeId }) => JSON.stringify([userId, programmeId]),
  at: (plan) => plan.joinedAt,
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

export const teamResults = derived('team-results', {
  comment: 'Whether teams, or gyms, did what a challenge asks while a member was in them, keyed by member.',
  schema: avro<TeamResult>('team-results'),
  key: (result) => result.userId,
  entity: ({ challengeId, version, teamId }) => JSON.stringify([teamId, challengeId, version]),
  at: ({ completedAt }) => completedAt ?? 0,
});
