import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { energyOf } from '../../../domain/energy.js';
import type { Effort, Exertion } from '../../../domain/intensity.js';

const MINUTE = 60_000;
const still: Effort = {
  walkMs: 0,
  walkMm: 0,
  walkClimbMm: 0,
  runMs: 0,
  runMm: 0,
  runClimbMm: 0,
  powerMs: 0,
  powerMj: 0,
};
const at = (watts: number, ms: number): Effort => ({ ...still, powerMs: ms, powerMj: watts * ms });
const exertion = (given: Partial<Exertion>): Exertion => ({
  equipmentType: 'WEIGHT_STACK',
  effort: still,
  activeMs: 30 * MINUTE,
  cycles: 0,
  stepHeightMm: null,
  bodyWeightGrams: 70_000,
  compendiumCode: null,
  ...given,
});

describe('R18: energy on a treadmill', () => {
  /** Half an hour at 100 m/min and 1 %. */
  const walked = { ...still, walkMs: 30 * MINUTE, walkMm: 3_000_000, walkClimbMm: 30_000 };
  /** Half an hour at 10 km/h and 1 %. */
  const ran = { ...still, runMs: 30 * MINUTE, runMm: 5_000_000, runClimbMm: 50_000 };

  it('walking 100 m/min at 1 % for 30 min with 70 kg is 160.65 kcal', () => {
    expect(energyOf(exertion({ equipmentType: 'TREADMILL', effort: walked }))).toEqual({
      energyKcal: 160.65,
      met: 4.37143,
      method: 'acsm-walk/1',
    });
  });

  it('running 10 km/h at 1 % for 30 min with 70 kg is 402.5 kcal', () => {
    expect(energyOf(exertion({ equipmentType: 'TREADMILL', effort: ran }))).toEqual({
      energyKcal: 402.5,
      met: 10.9524,
      method: 'acsm-run/1',
    });
  });

  it('adds up a walk and a run', () => {
    const both = exertion({ equipmentType: 'TREADMILL', activeMs: 60 * MINUTE, effort: { ...ran, ...walkOf(walked) } });
    expect(energyOf(both)).toEqual({ energyKcal: 563.15, met: 7.6619, method: 'acsm-walk/1 + acsm-run/1' });
  });

  it('a brisk walk of 6.3 km/h lies 5 % beyond the equation and says so', () => {
    const brisk = { ...still, walkMs: 30 * MINUTE, walkMm: 3_150_000 };
    // 3.5 + 0.1 · 105 = 14 ml/kg/min
    expect(energyOf(exertion({ equipmentType: 'TREADMILL', effort: brisk }))).toEqual({
      energyKcal: 147,
      met: 4,
      method: 'acsm-walk/1 extrapolated',
    });
  });

  it('a stroll of 2.4 km/h is the Compendium’s, whatever the treadmill’s exercise', () => {
    const stroll = { ...still, walkMs: 30 * MINUTE, walkMm: 1_200_000 };
    const answer = energyOf(exertion({ equipmentType: 'TREADMILL', effort: stroll, compendiumCode: '12150' }));
    expect(answer).toEqual({ energyKcal: 73.5, met: 2, method: 'compendium-2011/17151' });
  });

  it('a short stroll at the end leaves the run its equation', () => {
    const effort = { ...still, runMs: 27 * MINUTE, runMm: 4_500_000, walkMs: 3 * MINUTE, walkMm: 120_000 };
    expect(energyOf(exertion({ equipmentType: 'TREADMILL', effort })).method).toBe(
      'compendium-2011/17151 + acsm-run/1',
    );
  });

  it('with the speed known for less than half of the time it goes by the exercise', () => {
    const effort = { ...still, walkMs: 14 * MINUTE, walkMm: 1_400_000 };
    const answer = energyOf(exertion({ equipmentType: 'TREADMILL', effort, compendiumCode: '17190' }));
    expect(answer).toEqual({ energyKcal: 128.625, met: 3.5, method: 'compendium-2011/17190' });
  });

  it('knows the intensity of a walker who was never weighed, and gives no energy', () => {
    expect(energyOf(exertion({ equipmentType: 'TREADMILL', effort: walked, bodyWeightGrams: null }))).toEqual({
      energyKcal: null,
      met: 4.37143,
      method: 'none: no body weight',
    });
  });

  it('downhill counts as level', () => {
    const level = energyOf(exertion({ equipmentType: 'TREADMILL', effort: { ...ran, runClimbMm: 0 } }));
    expect(energyOf(exertion({ equipmentType: 'TREADMILL', effort: { ...ran, runClimbMm: -150_000 } }))).toEqual(level);
  });
});

const walkOf = ({ walkMs, walkMm, walkClimbMm }: Effort) => ({ walkMs, walkMm, walkClimbMm });

describe('R18: energy on a bike', () => {
  it('150 W for 45 min with 75 kg is 482.63 kcal', () => {
    const ride = exertion({
      equipmentType: 'BIKE_UPRIGHT',
      activeMs: 45 * MINUTE,
      effort: at(150, 45 * MINUTE),
      bodyWeightGrams: 75_000,
    });
    expect(energyOf(ride)).toEqual({ energyKcal: 482.625, met: 8.17143, method: 'acsm-leg-cycle/1' });
  });

  it.each([
    ['BIKE_RECUMBENT', 220, 'acsm-leg-cycle/1 extrapolated'],
    ['BIKE_SPIN', 45, 'acsm-leg-cycle/1 extrapolated'],
    ['BIKE_UPRIGHT', 221, 'compendium-2011/02015'],
    ['BIKE_UPRIGHT', 300, 'compendium-2011/02015 saturated'],
    ['BIKE_UPRIGHT', 40, 'compendium-2011/02011'],
    ['BIKE_UPRIGHT', 20, 'compendium-2011/02011 saturated'],
    ['AIR_BIKE', 150, 'compendium-2011/02013'],
  ])('%s at %i W goes by %s', (equipmentType, watts, method) => {
    expect(energyOf(exertion({ equipmentType, effort: at(watts, 30 * MINUTE) })).method).toBe(method);
  });

  it('with the power known for half of the time the mean stands for the rest', () => {
    const half = energyOf(exertion({ equipmentType: 'BIKE_UPRIGHT', effort: at(100, 15 * MINUTE) }));
    expect(half).toEqual(energyOf(exertion({ equipmentType: 'BIKE_UPRIGHT', effort: at(100, 30 * MINUTE) })));
  });

  it('without power it goes by the exercise, and without a code says why there is nothing', () => {
    const ride = (compendiumCode: string | null) => energyOf(exertion({ equipmentType: 'BIKE_SPIN', compendiumCode }));
    expect(ride('02019').method).toBe('compendium-2011/02019');
    expect(ride(null)).toEqual({
      energyKcal: null,
      met: null,
      method: 'none: no equation applies and the exercise has no Compendium code',
    });
    expect(ride('02999').method).toBe('none: unknown Compendium code 02999');
  });

  it('the intensity at a power needs the body weight', () => {
    const ride = exertion({ equipmentType: 'BIKE_UPRIGHT', effort: at(100, 30 * MINUTE), bodyWeightGrams: null });
    expect(energyOf(ride)).toEqual({ energyKcal: null, met: null, method: 'none: no body weight' });
  });
});

describe('R18: energy on other machines', () => {
  it('a rower at 159.31 W for 30 min at 79.5 kg burns what the monitor shows', () => {
    const row = exertion({ equipmentType: 'ROWER', effort: at(159.31, 30 * MINUTE), bodyWeightGrams: 79_500 });
    // 848.281 kcal/h; 424.141 kcal · 200 / (3.5 · 79.5 kg · 30 min) = 10.1621 MET
    expect(energyOf(row)).toEqual({ energyKcal: 424.141, met: 10.1621, method: 'concept2-rower/1' });
  });

  it('a rower that reports no power, or only zeros, goes by the exercise', () => {
    const row = (effort: Effort) =>
      energyOf(exertion({ equipmentType: 'ROWER', effort, compendiumCode: '02070' })).method;
    expect([row(still), row(at(0, 30 * MINUTE))]).toEqual(['compendium-2011/02070', 'compendium-2011/02070']);
  });

  it('a stepper at 20 steps a minute of 20 cm uses the stepping equation', () => {
    const steps = exertion({ equipmentType: 'STEPPER', cycles: 600, stepHeightMm: 200 });
    expect(energyOf(steps)).toEqual({ energyKcal: 179.298, met: 4.87886, method: 'acsm-step/1' });
  });

  it('a stair climber at 60 steps a minute is beyond that equation', () => {
    const climb = exertion({
      equipmentType: 'STAIR_CLIMBER',
      cycles: 1800,
      stepHeightMm: 200,
      compendiumCode: '02065',
    });
    expect(energyOf(climb).method).toBe('compendium-2011/02065');
  });

  it('an hour of resistance training at 70 kg is 257.25 kcal', () => {
    const training = exertion({ activeMs: 60 * MINUTE, compendiumCode: '02054' });
    expect(energyOf(training)).toEqual({ energyKcal: 257.25, met: 3.5, method: 'compendium-2011/02054' });
  });

  it('no active time is no energy', () => {
    expect(energyOf(exertion({ activeMs: 0, compendiumCode: '02054' }))).toEqual({
      energyKcal: null,
      met: null,
      method: 'none: no active time',
    });
  });

  it('an unheard-of kind of machine goes by the exercise', () => {
    expect(energyOf(exertion({ equipmentType: 'toString', compendiumCode: '02060' })).method).toBe(
      'compendium-2011/02060',
    );
  });
});

describe('the recorded sessions are within 35 % of what their makers claim', () => {
  const claim = (energyKcal: number | null, vendorKcal: number) =>
    Math.abs((energyKcal ?? Number.NaN) / vendorKcal - 1);

  it('rower: 1,707 s with 84.3 kg and no power, 286 kcal claimed', () => {
    const row = exertion({
      equipmentType: 'ROWER',
      activeMs: 1_707_300,
      bodyWeightGrams: 84_300,
      compendiumCode: '02070',
    });
    expect(claim(energyOf(row).energyKcal, 286)).toBeLessThan(0.35);
  });

  it('bike: 2,261.85 s at 201 W, 379 kcal claimed, the rider (unknown) taken as 75 kg', () => {
    const ride = exertion({
      equipmentType: 'BIKE_UPRIGHT',
      activeMs: 2_261_850,
      effort: at(201, 2_261_850),
      bodyWeightGrams: 75_000,
    });
    const answer = energyOf(ride);
    expect(answer.method).toBe('acsm-leg-cycle/1 extrapolated');
    expect(claim(answer.energyKcal, 379)).toBeLessThan(0.35);
  });
});

describe('properties', () => {
  const kinds = ['TREADMILL', 'BIKE_UPRIGHT', 'AIR_BIKE', 'ROWER', 'STEPPER', 'ELLIPTICAL', 'WEIGHT_STACK', 'UNKNOWN'];
  const ms = fc.integer({ min: 0, max: 4 * 3_600_000 });
  const effort = fc
    .record({
      walkMs: ms,
      runMs: ms,
      powerMs: ms,
      walkSpeed: fc.integer({ min: 0, max: 3000 }),
      runSpeed: fc.integer({ min: 0, max: 7000 }),
      watts: fc.integer({ min: 0, max: 900 }),
      grade: fc.double({ min: -0.03, max: 0.4, noNaN: true }),
    })
    .map(({ walkMs, runMs, powerMs, walkSpeed, runSpeed, watts, grade }) => {
      const walkMm = Math.round((walkSpeed * walkMs) / 1000);
      const runMm = Math.round((runSpeed * runMs) / 1000);
      const climb = (mm: number) => Math.round(mm * grade);
      const powerMj = watts * powerMs;
      return { walkMs, walkMm, walkClimbMm: climb(walkMm), runMs, runMm, runClimbMm: climb(runMm), powerMs, powerMj };
    });
  const anyExertion = fc.record({
    equipmentType: fc.constantFrom(...kinds),
    effort,
    activeMs: ms,
    cycles: fc.nat(20_000),
    stepHeightMm: fc.option(fc.integer({ min: 10, max: 600 })),
    bodyWeightGrams: fc.option(fc.integer({ min: 2_000, max: 700_000 })),
    compendiumCode: fc.constantFrom(null, '02054', '02048', '99999'),
  });

  it('energy is a positive number with a method that carries its version, or null with a reason', () => {
    fc.assert(
      fc.property(anyExertion, (given) => {
        const { energyKcal, met, method } = energyOf(given);
        if (energyKcal === null) {
          expect(method).toMatch(/^none: \S/);
        } else {
          expect(method).toMatch(/^((acsm|concept2)-[a-z-]+\/\d+|compendium-2011\/\d{5})/);
          expect(energyKcal).toBeGreaterThan(0);
          expect(met).toBeGreaterThan(0);
          expect(given.bodyWeightGrams).not.toBeNull();
        }
      }),
    );
  });

  it('twice the active time at the same effort is twice the energy', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 200 }), fc.integer({ min: 60_000, max: 3_600_000 }), (watts, activeMs) => {
        const kcal = (time: number) =>
          energyOf(exertion({ equipmentType: 'BIKE_UPRIGHT', activeMs: time, effort: at(watts, time) })).energyKcal ??
          0;
        expect(kcal(2 * activeMs) / kcal(activeMs)).toBeCloseTo(2, 4);
      }),
    );
  });
});
