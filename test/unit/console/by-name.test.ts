import { expect, it } from 'vitest';
import { byName } from '../../../console/trainer/by-name.js';

const people = [
  { displayName: 'Zoë Ångström', groups: ['rowers'] },
  { displayName: 'José Ruiz', groups: [] },
  { displayName: 'Ana Ruiz', groups: ['Rowers', 'morning'] },
];
const found = (typed: string) => byName(people, typed).map(({ displayName }) => displayName);

it('a trainer finds members by a part of their name, without case and accents', () => {
  expect(found('jose')).toEqual(['José Ruiz']);
  expect(found('ANG')).toEqual(['Zoë Ångström']);
});

it('by several words in any order, and by their groups', () => {
  expect(found('ruiz an')).toEqual(['Ana Ruiz']);
  expect(found('rowers')).toEqual(['Ana Ruiz', 'Zoë Ångström']);
  expect(found('ruiz rowers')).toEqual(['Ana Ruiz']);
});

it('all of them, by name, while nothing is typed; nobody where nobody fits', () => {
  expect(found('  ')).toEqual(['Ana Ruiz', 'José Ruiz', 'Zoë Ångström']);
  expect(found('anna')).toEqual([]);
});
