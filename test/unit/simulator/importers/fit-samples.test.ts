import { expect, it } from 'vitest';
import {
  describeSample,
  durationS,
  faultsOf,
  imported,
  mean,
  options,
  readingsOf,
  sample,
  telemetryOf,
  values,
} from './given.js';

const ROWER = 'indoor_rowing_20170518.fit';
const BIKE = 'sample-activity-indoor-trainer.fit';

describeSample(ROWER, "a rower's FIT file", () => {
  const { sessions, measurements, skips } = imported(sample(ROWER));
  const [session] = sessions;

  it('is one session on the rower, of the length that the watch timed', () => {
    expect(sessions).toHaveLength(1);
    expect(skips).toEqual([]);
    expect(telemetryOf(session)[0]?.started).toEqual({ userId: options.userId, exerciseId: 'rower', firmware: null });
    expect(durationS(session)).toBeCloseTo(1_707.308, 3);
    expect(session && faultsOf(session, options.now)).toEqual([]);
  });

  it('keeps all 1,641 heart-rate records: mean 131.42, greatest 179', () => {
    const heartRates = values(session, 'heartRateBpm');
    expect(heartRates).toHaveLength(1_641);
    expect(mean(heartRates)).toBeCloseTo(131.42, 2);
    expect(Math.max(...heartRates)).toBe(179);
  });

  it('counts 123 strokes, the 286 kcal that the vendor claims, and the distance that only the rower knew', () => {
    const last = readingsOf(session).at(-1);
    expect(last).toMatchObject({ cycles: 123, machineEnergyKcal: 286, distanceMm: 6_163_000 });
  });

  it('keeps the times of the records, gaps included, but for the last, which the recorder itself puts before its end', () => {
    const times = readingsOf(session).flatMap(({ at, heartRateBpm }) => (heartRateBpm === null ? [] : [at]));
    const whole = times.filter((at) => at % 1_000 === 0);
    expect(whole).toHaveLength(1_639);
    expect(times.slice(1).filter((at, i) => at - (times[i] ?? at) === 2_000)).not.toHaveLength(0);
  });

  it('knows the rower from the profile: 84.3 kg, 1.85 m, resting heart rate 37, at the start of the activity', () => {
    expect(measurements.map(({ event }) => event)).toMatchObject([
      {
        topic: 'body-measurements',
        key: options.userId,
        value: { weightGrams: 84_300, heightMm: 1_850, restingHeartRateBpm: 37, at: telemetryOf(session)[0]?.at },
      },
    ]);
  });
});

describeSample(BIKE, "an indoor bike's FIT file", () => {
  const { sessions } = imported(sample(BIKE));
  const [session] = sessions;

  it('gives the length, heart rate, power and cadence that the head unit shows', () => {
    expect(sessions).toHaveLength(1);
    expect(durationS(session)).toBeCloseTo(2_261.85, 3);
    expect(values(session, 'heartRateBpm')).toHaveLength(2_263);
    expect(Math.round(mean(values(session, 'heartRateBpm')))).toBe(148);
    expect(Math.max(...values(session, 'heartRateBpm'))).toBe(176);
    expect(Math.round(mean(values(session, 'powerW')))).toBe(201);
    expect(Math.max(...values(session, 'powerW'))).toBe(331);
    expect(Math.round(mean(values(session, 'cadenceDeciRpm')) / 10)).toBe(82);
    expect(session && faultsOf(session, options.now)).toEqual([]);
  });

  it('sums power to work: the mean power over the time it was known for', () => {
    const last = readingsOf(session).at(-1);
    expect(last?.machineEnergyKcal).toBe(379);
    const meanW = mean(values(session, 'powerW'));
    expect(last?.workJ).toBeGreaterThan(meanW * 2_200);
    expect(last?.workJ).toBeLessThan(meanW * 2_261.85);
  });

  it('says nothing of a distance that was not measured', () => {
    expect(values(session, 'distanceMm')).toEqual([]);
  });

  it('leaves out an activity that lies after now', () => {
    const { sessions, skips } = imported(sample(BIKE), { now: Date.UTC(2011, 10, 2, 13) });
    expect(sessions).toEqual([]);
    expect(skips).toEqual([
      { kind: 'skipped', what: 'cycling of 2011-11-02T12:54:19.000Z', reason: 'it ends in the future' },
    ]);
  });
});
