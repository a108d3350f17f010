/** What to do in the next minute or set, from plan, profile and what the machine says now: never beyond the bounds of the programme, whatever it says. */
import type { Prescription } from '../programme/plan.js';
import { going } from './going.js';
import { capOf, overCap } from './heart.js';
import { lifting } from './lifting.js';
import { askedOf, type NextFacts, type NextTarget } from './next.js';

/** Telemetry's numbers are of 32 bits: what is more is taken for the most, so that arithmetic stays finite. */
const MOST = 2 ** 31 - 1;

/** Of equal facts the answers are equal. Numbers that no sensor gives (not finite, or less than nothing) count as not known. */
export function nextTarget(given: NextFacts): NextTarget {
  const facts = { ...given, now: plausible(given.now), own: plausible(given.own) };
  const heartRateCapBpm = capOf(facts);
  const slot = facts.asked.find((one) => isFor(one, facts));
  if (!slot) {
    const over = overCap(facts);
    const because = over ? [over.because] : ['Your plan asks nothing of this exercise this week'];
    const action = over ? (over.isFar ? 'stop' : 'lower') : 'free';
    return { action, slot: null, forS: null, targets: [], because, heartRateCapBpm };
  }
  const isLifting = askedOf(slot, 'sets') !== undefined;
  const answer = isLifting ? lifting(slot, facts) : going(slot, facts);
  return { slot: slot.slot, forS: isLifting ? null : 60, heartRateCapBpm, ...answer };
}

const isFor = ({ exercises, muscles = [] }: Prescription, facts: NextFacts): boolean =>
  exercises ? exercises.includes(facts.exerciseId) : muscles.some((muscle) => facts.muscles.includes(muscle));

function plausible<Numbers extends object>(numbers: Numbers): Numbers {
  const known = Object.entries(numbers).map(([name, value]) => [
    name,
    typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.min(value, MOST) : null,
  ]);
  return Object.fromEntries(known) as Numbers;
}
