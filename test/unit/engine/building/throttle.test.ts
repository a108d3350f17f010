import { pino } from 'pino';
import { expect, it } from 'vitest';
import { Throttle } from '../../../../engine/building/throttle.js';

const throttle = (rate: number) =>
  new Throttle({ rate, isLate: () => Promise.resolve(false), log: pino({ level: 'silent' }) });

it('lets a build read in the order in which records came', async () => {
  const of = throttle(1_000_000);
  const order: number[] = [];
  await Promise.all([3_000, 1, 2_000, 1].map((records, i) => of.admit(records).then(() => order.push(i))));
  expect(order).toEqual([0, 1, 2, 3]);
});

it('lets everything go that waits when the build is stopped', async () => {
  const of = throttle(1);
  const waiting = Promise.all([of.admit(1_000_000), of.admit(1), of.admit(1)]);
  await of.stop();
  await waiting;
  await of.admit(1);
});
