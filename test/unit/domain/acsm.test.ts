import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armCrank, energyRate, fitOf, kcalPerMinute, legCycle, metOf, run, step, walk } from '../../../domain/acsm.js';
import { KGM_PER_MINUTE_PER_WATT } from '../../../domain/units.js';
import { between, ordered } from './gen.js';

const kgmPerMin = (value: number) => value / KGM_PER_MINUTE_PER_WATT;
const kmh = (value: number) => (value * 1000) / 60;
const walked = (metresPerMinute: number, grade: number) => walk.of({ metresPerMinute, grade });
const ran = (metresPerMinute: number, grade: number) => run.of({ metresPerMinute, grade });
const pedalled = (watts: number, bodyKg: number) => legCycle.of({ watts, bodyKg });
const stepped = (stepsPerMinute: number, heightM: number) => step.of({ stepsPerMinute, heightM });

describe('R18, domain 1.2: the ACSM equations give the published oxygen uptakes', () => {
  it.each([
    ['walk 3.5 mph, 10 % (scribd 316171074)', walked(93.8, 0.1), 'acsm-walk', 29.764, 8.504],
    ['walk 3.0 mph', walked(80.4, 0), 'acsm-walk', 11.54, 3.297],
    ['walk 100 m/min, 1 %', walked(100, 0.01), 'acsm-walk', 15.3, 4.371],
    ['walk 5.5 km/h, 5 %', walked(kmh(5.5), 0.05), 'acsm-walk', 20.917, 5.976],
    ['run 8 mph (docsbay, in-class metabolic calculations)', ran(214.4, 0), 'acsm-run', 46.38, 13.251],
    ['run 10 km/h', ran(kmh(10), 0), 'acsm-run', 36.833, 10.524],
    ['run 10 km/h, 1 %', ran(kmh(10), 0.01), 'acsm-run', 38.333, 10.952],
    ['run 12 km/h, 5 %', ran(200, 0.05), 'acsm-run', 52.5, 15],
    ['cycle 450 kgm/min, 62 kg (scribd 316171074)', pedalled(kgmPerMin(450), 62), 'acsm-leg-cycle', 20.065, 5.733],
    ['cycle 840 kgm/min, 86.36 kg (docsbay)', pedalled(kgmPerMin(840), 86.36), 'acsm-leg-cycle', 24.508, 7.002],
    ['cycle 100 W, 70 kg', pedalled(100, 70), 'acsm-leg-cycle', 22.429, 6.408],
    ['cycle 150 W, 75 kg', pedalled(150, 75), 'acsm-leg-cycle', 28.6, 8.171],
    ['arm 50 W, 70 kg', armCrank.of({ watts: 50, bodyKg: 70 }), 'acsm-arm-crank', 16.357, 4.673],
    ['step 30/min, 0.3048 m (topendsports)', stepped(30, 0.3048), 'acsm-step', 31.391, 8.969],
    ['step 24/min, 0.381 m (ehow 2226954)', stepped(24, 0.381), 'acsm-step', 30.191, 8.626],
    ['step 20/min, 0.20 m', stepped(20, 0.2), 'acsm-step', 17.076, 4.879],
  ])('%s', (_case, estimate, id, vo2, met) => {
    expect(estimate).toEqual({ value: expect.closeTo(vo2, 3), formula: id, version: 1 });
    expect('value' in estimate && metOf(estimate.value)).toBeCloseTo(met, 3);
  });

  it.each([
    ['walk 100 m/min, 1 %, 70 kg, 30 min', walk.compute({ metresPerMinute: 100, grade: 0.01 }), 70, 30, 160.65],
    ['run 10 km/h, 1 %, 70 kg, 30 min', run.compute({ metresPerMinute: kmh(10), grade: 0.01 }), 70, 30, 402.5],
    ['cycle 150 W, 75 kg, 45 min', legCycle.compute({ watts: 150, bodyKg: 75 }), 75, 45, 482.625],
  ])('%s burns what the handbook says', (_case, vo2, kg, minutes, kcal) => {
    expect(kcalPerMinute(metOf(vo2), kg) * minutes).toBeCloseTo(kcal, 2);
  });
});

describe('ranges', () => {
  it.each([
    ['a stroll', walked(49.9, 0), 'below_range', 'metresPerMinute'],
    ['a walk in the gap to running', walked(100.1, 0), 'above_range', 'metresPerMinute'],
    ['a walk downhill', walked(80, -0.01), 'below_range', 'grade'],
    ['a jog slower than any', ran(79, 0), 'below_range', 'metresPerMinute'],
    ['a strong cyclist', pedalled(201, 70), 'above_range', 'watts'],
    ['no weight', legCycle.of({ watts: 100, bodyKg: null }), 'missing', 'bodyKg'],
    ['a weight of nothing', pedalled(100, 0), 'below_range', 'bodyKg'],
    ['arms beyond the ergometer', armCrank.of({ watts: 126, bodyKg: 70 }), 'above_range', 'watts'],
    ['stairs run up', stepped(60, 0.2), 'above_range', 'stepsPerMinute'],
    ['a step too high', stepped(20, 0.41), 'above_range', 'heightM'],
    ['no number', walked(Number.NaN, 0), 'invalid', 'metresPerMinute'],
    ['energy of a negative intensity', energyRate.of({ met: -1, bodyKg: 70 }), 'below_range', 'met'],
  ])('R18: %s has no estimate, with the reason', (_case, estimate, none, input) => {
    expect(estimate).toEqual({ none, input });
  });

  it('is inside up to both ends, extrapolated up to 10 % beyond, outside further on', () => {
    const fits = [44.9, 45, 49.9, 50, 200, 200.1, 220, 220.1].map((watts) => fitOf(watts, legCycle.inputs.watts));
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

  it('an end that is not stated is never passed', () => {
    expect([fitOf(1e9, run.inputs.metresPerMinute), fitOf(-5, { unit: 'W', most: 0 })]).toEqual(['inside', 'inside']);
  });
});

describe('properties', () => {
  const speed = between(50, 400);
  const watts = between(0, 400);
  const kg = between(30, 200);
  const minutes = between(0.1, 60);

  it('more speed, climb, power, steps or height never costs less', () => {
    fc.assert(
      fc.property(ordered(speed), ordered(between(0, 0.4)), kg, ([less, more], [flat, steep], bodyKg) => {
        for (const gait of [walk, run]) {
          const at = (metresPerMinute: number, grade: number) => gait.compute({ metresPerMinute, grade });
          expect(at(more, flat)).toBeGreaterThanOrEqual(at(less, flat));
          expect(at(less, steep)).toBeGreaterThanOrEqual(at(less, flat));
        }
        for (const ergometer of [legCycle, armCrank])
          expect(ergometer.compute({ watts: more, bodyKg })).toBeGreaterThanOrEqual(
            ergometer.compute({ watts: less, bodyKg }),
          );
        const climb = (stepsPerMinute: number, heightM: number) => step.compute({ stepsPerMinute, heightM });
        expect(climb(more, flat)).toBeGreaterThanOrEqual(climb(less, flat));
        expect(climb(less, steep)).toBeGreaterThanOrEqual(climb(less, flat));
      }),
    );
  });

  it('a heavier rider has a lower relative uptake at the same power, yet burns no less', () => {
    fc.assert(
      fc.property(watts, ordered(kg), (power, [light, heavy]) => {
        const uptake = (bodyKg: number) => legCycle.compute({ watts: power, bodyKg });
        expect(uptake(heavy)).toBeLessThanOrEqual(uptake(light));
        const burns = (bodyKg: number) => kcalPerMinute(metOf(uptake(bodyKg)), bodyKg);
        expect(burns(heavy)).toBeGreaterThanOrEqual(burns(light) - 1e-9);
      }),
    );
  });

  it('the equation of the mean speed is the mean of the equation, so sums are enough', () => {
    fc.assert(
      fc.property(speed, minutes, speed, minutes, (v1, t1, v2, t2) => {
        const at = (metresPerMinute: number) => run.compute({ metresPerMinute, grade: 0.02 });
        const mean = (at(v1) * t1 + at(v2) * t2) / (t1 + t2);
        expect(at((v1 * t1 + v2 * t2) / (t1 + t2))).toBeCloseTo(mean, 6);
      }),
    );
  });

  it('answers exactly within its range, and then what it computes', () => {
    fc.assert(
      fc.property(between(0, 300), kg, (power, bodyKg) => {
        const estimate = legCycle.of({ watts: power, bodyKg });
        const inside = power >= 50 && power <= 200;
        expect('value' in estimate ? estimate.value : null).toBe(
          inside ? legCycle.compute({ watts: power, bodyKg }) : null,
        );
      }),
    );
  });
});
