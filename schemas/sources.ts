/** Facts from outside, event by event: what devices, people and the issuer say. */
import { source } from '../engine/declare.js';
import { avro } from './avro.js';
import {
  checkAccess,
  checkAmendment,
  checkAward,
  checkBenchmarkResult,
  checkBodyMeasurement,
  checkEnrolment,
  checkEnteredWorkout,
  checkMeasurementAmendment,
  checkNotice,
  checkPlanOverride,
  checkTelemetry,
} from './checks.js';
import type { Access } from './generated/accesses.js';
import type { Amendment } from './generated/amendments.js';
import type { Award } from './generated/awards.js';
import type { BenchmarkResult } from './generated/benchmark-results.js';
import type { BodyMeasurement } from './generated/body-measurements.js';
import type { Enrolment } from './generated/enrolments.js';
import type { EnteredWorkout } from './generated/entered-workouts.js';
import type { MeasurementAmendment } from './generated/measurement-amendments.js';
import type { Notice } from './generated/notices.js';
import type { PlanOverride } from './generated/plan-overrides.js';
import type { Telemetry } from './generated/telemetry.js';
import type { Tick } from './generated/ticks.js';
import type { User } from './generated/users.js';

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

export const enrolments = source('enrolments', {
  comment: 'Who joined and left which challenge or programme, by which version. Written by the API.',
  schema: avro<Enrolment>('enrolments'),
  key: (enrolment) => enrolment.userId,
  entity: (enrolment) => enrolment.enrolmentId,
  identity: (enrolment) => enrolment.enrolmentId,
  at: (enrolment) => enrolment.at,
  check: checkEnrolment,
});

export const benchmarkResults = source('benchmark-results', {
  comment: 'What people did in tests of fitness, for which programmes. Written by the API.',
  schema: avro<BenchmarkResult>('benchmark-results'),
  key: (result) => result.userId,
  entity: (result) => result.resultId,
  at: (result) => result.at,
  check: checkBenchmarkResult,
});

export const planOverrides = source('plan-overrides', {
  comment: 'What trainers change of plans, and withdraw. Written by the API; of two of one id the first stands.',
  schema: avro<PlanOverride>('plan-overrides'),
  key: (override) => override.userId,
  entity: (override) => override.overrideId,
  identity: (override) => override.overrideId,
  at: (override) => override.at,
  check: checkPlanOverride,
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

export const accesses = source('accesses', {
  comment: 'Who read whose data: what others asked the API about a person. Written by the API before it answers.',
  schema: avro<Access>('accesses'),
  key: (access) => access.userId,
  entity: (access) => access.accessId,
  identity: (access) => access.accessId,
  at: (access) => access.at,
  check: checkAccess,
});

export const ticks = source('ticks', {
  comment: "The broker's time on the log, every 5 s: the only clock. Written by the scheduler.",
  schema: avro<Tick>('ticks'),
  key: (tick) => tick.scheduler,
  at: () => 0,
  partitions: 'one',
});
