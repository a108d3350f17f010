import { expect, it } from 'vitest';
import processor from '../../../../processors/measurements/processor.js';
import { bodyMeasurements, measurements } from '../../../../schemas/topics.js';
import { fact } from '../../../scenario/facts.js';
import { nothing, scenario } from '../../../scenario/scenario.js';

const given = scenario(processor);
const weighed = (n: number, userId: string | null, weightGrams: number) =>
  fact(bodyMeasurements, {
    measurementId: `00000000-0000-4000-8000-00000000000${n}`,
    userId,
    equipmentId: 'scale-1',
    at: Date.UTC(2026, 10, 22),
    weightGrams,
    heightMm: null,
    bodyFatBp: null,
    muscleMassGrams: null,
    waterMassGrams: null,
    boneMassGrams: null,
    visceralFatRating: null,
    restingHeartRateBpm: null,
  });

it('R12, R94: a weighing is told to its member once, however often the scale sends it', () =>
  given(weighed(1, 'ana', 70_000))
    .when(weighed(2, 'ben', 90_000))
    .then(
      measurements.of(expect.objectContaining({ userId: 'ana', weightGrams: 70_000 })),
      measurements.of(expect.objectContaining({ userId: 'ben', weightGrams: 90_000 })),
    ));

it('what nobody has claimed is told to nobody', () => given(weighed(1, null, 70_000)).then(nothing(measurements)));
