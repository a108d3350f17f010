import { describe, expect, it } from 'vitest';
import { durationS, faultsOf, fixture, imported, options, setsOf, telemetryOf, values } from './given.js';

describe('a Hevy export', () => {
  const { format, sessions, skips } = imported(fixture('hevy.csv'));
  const [legPress, plank, rower, pushUp] = sessions;

  it('is one session an exercise, in order, none that the topic would park', () => {
    expect(format).toBe('hevy');
    expect(sessions.map((session) => telemetryOf(session)[0]?.started?.exerciseId)).toEqual([
      'leg-press',
      'plank',
      'rower',
      'push-up',
    ]);
    expect(sessions.flatMap((session) => faultsOf(session, options.now))).toEqual([]);
    expect(telemetryOf(legPress)[0]?.at).toBe(Date.UTC(2024, 2, 5, 10, 30));
  });

  it('keeps warm-up sets, and names the failed attempt that had no repetition', () => {
    expect(setsOf(legPress)).toEqual([
      { repetitions: 12, loadGrams: 60_000 },
      { repetitions: 8, loadGrams: 102_500 },
      { repetitions: 8, loadGrams: 102_500 },
    ]);
    expect(skips).toEqual([
      { kind: 'skipped', what: 'line 5 (Leg Press (Machine), set 3)', reason: 'neither repetitions nor time' },
    ]);
  });

  it('gives timed sets their time and distances their metres', () => {
    expect(durationS(plank)).toBe(95);
    expect(durationS(rower)).toBe(300);
    expect(Math.max(...values(rower, 'distanceMm'))).toBe(1_200_000);
  });

  it('tells 100 push-ups as one set in a few readings', () => {
    expect(setsOf(pushUp)).toEqual([{ repetitions: 100, loadGrams: 0 }]);
    expect(telemetryOf(pushUp).length).toBeLessThan(30);
  });

  it('in pounds and miles is converted', () => {
    const text = fixture('hevy.csv')
      .toString()
      .replace('weight_kg', 'weight_lbs')
      .replace('distance_km', 'distance_miles');
    const [pounds, , miles] = imported(text).sessions;
    expect(setsOf(pounds)[0]?.loadGrams).toBe(27_216);
    expect(Math.max(...values(miles, 'distanceMm'))).toBe(1_931_213);
  });

  it('with month names of another language is read too', () => {
    const german = fixture('hevy.csv').toString().replaceAll('5 Mar 2024', '5 März 2024');
    expect(telemetryOf(imported(german).sessions[0])[0]).toEqual(telemetryOf(legPress)[0]);
  });
});
