/** The cap on the heart rate: whatever else is wanted, at the cap it is less, and above it nothing. */
import { karvonenTarget, reserveShare } from '../../domain/heart/reserve.js';
import { numberWords } from '../say.js';
import type { NextFacts } from './next.js';

/** So far above the cap nobody goes on. */
const STOP_ABOVE_BPM = 10;

type Known = Pick<NextFacts, 'own' | 'bounds' | 'now'>;

/** Down to a whole beat; null: no maximum is known. Without a rate at rest it is that share of the maximum, which is always less. */
export function capOf({ own, bounds }: Pick<Known, 'own' | 'bounds'>): number | null {
  const { restingBpm, maximumBpm } = own;
  const share = bounds.mostHeartRateReservePercent / 100;
  if (restingBpm === null) return maximumBpm === null || maximumBpm <= 0 ? null : Math.floor(share * maximumBpm);
  const target = karvonenTarget.of({ share, restingBpm, maximumBpm });
  return 'none' in target ? null : Math.floor(target.value);
}

/** What the heart rate alone decides, and why; null: it is below the cap, or not known. */
export function overCap(facts: Known): { readonly isFar: boolean; readonly because: string } | null {
  const cap = capOf(facts);
  const rate = facts.now.heartRateBpm;
  if (cap === null || rate === null || rate < cap) return null;
  const { mostHeartRateReservePercent: percent } = facts.bounds;
  const isFar = rate >= cap + STOP_ABOVE_BPM || rate >= (facts.own.maximumBpm ?? Number.POSITIVE_INFINITY);
  const what = facts.own.restingBpm === null ? 'maximum' : 'reserve';
  const because = `Your heart beats ${numberWords(rate)} times a minute, and ${cap} is ${numberWords(percent)} % of your ${what}, the bound of the programme`;
  return { isFar, because };
}

/** In percent; null: not known. */
export function reservePercent({ own, now }: Pick<Known, 'own' | 'now'>): number | null {
  const { restingBpm, maximumBpm } = own;
  const share = reserveShare.of({ heartRateBpm: now.heartRateBpm, restingBpm, maximumBpm });
  return 'none' in share ? null : share.value * 100;
}
