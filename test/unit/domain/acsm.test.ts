import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armCrank, fitOf, kcalPerMinute, legCycle, metOf, run, step, walk } from '../../../domain/acsm.js';

const kgmPerMin = (value: number) => value / 6;
const kmh = (value: number) => (value * 1000) / 60;

describe('R18: the ACSM equations give the published oxygen uptakes', () => {
  it.each([
    ['walk 3.5 mph, 10 %', walk.vo2(93.8, 9.38), 29.764, 8.504],
    ['walk 3.0 mph', walk.vo2(80.4, 0), 11.54, 3.297],
    ['walk 100 m/min, 1 %', walk.vo2(100, 1), 15.3, 4.371],
    ['walk 5.5 km/h, 5 %', walk.vo2(kmh(5.5), kmh(5.5) * 0.05), 20.917, 5.976],
    ['run 8 mph', run.vo2(214.4, 0), 46.38, 13.251],
    ['run 10 km/h', run.vo2(kmh(10), 0), 36.833, 10.524],
    ['run 10 km/h, 1 %', run.vo2(kmh(10), kmh(10) * 0.01), 38.333, 10.952],
    ['run 12 km/h, 5 %', run.vo2(200, 10), 52.5, 15],
    ['cycle 450 kgm/min, 62 kg', legCycle.vo2(kgmPerMin(450), 62), 20.065, 5.733],
    ['cycle 840 kgm/min, 86.36 kg', legCycle.vo2(kgmPerMin(840), 86.36), 24.508, 7.002],
    ['cycle 100 W, 70 kg', legCycle.vo2(100, 70), 22.429, 6.408],
    ['cycle 150 W, 75 kg', legCycle.vo2(150, 75), 28.6, 8.171],
    ['arm 50 W, 70 kg', armCrank.vo2(50, 70), 16.357, 4.673],
    ['step 30/min, 0.3048 m', step.vo2(30, 0.3048), 31.391, 8.969],
    ['step 24/min, 0.381 m', step.vo2(24, 0.381), 30.191, 8.626],
    ['step 20/min, 0.20 m', step.vo2(20, 0.2), 17.076, 4.879],
  ])('%s', (_case, vo2, expectedVo2, expectedMet) => {
    expect(vo2).toBeCloseTo(expectedVo2, 3);
    expect(metOf(vo2)).toBeCloseTo(expectedMet, 3);
  });

  it.each([
    ['walk 100 m/min, 1 %, 70 kg, 30 min', walk.vo2(100, 1), 70, 30, 160.65],
    ['run 10 km/h, 1 %, 70 kg, 30 min', run.vo2(kmh(10), kmh(10) * 0.01), 70, 30, 402.5],
    ['cycle 150 W, 75 kg, 45 min', legCycle.vo2(150, 75), 75, 45, 482.625],
  ])('%s burns what the handbook says', (_case, vo2, kg, minutes, kcal) => {
    expect(kcalPerMinute(metOf(vo2), kg) * minutes).toBeCloseTo(kcal, 2);
  });
});

describe('ranges', () => {
  it('is inside up to both ends, extrapolated up to 10 % beyond, outside further on', () => {
    const fits = [44.9, 45, 49.9, 50, 200, 200.1, 220, 220.1].map((watts) => fitOf(watts, legCycle.watts));
    expect(fits).toEqual([
      'outside',
      'extrapolated',
      'extrapolated',
      'inside',
      'inside',
      'extrapolated',
      'extrapolated',
      'outside',
    ]);
  });
});

describe('properties', () => {
  const speed = fc.double({ min: 50, max: 400, noNaN: true });
  const watts = fc.double({ min: 0, max: 400, noNaN: true });
  const kg = fc.double({ min: 30, max: 200, noNaN: true });
  const minutes = fc.double({ min: 0.1, max: 60, noNaN: true });

  it('more speed, climb, power, steps or height never costs less', () => {
    fc.assert(
      fc.property(speed, speed, kg, (a, b, mass) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(walk.vo2(more, 0)).toBeGreaterThanOrEqual(walk.vo2(less, 0));
        expect(walk.vo2(100, more)).toBeGreaterThanOrEqual(walk.vo2(100, less));
        expect(run.vo2(more, 0)).toBeGreaterThanOrEqual(run.vo2(less, 0));
        expect(run.vo2(200, more)).toBeGreaterThanOrEqual(run.vo2(200, less));
        expect(legCycle.vo2(more, mass)).toBeGreaterThanOrEqual(legCycle.vo2(less, mass));
        expect(armCrank.vo2(more, mass)).toBeGreaterThanOrEqual(armCrank.vo2(less, mass));
        expect(step.vo2(more, 0.2)).toBeGreaterThanOrEqual(step.vo2(less, 0.2));
        expect(step.vo2(20, more)).toBeGreaterThanOrEqual(step.vo2(20, less));
      }),
    );
  });

  it('a heavier rider has a lower relative uptake at the same power, yet burns no less', () => {
    fc.assert(
      fc.property(watts, kg, kg, (power, a, b) => {
        const [light, heavy] = [Math.min(a, b), Math.max(a, b)];
        expect(legCycle.vo2(power, heavy)).toBeLessThanOrEqual(legCycle.vo2(power, light));
        const burns = (mass: number) => kcalPerMinute(metOf(legCycle.vo2(power, mass)), mass);
        expect(burns(heavy)).toBeGreaterThanOrEqual(burns(light) - 1e-9);
      }),
    );
  });

  it('the equation of the mean speed is the mean of the equation, so sums are enough', () => {
    fc.assert(
      fc.property(speed, minutes, speed, minutes, (v1, t1, v2, t2) => {
        const meanSpeed = (v1 * t1 + v2 * t2) / (t1 + t2);
        const meanUptake = (run.vo2(v1, v1 * 0.02) * t1 + run.vo2(v2, v2 * 0.02) * t2) / (t1 + t2);
        expect(run.vo2(meanSpeed, meanSpeed * 0.02)).toBeCloseTo(meanUptake, 6);
      }),
    );
  });
});
