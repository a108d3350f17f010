/** Repetitions by the most that the member did in a minute. */
import { idWords, numberWords } from '../../say.js';
import { type Answer, type Asking, onlyExercise } from './asking.js';

/** Up to the slot's upper end; its lower end is where those begin of whom nothing is known. */
export function byBestInAMinute({ slot, level, known, before, date }: Asking): Answer {
  const { from = 1, to = 1 } = slot.repetitions ?? {};
  const exercise = onlyExercise(slot) ?? '';
  const own = known.own('most_repetitions_in_a_minute', exercise, before);
  const whyMost = 'the most that the programme asks of a set';
  if (!own)
    return {
      wanted: {
        of: 'repetitions',
        value: from,
        by: 1,
        most: to,
        byLevel: false,
        why: `where the programme begins, since your best minute of ${idWords(exercise)} is not known`,
        whyMost,
      },
      missing: `your best minute of ${idWords(exercise)}: do as many as you can in 60 s`,
    };
  const best = Math.max(1, Math.floor(own.value));
  const isBest = best < to;
  return {
    wanted: {
      of: 'repetitions',
      value: Math.max(1, (own.value * level) / 100),
      by: 1,
      most: Math.min(to, best),
      byLevel: true,
      why: `${numberWords(level)} % of your best minute of ${numberWords(own.value)} from ${date(own.at)}`,
      whyMost: isBest ? 'your best minute' : whyMost,
    },
  };
}
