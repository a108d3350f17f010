/** What members, trainers and analysts read of profiles. */
import { float, integer, json, nullable, text, timestamp, uuids, view } from '../../engine/declare.js';

export const memberProfiles = view('member_profiles', {
  comment:
    'How fit members are at present, by capacity and muscle group: what nothing recent shows is not here, and no level falls by age alone.',
  freshWithinMs: 3_000,
  key: ['capacity', 'muscleGroup'],
  columns: {
    userId: text("The member's pseudonym."),
    capacity: text('strength, endurance, body_composition or consistency.'),
    muscleGroup: text("The muscle group, by the catalogue's names; '' where it is of the whole body."),
    level: text('needs_improvement, fair, good, very_good or excellent.'),
    score: float('0 to 100: each level takes 20, and within it the score lies as the value does.'),
    basis: text('The table, rule or model by which it is told.'),
    basisVersion: integer('Its version.'),
    confidence: text(
      'How far it may be trusted: low, medium or high by the basis and by how much and how recent the evidence is; demonstration of a model that shows how, and says nothing of anybody.',
    ),
    asOf: timestamp('Since when the values that it rests on stand.'),
    metrics: json('The values that it rests on: a list of {metric, exerciseId, equipmentModel, value, at}.'),
    evidence: uuids('Workouts and measurements that it rests on; of many the latest 50.'),
    evidenceUntil: timestamp('The latest event time among these.'),
    method: text('How it is told: rules, by published tables and rules of our own, or model.'),
    model: nullable(
      json('The trained model by which it is told: {id, sha256 of its file, seed of its training}; null: by none.'),
    ),
  },
  indexes: [['userId']],
});
