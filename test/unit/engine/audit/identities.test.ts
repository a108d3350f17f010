import { expect, it } from 'vitest';
import { Identities } from '../../../../engine/audit/identities.js';

it('tells the offset of the first of an identity whose content is another, and grows', () => {
  const identities = new Identities();
  const n = 20_000;
  for (let i = 0; i < n; i++) expect(identities.add(`id-${i}`, `content-${i}`, i)).toBe(null);
  for (let i = 0; i < n; i++) expect(identities.add(`id-${i}`, `content-${i}`, n + i)).toBe(null);
  for (let i = 0; i < n; i += 7) expect(identities.add(`id-${i}`, 'other', 2 * n + i)).toBe(i);
});

it('forgets none it has when it is full, and says that there is no room for another', () => {
  const identities = new Identities(2);
  expect([identities.add('a', '1', 0), identities.add('b', '1', 1), identities.add('c', '1', 2)]).toEqual([
    null,
    null,
    false,
  ]);
  expect([identities.add('a', '2', 3), identities.add('c', '2', 4)]).toEqual([0, false]);
});
