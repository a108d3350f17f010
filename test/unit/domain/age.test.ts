import { describe, expect, it } from 'vitest';
import { ageBandOn } from '../../../domain/age.js';

describe('the age band of ten years', () => {
  const cases: readonly [born: string, day: string, band: string | null][] = [
    ['1980-06-01', '2016-02-01', '30-39'],
    ['1986-02-01', '2016-02-01', '30-39'],
    ['1986-02-02', '2016-02-01', '20-29'],
    ['2004-02-29', '2014-03-01', '10-19'],
    ['2016-01-31', '2016-02-01', '0-9'],
    ['2016-02-02', '2016-02-01', null],
    ['1980', '2016-02-01', null],
  ];
  it.each(cases)('R13: who was born on %s is on %s in %s', (born, day, band) => {
    expect(ageBandOn(born, day)).toBe(band);
  });
});
