/** Every topic: what stands in Kafka, who writes it, how it is keyed. */
import {
  benchmarkVerdicts,
  challengeResults,
  contributions,
  entries,
  heldAwards,
  measurements,
  metrics,
  participations,
  planChanges,
  plans,
  profiles,
  sessions,
  teamResults,
  workouts,
} from './derived.js';
import {
  amendments,
  awards,
  benchmarkResults,
  bodyMeasurements,
  enrolments,
  enteredWorkouts,
  measurementAmendments,
  notices,
  planOverrides,
  telemetry,
  ticks,
  users,
} from './sources.js';
import { challenges, equipment, exercises, gyms, merges, programmes, teams, webhooks } from './tables.js';

export * from './derived.js';
export * from './sources.js';
export * from './tables.js';

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
  programmes,
  enrolments,
  benchmarkResults,
  planOverrides,
  teams,
  awards,
  notices,
  webhooks,
  ticks,
  sessions,
  measurements,
  entries,
  benchmarkVerdicts,
  participations,
  planChanges,
  heldAwards,
  workouts,
  metrics,
  profiles,
  plans,
  challengeResults,
  contributions,
  teamResults,
} as const;
