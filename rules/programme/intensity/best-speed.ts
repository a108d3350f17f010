/** A distance at a share of the member's own best speed. */
import { numberWords } from '../../say.js';
import { fields } from '../fields.js';
import type { Own } from '../known.js';
import type { Answer, Asking } from './asking.js';

const MM_PER_S = 1_000 / 60;

/** Nothing is wanted of who never covered it: the distance alone, however slow. */
export function byBestSpeed({ slot, level, known, before, date }: Asking): Answer {
  const own = fastest(slot.exercises ?? [], (exercise) => known.own('best_speed', exercise, before));
  if (!own)
    return { wanted: null, missing: 'your best speed: until then cover the distance at a pace at which you can talk' };
  const mmPerS = own.value * MM_PER_S;
  return {
    wanted: {
      of: 'speedMmPerS',
      value: (mmPerS * level) / 100,
      by: 1,
      most: Math.max(1, Math.floor(mmPerS)),
      byLevel: true,
      why: `${numberWords(level)} % of your best speed of ${fields.speedMmPerS.text(mmPerS)} from ${date(own.at)}`,
      whyMost: 'your best speed',
    },
  };
}

function fastest(exercises: readonly string[], own: (exercise: string) => Own | null): Own | null {
  let best: Own | null = null;
  for (const exercise of exercises) {
    const one = own(exercise);
    if (one && (!best || one.value > best.value)) best = one;
  }
  return best;
}
