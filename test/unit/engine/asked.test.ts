import { expect, it } from 'vitest';
import { Asked } from '../../../engine/asked.js';

it('a kept entity that was asked for is known to have been, one of many that never were is seldom taken for one', () => {
  const asked = new Asked();
  const places = Array.from({ length: 100_000 }, (_, i) => `ana\0workouts\0${i}`);
  const inVain = places.filter((place) => asked.again(place));
  expect(inVain.length).toBeLessThan(places.length / 30);
  expect(places.every((place) => asked.again(place))).toBe(true);
});
