import { describe, expect, it } from 'vitest';
import { random } from '../../../simulator/random.js';

const draws = (seed: string, count = 1_000) => {
  const draw = random(seed);
  return Array.from({ length: count }, () => draw.next());
};

describe('random numbers from a seed', () => {
  it('are the same for the same seed and others for another', () => {
    expect(draws('7')).toEqual(draws('7'));
    expect(draws('7')).not.toEqual(draws('8'));
  });

  it('lie evenly between 0 and 1', () => {
    const numbers = draws('even', 100_000);
    expect(Math.min(...numbers.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers.slice(0, 10_000))).toBeLessThan(1);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = numbers.filter((number) => Math.floor(number * 10) === tenth).length / numbers.length;
      expect(share).toBeCloseTo(0.1, 2);
    }
  });

  it('give whole numbers with both ends, and normal ones around their mean', () => {
    const draw = random('dice');
    const dice = Array.from({ length: 1_000 }, () => draw.whole(1, 6));
    expect([...new Set(dice)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const heights = Array.from({ length: 20_000 }, () => draw.normal(170, 10));
    const mean = heights.reduce((sum, height) => sum + height, 0) / heights.length;
    const variance = heights.reduce((sum, height) => sum + (height - mean) ** 2, 0) / heights.length;
    expect(mean).toBeCloseTo(170, 0);
    expect(Math.sqrt(variance)).toBeCloseTo(10, 0);
  });

  it('make version 4 uuids, none twice', () => {
    const draw = random('ids');
    const ids = Array.from({ length: 2_000 }, () => draw.uuid());
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
