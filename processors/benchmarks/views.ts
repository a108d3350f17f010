/** The table that `benchmarks` owns. */
import { boolean, integer, json, nullable, text, timestamp, uuid, view } from '../../engine/declare.js';

export const benchmarkResults = view('benchmark_results', {
  comment:
    'What people did in tests of fitness, as it was last put right, and whether that meets the standards of programmes.',
  freshWithinMs: 2_000,
  key: ['resultId'],
  subjects: ['userId'],
  columns: {
    resultId: uuid('Identity.'),
    userId: text("The member's pseudonym."),
    writtenFor: text('The user_id for whom it was written: another one when ids were merged.'),
    kind: text('Which test: ippt.'),
    takenAt: timestamp('When it was taken.'),
    day: text('The day of it, YYYY-MM-DD, where it was taken: the age is of that day.'),
    pushUps: integer('Push-ups in a minute.'),
    sitUps: integer('Sit-ups in a minute.'),
    runSeconds: integer('Time for 2.4 km, s.'),
    points: nullable(integer('Of 100, by the tables of the IPPT; null: see why.')),
    stations: json('A list of {station, points, most}; empty: see why.'),
    why: nullable(text('Why there are no points: what is not known, or for whom there is no table; null: there are.')),
    standards: json('A list of {programmeId, version, met, because}: the programmes that it was held against.'),
    voided: boolean('It does not count.'),
    writtenBy: text('The user_id of who wrote it last.'),
    writtenAt: timestamp('When they did.'),
    reason: text('Why it was put right; empty: it was not.'),
  },
  indexes: [['userId', 'takenAt'], ['resultId']],
});
