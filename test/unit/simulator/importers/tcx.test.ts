import { describe, expect, it } from 'vitest';
import { durationS, faultsOf, fixture, imported, options, readingsOf, telemetryOf, values } from './given.js';

describe('a TCX file', () => {
  const text = fixture('rowing.tcx').toString();
  const { format, sessions } = imported(text);
  const [session] = sessions;

  it('is one session from its first lap to the end of its last', () => {
    expect(format).toBe('tcx');
    expect(sessions).toHaveLength(1);
    expect(telemetryOf(session)[0]?.at).toBe(Date.UTC(2024, 2, 5, 10));
    expect(durationS(session)).toBe(36.5);
    expect(session && faultsOf(session, options.now)).toEqual([]);
  });

  it('gives heart rate, power, cadence, speed and distance as they stand there, and the sum of the laps', () => {
    expect(values(session, 'heartRateBpm')).toEqual([100, 110, 120]);
    expect(values(session, 'powerW')).toEqual([150, 90, 160]);
    expect(values(session, 'cadenceDeciRpm')).toEqual([240, 260]);
    expect(values(session, 'speedMmPerS')).toEqual([4_000]);
    expect(readingsOf(session).at(-1)).toMatchObject({ distanceMm: 25_500, machineEnergyKcal: 5 });
  });

  it('is paused between two tracks of a lap: power before counts, the pause does not', () => {
    expect(
      readingsOf(session)
        .filter(({ paused }) => paused)
        .map(({ at }) => at),
    ).toEqual([Date.UTC(2024, 2, 5, 10, 0, 2)]);
    expect(readingsOf(session).at(-1)?.workJ).toBe(150 * 2 + 160 * 2);
  });

  it('that does not say what was done leaves it open, under an exercise of its own', () => {
    expect(telemetryOf(session)[0]?.started?.exerciseId).toBe('import:other');
    const bike = imported(text.replace('Sport="Other"', 'Sport="Biking"')).sessions[0];
    expect(telemetryOf(bike)[0]?.started?.exerciseId).toBe('upright-bike');
  });

  it('recorded outdoors stays out, and says so', () => {
    const position =
      '<Position><LatitudeDegrees>1.3</LatitudeDegrees><LongitudeDegrees>103.8</LongitudeDegrees></Position>';
    const { sessions, skips } = imported(text.replace('<DistanceMeters>0', `${position}<DistanceMeters>0`));
    expect(sessions).toEqual([]);
    expect(skips.map(({ reason }) => reason)).toEqual(['recorded outdoors (it has positions)']);
  });

  it('that is cut off, has a DOCTYPE or no activity is refused for that', () => {
    expect(() => imported(text.slice(0, 900))).toThrow(/^not a whole XML file \(line \d+/);
    const bomb = text.replace('?>', '?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>');
    expect(() => imported(bomb)).toThrow('this XML file has a DOCTYPE, which no TCX file needs');
    expect(() => imported('<TrainingCenterDatabase><Courses/></TrainingCenterDatabase>')).toThrow(
      /^no activity in this TCX/,
    );
  });
});
