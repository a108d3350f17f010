import { expect, it } from 'vitest';
import { lookedUp } from '../../../console/staff/corrections/looked-up.js';

it('corrections are linked by their address: ids that look like numbers are ids, and what means nothing is left out', () => {
  expect(lookedUp({ of: 'guests', gym: 7, day: '2026-11-27' })).toEqual({ of: 'guests', gym: '7', day: '2026-11-27' });
  expect(lookedUp({ member: 'ana' })).toEqual({ member: 'ana' });
  expect(lookedUp({ of: 'all', member: '', gym: {}, day: '2026-13-01' })).toEqual({});
  expect(lookedUp({ day: 20_261_127, page: 3 })).toEqual({});
});
