/** The next minute on a machine that one goes on: treadmill, bike and the like. */

import type { Prescription } from '../programme/plan.js';
import { raised } from '../programme/plan.js';
import { numberWords } from '../say.js';
import { type Dial, dialOf } from './dials.js';
import { overCap, reservePercent } from './heart.js';
import { askedOf, type NextFacts, type NextTarget, type Target } from './next.js';
import { askedUptake, mostUptake } from './uptake.js';

type Answer = Pick<NextTarget, 'action' | 'targets' | 'because'>;

/** One begins with so much of what is wanted. */
const BEGIN_PERCENT = 60;
/** At the cap it is so much of what it is now. */
const LOWER_PERCENT = 80;
/** So many points of the reserve around what is asked are as asked. */
const NEAR_POINTS = 5;

/** What to set for the next minute. */
export function going(slot: Prescription, facts: NextFacts): Answer {
  const dial = dialOf(facts.equipmentType, facts.now);
  const over = overCap(facts);
  const because = over ? [over.because] : [];
  if (over?.isFar) return { action: 'stop', because, targets: dial ? [plain(dial.of, 0, 'Stop')] : [] };
  if (over) return { action: 'lower', because, targets: lowered(dial, slot, facts) };
  if (isDone(slot, facts))
    return { action: 'done', because: ['All that was asked in this visit is done'], targets: [] };
  const target = dial && wanted(dial, slot, facts);
  if (!dial || !target)
    return {
      action: 'go',
      targets: [],
      because: ['Go so easily that you can talk: what would tell a number is not known'],
    };
  const { resistanceDeci } = facts.now;
  const resistance = dial.of === 'powerW' && resistanceDeci ? [levelFor(resistanceDeci, target.value, facts)] : [];
  return { action: 'go', because: [], targets: [target, ...resistance] };
}

const plain = (of: Target['of'], value: number, because: string): Target => ({
  ...{ of, value, most: null, because, source: null },
});

/** Everything less that makes it hard; what the machine does not say cannot be told. */
function lowered(dial: Dial | null, slot: Prescription, facts: NextFacts): Target[] {
  const why = `${LOWER_PERCENT} % of what it is now, until your heart beats slower`;
  const less = (of: Target['of'] & keyof NextFacts['now'], down: (value: number) => number, most: number | null) => {
    const value = facts.now[of];
    if (value === null || value <= 0) return [];
    return [{ ...plain(of, down(Math.min((value * LOWER_PERCENT) / 100, most ?? value)), why), most }];
  };
  return [
    ...(dial ? less(dial.of, dial.down, mostOf(dial, slot, facts)) : []),
    ...less('inclineBp', Math.floor, null),
    ...less('resistanceDeci', Math.floor, null),
  ];
}

/** The most that is safe, by the uptake and by the plan, down to a whole number; null: neither tells it. */
function mostOf(dial: Dial, slot: Prescription, facts: NextFacts): number | null {
  const safe = mostUptake(facts);
  const byUptake = safe === null ? null : (dial.at(safe, facts)?.value ?? null);
  const byPlan = dial.of === 'speedMmPerS' ? slot.most.speedMmPerS : undefined;
  const most = Math.min(byUptake ?? Number.POSITIVE_INFINITY, byPlan ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(most) ? Math.floor(most) : null;
}

function isDone(slot: Prescription, { done }: NextFacts): boolean {
  const [minutes, metres] = [askedOf(slot, 'minutes'), askedOf(slot, 'distanceM')];
  if (minutes !== undefined) return done.activeMs >= minutes * 60_000;
  return metres !== undefined && done.distanceMm >= metres * 1_000;
}

/** Within what is safe, and no further from what it is now than a step. */
function wanted(dial: Dial, slot: Prescription, facts: NextFacts): Target | null {
  const now = facts.now[dial.of] ?? 0;
  const asked = byHeart(dial, slot, facts) ?? byPlan(dial, slot, facts);
  if (!asked) return null;
  const most = mostOf(dial, slot, facts);
  const step = now > 0 ? raised(now, facts.bounds.mostStepPercent, dial.by) : Number.POSITIVE_INFINITY;
  const start = now > 0 ? asked.value : (asked.value * BEGIN_PERCENT) / 100;
  const bounded = Math.min(start, step, most ?? Number.POSITIVE_INFINITY);
  const value = Math.max(0, dial.down(bounded));
  const percent = numberWords(facts.bounds.mostStepPercent);
  const because = [
    `${dial.text(value)}: ${asked.why}`,
    ...(now > 0 ? [] : [`${BEGIN_PERCENT} % of it to begin with`]),
    ...(bounded < start
      ? [
          bounded === most
            ? 'held to the bound of the programme'
            : `no more than ${percent} % or one step above the ${dial.text(now)} of now`,
        ]
      : []),
  ].join(', ');
  return { of: dial.of, value, most, because, source: asked.source };
}

interface Asked {
  readonly value: number;
  readonly why: string;
  readonly source: string | null;
}

/** By what the heart does at what it is now: it tells more than any equation. */
function byHeart(dial: Dial, slot: Prescription, facts: NextFacts): Asked | null {
  const percent = askedOf(slot, 'heartRateReservePercent');
  const [share, now] = [reservePercent(facts), facts.now[dial.of]];
  if (percent === undefined || share === null || share <= 0 || now === null || now <= 0) return null;
  const isNear = Math.abs(share - percent) <= NEAR_POINTS;
  const is = `your heart is at ${Math.round(share)} % of its reserve, and ${numberWords(percent)} is asked`;
  return { value: isNear ? now : (now * percent) / share, why: isNear ? `${is}: as it is` : is, source: null };
}

/** By the plan alone: its speed, or the equation for its intensity. */
function byPlan(dial: Dial, slot: Prescription, facts: NextFacts): Asked | null {
  const speed = askedOf(slot, 'speedMmPerS');
  if (speed !== undefined && dial.of === 'speedMmPerS')
    return { value: speed, why: 'the speed of your plan', source: null };
  const uptake = askedUptake(slot, facts);
  const given = uptake && dial.at(uptake.value, facts);
  return uptake && given ? { value: given.value, why: uptake.why, source: given.source } : null;
}

/** At one cadence the power rises as the resistance does; a level has ten tenths. */
function levelFor(resistanceDeci: number, powerW: number, { now, bounds }: NextFacts): Target {
  const ratio = now.powerW ? powerW / now.powerW : 1;
  const most = raised(resistanceDeci, bounds.mostStepPercent, 10);
  const value = Math.max(0, Math.floor(Math.min(resistanceDeci * ratio, most)));
  return plain('resistanceDeci', value, 'For that power at the cadence of now');
}
