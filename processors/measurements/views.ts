/** The table that `measurements` owns. */
import { boolean, integer, json, nullable, text, timestamp, uuid, view } from '../../engine/declare.js';

export const bodyMeasurementsView = view('body_measurements', {
  comment:
    'What was measured of a body, as it counts, and what staff decided about it. Voided ones are here and count nowhere else; what nobody has claimed is not here.',
  freshWithinMs: 5_000,
  key: ['measurementId'],
  indexes: [['userId', 'measuredAt']],
  subjects: ['userId'],
  columns: {
    measurementId: uuid('The measurement.'),
    userId: text("The member's pseudonym."),
    equipmentId: nullable(text('The scale; null: entered by hand.')),
    measuredAt: timestamp('When it was measured.'),
    weightGrams: nullable(integer('Body weight, g.')),
    heightMm: nullable(integer('Body height, mm.')),
    bodyFatBp: nullable(integer('Body fat, 1/100 %.')),
    muscleMassGrams: nullable(integer('Muscle mass, g.')),
    waterMassGrams: nullable(integer('Body water, g.')),
    boneMassGrams: nullable(integer('Bone mass, g.')),
    visceralFatRating: nullable(integer("Visceral fat on the scale's own scale.")),
    restingHeartRateBpm: nullable(integer('Heart rate at rest, 1/min.')),
    voided: boolean('It does not count.'),
    decisions: json(
      'Decisions in force, by kind (edited, voided or reinstated): {id, at, by, reason}, of an edit with {was, is} of the figures that it put right.',
    ),
    recordKey: text('The key by which it came: an amendment goes by the same.'),
    recordPartition: integer('The partition by which it came: an amendment goes by the same.'),
  },
});
