/** Loads by the member's own one-repetition maximum. */
import { downToStep } from '../../../domain/strength/prescription.js';
import { idWords, numberWords } from '../../say.js';
import { fields } from '../fields.js';
import type { Own } from '../known.js';
import { raised } from '../plan.js';
import { type Answer, type Asking, onlyExercise } from './asking.js';

const MAXIMUM = 'one-repetition maximum';
const kg = fields.loadGrams.text;

/** A load where there is one exercise; of several, and of muscles, a share that each set is held against. */
export function byOneRepMax(asking: Asking): Answer {
  const exercise = onlyExercise(asking.slot);
  if (exercise === null) return byShare(asking);
  const own = asking.known.own('one_rep_max', exercise, asking.before);
  return own ? byMaximum(asking, exercise, own) : warmStart(asking, exercise);
}

function byMaximum({ bounds, level, provenGrams, known, date }: Asking, exercise: string, own: Own): Answer {
  const by = known.stepGrams(exercise, own.equipmentModel);
  const grams = own.value * 1_000;
  const most = Math.floor((grams * bounds.mostOneRepMaxPercent) / 100);
  const from = `your ${MAXIMUM} of ${numberWords(own.value)} kg from ${date(own.at)}`;
  const on = own.equipmentModel === '' ? '' : ` (${own.equipmentModel})`;
  const share = (grams * level) / 100;
  const wanted = {
    of: 'loadGrams',
    by,
    most,
    whyMost: `${numberWords(bounds.mostOneRepMaxPercent)} % of that maximum, the bound of the programme`,
  } as const;
  const why = `${numberWords(level)} % of ${from}${on}`;
  if (provenGrams <= share) return { wanted: { ...wanted, value: share, byLevel: true, why } };
  // A maximum that light sets told is too little: what was done with ease is not taken back for it.
  return {
    wanted: { ...wanted, value: provenGrams, byLevel: false, why: `done in all sets before; ${why} would be less` },
    missing: `a ${MAXIMUM} of ${idWords(exercise)} by a hard set: that of ${numberWords(own.value)} kg is from light ones`,
  };
}

/** Nothing known: what the slot says of the body weight, else the least step of the machine. */
function warmStart({ slot, bounds, raises, known, before }: Asking, exercise: string): Answer {
  const by = known.stepGrams(exercise, '');
  const { bodyWeightPercent = 0 } = slot.warmStart ?? {};
  const weight = bodyWeightPercent > 0 ? known.own('body_weight', '', before) : null;
  const wished = weight ? (weight.value * 1_000 * bodyWeightPercent) / 100 : by;
  const begun = Math.max(by, downToStep(wished, by));
  const value = begun + raises * by;
  const because =
    weight && wished >= by
      ? `${numberWords(bodyWeightPercent)} % of your body weight of ${numberWords(weight.value)} kg`
      : 'the least step of the machine';
  const risen = raises > 0 ? ` and a step more for each of ${raises} times that all was met` : '';
  const lacksWeight = bodyWeightPercent > 0 && !weight;
  const unknown = lacksWeight
    ? `neither a ${MAXIMUM} of ${idWords(exercise)} nor a body weight`
    : `no ${MAXIMUM} of ${idWords(exercise)}`;
  return {
    wanted: {
      of: 'loadGrams',
      value,
      by,
      most: Math.floor(raised(value, bounds.mostStepPercent, by)),
      byLevel: false,
      why: `${because}${risen}, since ${unknown} is known`,
      whyMost: `what a week may rise to from ${kg(value)}, while no maximum is known`,
    },
    missing: `a ${MAXIMUM} of ${idWords(exercise)}${lacksWeight ? ', and a body weight' : ''}: a hard set of at most ten repetitions tells the maximum`,
  };
}

function byShare({ slot, bounds, level, known, before }: Asking): Answer {
  const { exercises } = slot;
  const isKnown = !exercises || exercises.some((exercise) => known.own('one_rep_max', exercise, before));
  if (!isKnown)
    return {
      wanted: null,
      missing: `a ${MAXIMUM} of ${exercises.join(' or ')}: until then the load is up to you, light`,
    };
  return {
    wanted: {
      of: 'oneRepMaxPercent',
      value: level,
      by: 1,
      most: bounds.mostOneRepMaxPercent,
      byLevel: true,
      why: 'of each exercise, as it stands when the day begins',
      whyMost: 'the bound of the programme',
    },
  };
}
