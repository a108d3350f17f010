import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFtms } from '../../../../domain/devices/ftms.js';
import { ftms } from '../../../../domain/devices/ftms-fields.js';

const packet = (hex: string) => Uint8Array.from(hex.split('-'), (byte) => Number.parseInt(byte, 16));

describe('R1, domain 2.1: what machines say over Bluetooth', () => {
  it('a treadmill’s packet, as published by knallfahrrad.de', () => {
    const real = packet('8C-05-64-00-14-00-00-00-00-00-00-05-00-E7-00-03-00-5B-00');
    expect(readFtms('treadmill', real)).toEqual({
      speedKmh: 1,
      distanceM: 20,
      inclinePercent: 0,
      rampDegrees: 0,
      energyKcal: 5,
      energyKcalPerHour: 231,
      energyKcalPerMinute: 3,
      heartRateBpm: 0,
      elapsedS: 91,
    });
  });

  it('bit 0 set says that the speed is in another packet', () => {
    expect(readFtms('indoorBike', packet('45-00-B4-00-96-00'))).toEqual({ cadenceRpm: 90, powerW: 150 });
  });

  it('a rower: 28.5 strokes a minute, 300 of them, 120 s per 500 m, 203 W', () => {
    expect(readFtms('rower', packet('28-00-39-2C-01-78-00-CB-00'))).toEqual({
      strokesPerMinute: 28.5,
      strokes: 300,
      secondsPer500M: 120,
      powerW: 203,
    });
  });

  it('a cross trainer has three bytes of flags, and goes backwards or downhill with a sign', () => {
    expect(readFtms('crossTrainer', packet('C1-00-00-E7-FF-FB-FF-F6-FF'))).toEqual({
      inclinePercent: -2.5,
      rampDegrees: -0.5,
      resistance: -1,
    });
  });

  it('climbers count floors and steps', () => {
    expect(readFtms('stepClimber', packet('02-00-0A-00-A0-00-3C-00'))).toEqual({
      floors: 10,
      steps: 160,
      stepsPerMinute: 60,
    });
    expect(readFtms('stairClimber', packet('18-00-0A-00-1E-00-F4-01'))).toEqual({
      floors: 10,
      climbedM: 30,
      strides: 500,
    });
  });

  it('what the machine does not know is null, not a number', () => {
    expect(readFtms('indoorBike', packet('01-03-FF-FF-FF-FF-FF-FF'))).toEqual({
      energyKcal: null,
      energyKcalPerHour: null,
      energyKcalPerMinute: null,
      heartRateBpm: null,
    });
  });

  it('a packet shorter than its flags promise is not read; what stands behind the known fields is passed over', () => {
    expect(readFtms('treadmill', packet('8C-05-64-00-14'))).toBeNull();
    expect(readFtms('crossTrainer', packet('00-00'))).toBeNull();
    expect(readFtms('treadmill', packet('00-80-64-00-99-99'))).toEqual({ speedKmh: 1 });
  });

  it('any bytes give numbers or nulls for known fields, or nothing', () => {
    const machines = Object.keys(ftms) as (keyof typeof ftms)[];
    fc.assert(
      fc.property(fc.constantFrom(...machines), fc.uint8Array({ maxLength: 40 }), (machine, bytes) => {
        const reading = readFtms(machine, bytes);
        if (reading === null) return;
        const names = ftms[machine].fields.map(({ name }) => name);
        for (const [name, value] of Object.entries(reading)) {
          expect(names).toContain(name);
          expect(value === null || Number.isFinite(value)).toBe(true);
        }
      }),
    );
  });
});
