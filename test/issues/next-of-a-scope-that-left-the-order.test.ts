/**
 * A scope that leaves the order (`order` gives null) was shown with the `next` of the place it had left: where it stands was taken
 * as "its new place, else its stored one", and null counted as "not changed". A rebuild, which never saw it in the order, showed
 * null: live and rebuilt differed.
 */
import { expect, it } from 'vitest';
import type { AnyProcessor } from '../../engine/processor.js';
import { Driver } from '../scenario/driver.js';
import { fact } from '../scenario/facts.js';
import { stepsOf } from '../scenario/steps.js';
import { journal, type Mark, marks } from '../unit/engine/journal.js';

const mark = (kind: Mark['kind'], id: string, at: number) => fact(marks, { kind, owner: 'ana', id, at, amount: 0 });

it('an entry that is voided has no next one', async () => {
  const driver = new Driver(() => journal as AnyProcessor);
  const nextOfFirst = () => driver.standing.entities('told').find(({ entry }) => entry === 'first')?.next;
  await driver.run(stepsOf([mark('begin', 'first', 1_000), mark('begin', 'second', 2_000)]));
  expect(nextOfFirst()).toBe(2_000);
  await driver.run(stepsOf([mark('void', 'first', 1_000)]));
  expect(nextOfFirst()).toBeNull();
});
