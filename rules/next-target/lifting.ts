/** The next set: how often, and at which load. */
import { downToStep } from '../../domain/strength/prescription.js';
import { fields } from '../programme/fields.js';
import type { Prescription } from '../programme/plan.js';
import { numberWords } from '../say.js';
import { overCap } from './heart.js';
import { askedOf, type NextFacts, type NextTarget, type Target } from './next.js';

type Answer = Pick<NextTarget, 'action' | 'targets' | 'because'>;
interface Load {
  readonly value: number;
  readonly most: number | null;
  readonly because: string;
}

/** What to lift next. */
export function lifting(slot: Prescription, facts: NextFacts): Answer {
  const over = overCap(facts);
  if (over) return { action: over.isFar ? 'stop' : 'rest', targets: [], because: [over.because] };
  const sets = askedOf(slot, 'sets') ?? 1;
  const repetitions = askedOf(slot, 'repetitions');
  const load = loadOf(slot, facts);
  const isMet = (one: NextFacts['done']['sets'][number]) => one.repetitions >= (repetitions ?? 1);
  const met = facts.done.sets.filter(isMet).length;
  if (met >= sets) return { action: 'done', targets: [], because: ['All sets that were asked in this visit are done'] };
  const targets: Target[] = [
    ...(load ? [{ of: 'loadGrams' as const, ...load, source: null }] : []),
    ...(repetitions === undefined
      ? []
      : [
          {
            of: 'repetitions' as const,
            value: repetitions,
            most: slot.most.repetitions ?? null,
            because: 'As your plan asks',
            source: null,
          },
        ]),
  ];
  const unknown = load ? [] : ['The load is up to you, light: what would tell it is not known'];
  return { action: 'go', targets, because: [`Set ${met + 1} of ${sets}`, ...unknown] };
}

/** What the plan asks, within the bounds as of now, and a step less once a set was not made. */
function loadOf(slot: Prescription, facts: NextFacts): Load | null {
  const { own, bounds, stackStepGrams: step, done } = facts;
  const maximum = own.oneRepMaxKg === null ? null : own.oneRepMaxKg * 1_000;
  const share = askedOf(slot, 'oneRepMaxPercent');
  const plan =
    askedOf(slot, 'loadGrams') ?? (share !== undefined && maximum !== null ? (maximum * share) / 100 : undefined);
  if (plan === undefined) return null;
  const bound = maximum === null ? Number.POSITIVE_INFINITY : Math.floor((maximum * bounds.mostOneRepMaxPercent) / 100);
  const most = Math.min(slot.most.loadGrams ?? Number.POSITIVE_INFINITY, bound);
  const last = done.sets.at(-1);
  const isMissed = last !== undefined && last.loadGrams > 0 && last.repetitions < (askedOf(slot, 'repetitions') ?? 1);
  const limit = isMissed ? Math.max(0, last.loadGrams - step) : Number.POSITIVE_INFINITY;
  const value = Math.max(0, downToStep(Math.min(plan, most, limit), step));
  const kg = fields.loadGrams.text;
  const because = [
    `${kg(value)}: ${share === undefined ? 'the load of your plan' : `${numberWords(share)} % of your one-repetition maximum`}`,
    ...(isMissed && limit < Math.min(plan, most)
      ? [`a step below the ${kg(last.loadGrams)} of the last set, which was too heavy`]
      : []),
    ...(most < plan ? [`held to ${numberWords(bounds.mostOneRepMaxPercent)} % of your one-repetition maximum`] : []),
  ].join(', ');
  return { value, most: Number.isFinite(most) ? most : null, because };
}
