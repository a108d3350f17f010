import { describe, expect, it } from 'vitest';
import processor from '../../../../processors/measurements/processor.js';
import { bodyMeasurementsView } from '../../../../processors/measurements/views.js';
import type { EditedFigures, MeasurementAmendment } from '../../../../schemas/generated/measurement-amendments.js';
import { bodyMeasurements, measurementAmendments, measurements, merges } from '../../../../schemas/topics.js';
import { entry, fact } from '../../../scenario/facts.js';
import { nothing, scenario } from '../../../scenario/scenario.js';

const given = scenario(processor, { anyOrder: ['measurement-amendments'] });
const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const DAY = Date.UTC(2026, 10, 22);
const unknown: EditedFigures = {
  ...{ weightGrams: null, heightMm: null, bodyFatBp: null, muscleMassGrams: null, waterMassGrams: null },
  ...{ boneMassGrams: null, visceralFatRating: null, restingHeartRateBpm: null },
};
const weighed = (n: number, userId: string | null, weightGrams: number) =>
  fact(bodyMeasurements, { measurementId: uuid(n), userId, equipmentId: 'scale-1', at: DAY, ...unknown, weightGrams });
/** A decision about Ana's measurement 1, so many minutes after it. */
const decided = (n: number, minute: number, kind: Partial<MeasurementAmendment>) =>
  fact(measurementAmendments, {
    ...{ amendmentId: uuid(n), measurementId: uuid(1), measurementKey: 'ana', at: DAY + minute * 60_000 },
    ...{ by: 'desk', reason: 'with shoes on', voided: null, reinstated: null, edited: null, ...kind },
  });
const weighing = (weightGrams: number) => ({ edited: { ...unknown, weightGrams } });
const merged = (userId: string, into: string | null, at: number) =>
  entry(merges, { userId, into, at, by: 'desk', reason: 'one card was lost' });
const measurementLike = (values: object) => measurements.of(expect.objectContaining(values));
const rowLike = (values: object) => bodyMeasurementsView.row(expect.objectContaining(values));

describe('R84: a weighing that staff put right', () => {
  it('is as the latest decision says, and says what it was', () =>
    given(weighed(1, 'ana', 70_000))
      .when(decided(4, 2, weighing(69_000)), decided(3, 3, weighing(68_000)), decided(5, 1, weighing(67_000)))
      .then(
        measurementLike({ weightGrams: 68_000, at: DAY }),
        rowLike({
          ...{ userId: 'ana', weightGrams: 68_000, voided: false, recordKey: 'ana', recordPartition: 0 },
          decisions: {
            edited: {
              ...{ id: uuid(3), at: DAY + 180_000, by: 'desk', reason: 'with shoes on' },
              ...{ was: { weightGrams: 70_000 }, is: { weightGrams: 68_000 } },
            },
          },
        }),
      ));

  it('is as if it had been measured so', async () => {
    const right = weighed(1, 'ana', 68_000);
    const { receivedAt: _, ...asMeasured } = { receivedAt: 0, ...right.value };
    await given(right).then(measurements.of(asMeasured as never));
    await given(weighed(1, 'ana', 70_000), decided(3, 3, weighing(68_000))).then(measurements.of(asMeasured as never));
  });

  it('counts no more when it is voided, and again when that was a mistake; an edit stays', async () => {
    const out = given(weighed(1, 'ana', 70_000), decided(3, 3, weighing(68_000)), decided(4, 4, { voided: {} }));
    await out.then(nothing(measurements), rowLike({ voided: true, weightGrams: 68_000 }));
    await out.when(decided(5, 5, { reinstated: {} })).then(measurementLike({ weightGrams: 68_000 }));
  });
});

describe('R26: measurements of an id that was given up', () => {
  it('are those of the id that it was merged into, by way of others too', () =>
    given(weighed(1, 'ana', 70_000), merged('ana', 'anna', 1))
      .when(merged('anna', 'anne', 2))
      .then(measurementLike({ userId: 'anne' }), rowLike({ userId: 'anne', recordKey: 'ana' })));

  it('come back when the merge is taken back', () =>
    given(weighed(1, 'ana', 70_000), merged('ana', 'anna', 1))
      .when(merged('ana', null, 2))
      .then(measurementLike({ userId: 'ana' }), rowLike({ userId: 'ana' })));

  it('stay where they are when merges lead in a circle, or on for ever', async () => {
    await given(weighed(1, 'ana', 70_000), merged('ana', 'anna', 1))
      .when(merged('anna', 'ana', 2))
      .then(measurementLike({ userId: 'ana' }));
    const chain = (length: number) =>
      Array.from({ length }, (_, i) => merged(i === 0 ? 'ana' : `ana-${i}`, `ana-${i + 1}`, 1));
    await given(weighed(1, 'ana', 70_000), ...chain(8)).then(measurementLike({ userId: 'ana-8' }));
    await given(weighed(1, 'ana', 70_000), ...chain(9)).then(measurementLike({ userId: 'ana' }));
  });
});
