import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeMinutes, isActive } from '../../../domain/active-minutes.js';
import {
  heartRateIntensity,
  metIntensity,
  reserveIntensity,
  strengthIntensity,
} from '../../../domain/intensity-bands.js';
import { between, ordered } from './gen.js';

describe('R18, domain 1.3: intensity bands', () => {
  it.each([
    [49.9, 'very_light'],
    [50, 'light'],
    [63, 'light'],
    [63.9, 'light'],
    [64, 'moderate'],
    [76, 'moderate'],
    [77, 'vigorous'],
    [93, 'vigorous'],
    [93.1, 'near_maximal'],
    [104, 'near_maximal'],
  ])('%f %% of the maximum heart rate is %s', (percent, band) => {
    expect(heartRateIntensity.of(percent)).toEqual({ band, norm: 'acsm-heart-rate-intensity', version: 1 });
  });

  it.each([
    [29.9, 'very_light'],
    [30, 'light'],
    [39.9, 'light'],
    [40, 'moderate'],
    [59.9, 'moderate'],
    [60, 'vigorous'],
    [89.9, 'vigorous'],
    [90, 'near_maximal'],
  ])('%f %% of the reserve is %s', (percent, band) => {
    expect(reserveIntensity.of(percent)).toMatchObject({ band });
  });

  it.each([
    [1, 'light'],
    [2.99, 'light'],
    [3, 'moderate'],
    [5.9, 'moderate'],
    [5.99, 'moderate'],
    [6, 'vigorous'],
    [8.7, 'vigorous'],
    [8.8, 'very_hard'],
  ])('%f MET are %s', (met, band) => {
    expect(metIntensity.of(met)).toMatchObject({ band });
  });

  it.each([
    [40, 'light'],
    [50, 'light'],
    [60, 'moderate'],
    [70, 'moderate'],
    [80, 'vigorous'],
    [100, 'vigorous'],
  ])('%f %% of the one-repetition maximum is %s', (percent, band) => {
    expect(strengthIntensity.of(percent)).toMatchObject({ band });
  });

  it('where the source leaves a gap there is no band', () => {
    expect([30, 55, 75].map(strengthIntensity.of)).toEqual([
      { none: 'below_range', input: 'value' },
      { none: 'not_covered', input: 'value' },
      { none: 'not_covered', input: 'value' },
    ]);
  });

  it('more is never a lower band', () => {
    const scales = [heartRateIntensity, reserveIntensity, metIntensity] as const;
    fc.assert(
      fc.property(fc.constantFrom(...scales), ordered(between(0, 120)), ({ of, steps }, [less, more]) => {
        const rank = (value: number) => {
          const banded = of(value);
          return steps.findIndex(({ band }) => 'band' in banded && band === banded.band);
        };
        expect(rank(less)).toBeGreaterThanOrEqual(0);
        expect(rank(more)).toBeGreaterThanOrEqual(rank(less));
      }),
    );
  });
});

describe('R18, domain 1.3: active minutes', () => {
  it.each([
    [3, null, true],
    [2.99, null, false],
    [null, 0.4, true],
    [null, 0.399, false],
    [2, 0.5, true],
    [4, 0.1, true],
    [2, 0.1, false],
    [null, null, null],
  ])('a minute of %s MET at %s of the reserve: %s', (met, reserveShare, active) => {
    expect(isActive({ met, reserveShare })).toBe(active);
  });

  it('are counted, and so are those of which nobody can say', () => {
    const minute = (met: number | null) => ({ met, reserveShare: null });
    expect(activeMinutes([minute(5), minute(1), minute(null), minute(3), minute(null)])).toEqual({
      active: 2,
      unknown: 2,
    });
    expect(activeMinutes([])).toEqual({ active: 0, unknown: 0 });
  });

  it('begin where the bands call it moderate', () => {
    fc.assert(
      fc.property(between(0, 20), between(0, 1.2), (met, reserveShare) => {
        const light = ['very_light', 'light'];
        const byMet = metIntensity.of(met);
        const byReserve = reserveIntensity.of(reserveShare * 100);
        const moderate = [byMet, byReserve].some((banded) => 'band' in banded && !light.includes(banded.band));
        // the share in percent may differ from the share in the last digit
        if (Math.abs(reserveShare - 0.4) > 1e-9) expect(isActive({ met, reserveShare })).toBe(moderate);
      }),
    );
  });
});
