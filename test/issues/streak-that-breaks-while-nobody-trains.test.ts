/**
 * A streak said that time would change it only when a day ends in which somebody had trained. After a day without, nothing was due: the
 * processor set no timer, and three days of seven stood in the view until the member came back or the challenge ended. The same went for
 * what stands within a window that is over.
 */
import { expect, it } from 'vitest';
import { judged, november, sgt, workout } from '../unit/rules/given.js';

const minutes = { kind: 'target', measure: 'minutes', atLeast: { amount: 20, unit: 'min' } };
const streak = { kind: 'streak', each: 'day', count: 7, rule: minutes };
const three = ['02', '03', '04'].map((day) => workout(`2026-11-${day} 07:00`));
const at = (root: { kind: string }, time: string) => {
  const { fraction, changesAt } = judged(root, three, { now: sgt(time) });
  return { fraction, changesAt };
};

it('R32: a streak is judged again at the end of the day that breaks it', () => {
  // The fourth day is still good for it, so the end of that is awaited.
  expect(at(streak, '2026-11-05 12:00')).toEqual({ fraction: 0.428571, changesAt: sgt('2026-11-06 00:00') });
  expect(at(streak, '2026-11-06 00:00')).toEqual({ fraction: 0, changesAt: november.to });
});

it('R32: so is a streak within a window that is over', () => {
  const half = { ...streak, count: 3, rule: { ...minutes, atLeast: { amount: 30, unit: 'min' } } };
  const within = { kind: 'within', from: '2026-11-02', to: '2026-11-04', rule: half };
  const few = three.slice(1);
  const later = judged(within, few, { now: sgt('2026-11-05 12:00') });
  expect(later).toMatchObject({ fraction: 0.666667, changesAt: sgt('2026-11-06 00:00') });
});
