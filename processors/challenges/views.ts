/** What members, staff and analysts read of challenges. */
import { bigint, boolean, float, integer, json, nullable, text, timestamp, uuid, view } from '../../engine/declare.js';

export const challengeProgress = view('challenge_progress', {
  comment:
    'How members stand in the challenges and programmes that they have joined; who left is not here. Of teams and gyms see team_progress.',
  freshWithinMs: 1_000,
  key: ['challengeId'],
  columns: {
    challengeId: text('The challenge, or `programme:` and the programme whose plan it is.'),
    version: integer('The version by which the member is judged.'),
    userId: text("The member's pseudonym."),
    teamId: nullable(text('The team, or gym, they train for; null: none.')),
    joinedAt: timestamp('Workouts count from here on.'),
    fraction: float('How far, 0 to 1. It falls for a cause only: a correction, a period that ended, an average.'),
    complete: boolean('Met by the present facts.'),
    completedAt: nullable(timestamp('End of the shortest beginning of the history that meets it; null: not complete.')),
    tier: nullable(text('The highest tier reached; null: none, or it has no tiers.')),
    nodes: json('How far each part of the rule is: {kind, fraction, met, value, target, dimension, of …}.'),
    evidenceUntil: nullable(timestamp('The latest event time among the workouts that counted; null: none did.')),
  },
  indexes: [['userId'], ['challengeId', 'userId']],
});

export const challengeVerdicts = view('challenge_verdicts', {
  comment: 'Why each workout of a member within the time of a challenge counted, or did not.',
  freshWithinMs: 1_000,
  key: ['challengeId', 'workoutId'],
  columns: {
    challengeId: text('The challenge, or `programme:` and the programme.'),
    userId: text("The member's pseudonym."),
    workoutId: uuid('The workout.'),
    startedAt: timestamp('When it began.'),
    counted: boolean('Some of it counted.'),
    amount: bigint('How much of it counted in the first part of the rule in which it did, in units of `dimension`.'),
    dimension: text(
      'What the amount is: count, mass (g), distance (mm), time (ms), energy (cal), work (J), power (W).',
    ),
    reason: nullable(
      text(
        'Why not, or not whole: before_join, other_gym, other_exercise, too_light, over_cap, …; null: it counted whole.',
      ),
    ),
  },
  indexes: [['userId', 'challengeId'], ['workoutId']],
});

export const contributions = view('contributions', {
  comment: 'What members give to their teams, or gyms, in the challenges that they have joined; who left is not here.',
  freshWithinMs: 1_000,
  key: ['challengeId'],
  columns: {
    challengeId: text('The challenge.'),
    version: integer('The version by which the member is judged.'),
    userId: text("The member's pseudonym."),
    teamId: nullable(text('The team, or gym, they train for; null: none, and it counts for nobody.')),
    joinedAt: timestamp('Workouts count from here on.'),
    parts: json(
      'A list of {condition from 0, span (its first day, empty: once in all), amount, capped (no more than is asked of each), reached}, in the own unit of the measure: count, g, mm, ms, cal, J; empty: nothing yet.',
    ),
    evidenceUntil: nullable(timestamp('The latest event time among the workouts that counted; null: none did.')),
  },
  indexes: [['userId'], ['challengeId', 'teamId', 'userId']],
});
