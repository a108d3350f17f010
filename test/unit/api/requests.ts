/** What operations of the API are sent, so that what is tried of each is not its form. */

/** An id of anything. */
export const AN_ID = '6b0c0b6e-7d1b-4c55-9d5b-0d9f4a1c2e3f';
const ENTERED = { startedAt: '2026-11-23T18:00:00Z', durationS: 600, exerciseId: 'push-up' };
const RULE = { schema: 1, root: { kind: 'target', measure: 'workouts', atLeast: { amount: 1, unit: '' } } };
const CHALLENGE = {
  ...{ name: 'A month', rule: RULE, timeZone: 'UTC' },
  ...{ from: '2099-11-01T00:00:00Z', to: '2099-12-01T00:00:00Z' },
};
const SLOT = { id: 'push-ups', exercises: ['push-up'], sets: 3, repetitions: { from: 8, to: 12 } };
const PROGRAMME = {
  ...{ schema: 1, id: AN_ID, title: 'A week', gyms: [], groups: [], from: '2099-11-02', to: '2099-11-08' },
  ...{ timeZone: 'UTC', sessionsPerWeek: 2, totalWorkouts: 2 },
  bounds: { mostOneRepMaxPercent: 85, mostHeartRateReservePercent: 85, mostStepPercent: 10 },
  blocks: [{ name: 'All', weeks: 1, slots: [SLOT] }],
};
/** A good body of each operation that takes one. */
export const bodies: Readonly<Record<string, object>> = {
  'post /v1/users': { displayName: 'Ana', timeZone: 'UTC' },
  'put /v1/users/{id}': { displayName: 'Ana', timeZone: 'UTC' },
  'patch /v1/users/{id}': { displayName: 'Ana' },
  'post /v1/users/{id}/body-measurements': { weightGrams: 70_000 },
  'post /v1/users/{id}/body-measurements/{measurementId}/amendments': { reason: 'test', voided: {} },
  'post /v1/users/{id}/merges': { from: 'old card', reason: 'test' },
  'post /v1/users/{id}/workouts': ENTERED,
  'put /v1/users/{id}/workouts/{workoutId}': ENTERED,
  'post /v1/workouts/{id}/amendments': { reason: 'test', voided: {} },
  'post /v1/live/sessions/{id}/claim': { token: 'x' },
  'post /v1/live/sessions/{id}/verdicts': {
    ...{ challengeId: AN_ID, ruleHash: '0'.repeat(64) },
    ...{ provisional: { fraction: 0.5, complete: false }, server: { fraction: 0.5, complete: false } },
  },
  'post /v1/challenges': CHALLENGE,
  'post /v1/challenges/from-template': {
    ...{ name: 'Three days', timeZone: 'UTC', from: '2099-11-01' },
    daily: { for: 3, atLeast: 1, days: [RULE.root] },
  },
  'put /v1/challenges/{id}': CHALLENGE,
  'post /v1/challenges/preview': { rule: RULE, timeZone: 'UTC' },
  'post /v1/challenges/{id}/enrolments': {},
  'post /v1/challenges/{id}/migrations': { to: 2 },
  'post /v1/programmes/{id}/migrations': { to: 2 },
  'post /v1/challenges/{id}/teams': { displayName: 'Otters' },
  'put /v1/challenges/{id}/teams/{teamId}': { displayName: 'Otters' },
  'post /v1/programmes': PROGRAMME,
  'put /v1/programmes/{id}': PROGRAMME,
  'post /v1/programmes/{id}/enrolments': {},
  'put /v1/users/{id}/plan/override': { reason: 'test', changes: [{ op: 'remove', path: '/weeks/*/slots/push-ups' }] },
  'post /v1/users/{id}/plan/override/{overrideId}/withdrawal': { reason: 'test' },
  'post /v1/users/{id}/benchmarks': { kind: 'ippt', pushUps: 30, sitUps: 30, runSeconds: 800 },
  'put /v1/users/{id}/benchmarks/{resultId}': { reason: 'test', voided: true },
  'post /v1/lineages/{lineage}/compare': { reason: 'test' },
  'post /v1/lineages/{lineage}/promote': { reason: 'test' },
  'post /v1/processors/{processor}/rollback': { reason: 'test' },
  'post /v1/parked/redrives': { ids: [7], reason: 'mended' },
  'put /v1/equipment/{id}': { gymId: 'north', type: 'TREADMILL', model: 'T', displayName: 'T 1' },
  'put /v1/gyms/{id}': { name: 'North', timeZone: 'UTC' },
  'put /v1/exercises/{id}': { name: 'Squat', measure: 'REPS_WEIGHT' },
};
/** What a path is asked with, where it cannot do without. */
export const queries: Readonly<Record<string, string>> = {
  '/v1/guest-workouts': '?from=2026-01-01&to=2026-02-01',
  '/v1/guest-workouts/voided': '?from=2026-01-01&to=2026-02-01',
  '/v1/leaderboards': '?month=2026-01&measure=distance',
  '/v1/usage': '?from=2026-01-01&to=2026-02-01&per=day',
  '/v1/usage/data-quality': '?from=2026-01-01&to=2026-02-01&by=equipment',
  '/v1/usage/groups': '?month=2026-01&by=sex',
  '/v1/usage/summary': '?from=2026-01-01&to=2026-02-01',
  '/v1/usage/equipment': '?from=2026-01-01&to=2026-02-01',
  '/v1/users/{id}/insights': '?period=2026',
};
