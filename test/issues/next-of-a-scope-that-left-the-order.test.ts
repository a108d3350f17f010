/**
 * A scope that leaves the order (`order` gives null) was shown with the `next` of the place it had left: where it stands was taken
 * as "its new place, else its stored one", and null counted as "not changed". A rebuild, which never saw it in the order, showed
 * null: live and rebuilt differed.
 */
import { expect, it } from 'vitest';
import type { AnyProcessor } from '../../engine/processor.js';
import { type Arrival, Driver } from '../unit/engine/driver.js';
import { journal, type Mark } from '../unit/engine/journal.js';

const mark = (kind: Mark['kind'], id: string, at: number): Arrival => ({
  input: 'marks',
  scope: id,
  event: { kind, owner: 'ana', id, at, amount: 0 },
});

it('an entry that is voided has no next one', () => {
  const driver = new Driver(journal as AnyProcessor);
  driver.checkpoint({ arrivals: [mark('begin', 'first', 1_000), mark('begin', 'second', 2_000)] });
  expect(driver.sent.get('first@reader-0')).toMatchObject({ next: 2_000 });
  driver.checkpoint({ arrivals: [mark('void', 'first', 1_000)] });
  expect(driver.sent.get('first@reader-0')).toMatchObject({ next: null });
});
