/** The table that `plans` owns. */
import { integer, json, nullable, text, texts, timestamp, view } from '../../engine/declare.js';

export const plans = view('plans', {
  comment: 'What programmes ask of the members who are in them, week by week, with the reason for every number.',
  freshWithinMs: 2_000,
  key: ['programmeId'],
  columns: {
    userId: text("The member's pseudonym."),
    programmeId: text('The programme.'),
    version: integer('The version from which it is made.'),
    joinedAt: timestamp('Workouts count from here on.'),
    rule: json('The rule by which the member is judged: {schema, root}, a tree of nodes.'),
    ruleHash: text('SHA-256 of the one text of the rule.'),
    weeks: json(
      'A list of {number, name, from, to, deload, slots: {slot, exercises or muscles, numbers, most (the most that is safe), step, because}}.',
    ),
    reasons: json('A list of {path (a node of the rule), week, slot, because}.'),
    missing: texts('What is not known of the member, and would make the plan a better one.'),
    overrides: json('Changes by trainers that hold: {id, author, reason, at, changes}.'),
    conflicts: json('Changes by trainers that do not hold any more: {overrideId, author, path, message}.'),
    capacities: json(
      'How fit the member was as they joined, where the plan begins: a list of {capacity, muscleGroup, level, score, confidence, asOf}.',
    ),
    formerly: json(
      'Versions that they were in before they were moved, by which weeks that had begun are made: a list of {version, until}.',
    ),
    asOf: timestamp('When the week began by whose facts it is made; those of weeks before stay as they were.'),
    evidenceUntil: nullable(timestamp('The latest event time among the facts that it was made from; null: none.')),
  },
  indexes: [['userId', 'programmeId'], ['programmeId']],
});
