import { describe, expect, it } from 'vitest';
import processor from '../../../../processors/measurements/processor.js';
import type { BodyMeasurement } from '../../../../schemas/generated/body-measurements.js';
import { measurements } from '../../../../schemas/topics.js';

const reading = (given: Partial<BodyMeasurement>): BodyMeasurement & { receivedAt: number } => ({
  measurementId: '00000000-0000-4000-8000-000000000001',
  userId: 'ana',
  equipmentId: 'scale-1',
  at: Date.UTC(2026, 10, 22),
  weightGrams: 70_000,
  heightMm: null,
  bodyFatBp: 2_150,
  muscleMassGrams: null,
  waterMassGrams: null,
  boneMassGrams: null,
  visceralFatRating: null,
  restingHeartRateBpm: null,
  receivedAt: Date.UTC(2026, 10, 23),
  ...given,
});

/** Folds what came under one key for one measurement, then shows it. */
function shown(...events: readonly ReturnType<typeof reading>[]) {
  const context = { key: 'scale-1', partition: 0, kept: {} as never, tables: { merges: { get: () => undefined } } };
  const state = processor.initial();
  for (const event of events) {
    processor.on.bodyMeasurements(state, [event], {
      ...context,
      state: () => state,
      states: () => [state],
      touch: () => {},
    });
  }
  return processor
    .show(state, { ...context, scope: '', tick: 0, next: null, shared: null, wake: () => undefined })
    .filter((one) => one.kind === 'outgoing');
}

describe('body measurements', () => {
  it('R2: a scale’s reading goes to its member, as it was measured', () => {
    const { receivedAt: _, ...measured } = reading({});
    expect(shown(reading({}))).toEqual([{ kind: 'outgoing', topic: 'measurements', value: measured }]);
    expect(measurements.key({ ...measured, userId: 'ana' })).toBe('ana');
  });

  it('what nobody has claimed goes to nobody', () => {
    expect(shown(reading({ userId: null }))).toEqual([]);
  });

  it('R94: sent again it is still one; of two contents of one identity the first stays', () => {
    expect(shown(reading({}), reading({}))).toEqual(shown(reading({})));
    expect(shown(reading({}), reading({ weightGrams: 99_000 }))).toEqual(shown(reading({})));
  });
});
