/** What to do in the next minute or set. */
import { describe, expect, it } from 'vitest';
import type { NextTarget } from '../../../../rules/next-target/next.js';
import { nextTarget } from '../../../../rules/next-target/next-target.js';
import { facts, pressed, pressing, running } from './given.js';

const kmh = (value: number) => Math.floor((value * 1_000_000) / 3_600);
const value = ({ targets }: NextTarget, of: string) => targets.find((target) => target.of === of)?.value;

describe('R59: the next minute on a treadmill', () => {
  it('begins with 60 % of the speed that the ACSM equation gives for the share of the reserve that the plan asks', () => {
    const answer = nextTarget(facts());
    // Half of the reserve of 45 ml/kg/min is 24.25: between walking and running, so the fastest walk.
    expect(value(answer, 'speedMmPerS')).toBe(kmh(3.6));
    expect(answer).toMatchObject({ action: 'go', slot: 'easy-run', forS: 60, heartRateCapBpm: 156 });
    expect(answer.targets[0]?.because).toBe(
      '3.6 km/h: 50 % of the reserve that your VO2max of 45 ml/kg/min leaves, 60 % of it to begin with',
    );
    expect(answer.targets[0]?.source).toContain('ACSM');
  });

  it('rises by a tenth at most while the heart is below what is asked', () => {
    const answer = nextTarget(facts({ heartRateBpm: 90, speedMmPerS: kmh(8) }));
    expect(value(answer, 'speedMmPerS')).toBe(kmh(8.7));
    expect(answer.targets[0]?.because).toBe(
      '8.7 km/h: your heart is at 25 % of its reserve, and 50 is asked, no more than 10 % or one step above the 8 km/h of now',
    );
  });

  it('stays where the heart is as asked, and falls where it is above', () => {
    expect(value(nextTarget(facts({ heartRateBpm: 122, speedMmPerS: kmh(8) + 1 })), 'speedMmPerS')).toBe(kmh(8));
    expect(value(nextTarget(facts({ heartRateBpm: 140, speedMmPerS: kmh(9) + 1 })), 'speedMmPerS')).toBe(kmh(6.7));
  });

  it('is lower at the cap, with the incline, and stops well above it', () => {
    const at = nextTarget(facts({ heartRateBpm: 156, speedMmPerS: kmh(10) + 1, inclineBp: 200 }));
    expect(at.action).toBe('lower');
    expect([value(at, 'speedMmPerS'), value(at, 'inclineBp')]).toEqual([kmh(8), 160]);
    expect(at.because).toEqual([
      'Your heart beats 156 times a minute, and 156 is 80 % of your reserve, the bound of the programme',
    ]);
    const above = nextTarget(facts({ heartRateBpm: 166, speedMmPerS: kmh(10) }));
    expect([above.action, value(above, 'speedMmPerS')]).toEqual(['stop', 0]);
  });

  it('names no number where nothing tells it, and is done when the minutes are', () => {
    const own = { restingBpm: null, maximumBpm: null, vo2max: null, bodyKg: null, oneRepMaxKg: null };
    expect(nextTarget(facts({}, { own }))).toMatchObject({
      ...{ action: 'go', targets: [], heartRateCapBpm: null },
      because: ['Go so easily that you can talk: what would tell a number is not known'],
    });
    const { heartRateCapBpm } = nextTarget(facts({}, { own: { ...own, maximumBpm: 180 } }));
    expect(heartRateCapBpm, 'without a rate at rest by the maximum, which is less').toBe(144);
    const done = { activeMs: 1_200_000, distanceMm: 0, sets: [] };
    expect(nextTarget(facts({}, { done })).action).toBe('done');
    expect(nextTarget(facts({}, { asked: [pressing] })).action).toBe('free');
  });
});

describe('R59: the next minute on a bike', () => {
  it('is a power by the ACSM equation, and the resistance for it', () => {
    const bike = { equipmentType: 'BIKE_UPRIGHT', exerciseId: 'bike', asked: [{ ...running, exercises: ['bike'] }] };
    expect(value(nextTarget(facts({}, bike)), 'powerW')).toBe(65);
    const answer = nextTarget(facts({ powerW: 100, resistanceDeci: 50, heartRateBpm: 96 }, bike));
    expect([value(answer, 'powerW'), value(answer, 'resistanceDeci')]).toEqual([110, 55]);
  });
});

describe('R59: the next set', () => {
  it('is what the plan asks, and which of how many', () => {
    const answer = nextTarget(facts({}, pressed([8, 60])));
    expect([value(answer, 'loadGrams'), value(answer, 'repetitions')]).toEqual([60_000, 8]);
    expect(answer).toMatchObject({ action: 'go', slot: 'press', forS: null, because: ['Set 2 of 3'] });
  });

  it('is a step lighter than one that was not made', () => {
    const answer = nextTarget(facts({}, pressed([8, 60], [5, 60])));
    expect(answer.targets[0]).toMatchObject({
      value: 57_500,
      because: '57.5 kg: the load of your plan, a step below the 60 kg of the last set, which was too heavy',
    });
  });

  it('is never over the bound by the maximum as it is now, and none when all are done', () => {
    const own = { restingBpm: 60, maximumBpm: 180, vo2max: 45, bodyKg: 70, oneRepMaxKg: 60 };
    expect(value(nextTarget(facts({}, { ...pressed(), own })), 'loadGrams')).toBe(50_000);
    expect(nextTarget(facts({}, pressed([8, 60], [9, 60], [8, 60]))).action).toBe('done');
    expect(nextTarget(facts({ heartRateBpm: 157 }, pressed([8, 60])))).toMatchObject({ action: 'rest', targets: [] });
  });
});
