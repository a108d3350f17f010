import { expect, it } from 'vitest';
import { weighings } from '../../../simulator/weighings.js';
import { world } from '../../../simulator/world.js';

const gyms = world({ seed: '7', gyms: 1, machinesPerGym: 4, membersPerGym: 20 });
const on = (date: string) => [...weighings(gyms, '7', Date.parse(date))];

it('members of the simulated gyms were weighed once in the month in which they begin to train', () => {
  const november = on('2026-11-26T15:00:00Z');
  const members = gyms.flatMap((gym) => gym.members).filter(({ userId, filledTheForm }) => userId && filledTheForm);
  expect(november.map(({ key }) => key)).toEqual(members.map(({ userId }) => userId));
  for (const { value } of november) expect(value).toMatchObject({ at: Date.UTC(2026, 10, 1) });
  expect(on('2026-11-02T00:00:00Z')).toEqual(november);
  const ids = (facts: typeof november) => facts.map(({ value }) => 'measurementId' in value && value.measurementId);
  expect(new Set([...ids(november), ...ids(on('2026-12-01T00:00:00Z'))]).size).toBe(2 * november.length);
});
