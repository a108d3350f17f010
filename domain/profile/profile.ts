/** Makes a member's profile: of each capacity, and each muscle group of it, how they stand and on what that rests. */
import type { Capacity, Rating } from './capacity.js';
import { type Confidence, compareConfidence, confidenceAt, RECENT_MS } from './confidence.js';
import type { Level } from './level.js';
import type { Member, MetricValue } from './member.js';

/** How fit a member is in one respect. */
export interface Standing {
  readonly capacity: string;
  /** '' where it is of the whole body. */
  readonly muscleGroup: string;
  readonly level: Level;
  /** 0 to 100. */
  readonly score: number;
  /** The table or rule by which it is told. */
  readonly basis: string;
  readonly basisVersion: number;
  readonly confidence: Confidence;
  /** Since when the values that it rests on stand, ms. */
  readonly asOf: number;
  readonly metrics: readonly MetricValue[];
  /** Ids of workouts and measurements. */
  readonly evidence: readonly string[];
  /** The latest event time of these, ms. */
  readonly evidenceUntil: number;
}

/** A profile, and when (ms) it would be another though nothing came and nobody grew older; null: never. */
export interface Profiled {
  readonly standings: readonly Standing[];
  readonly changesAt: number | null;
}

/** More ids would make rows larger than anybody reads. */
const EVIDENCE_MOST = 50;

/**
 * The profile of a member at `member.now`. Where several rules tell of one muscle group, the most trusted counts, of equals the one by which
 * they stand best: that a light machine was used does not show that somebody is weak. Without evidence nothing is told.
 */
export function profileOf(capacities: readonly Capacity[], member: Member): Profiled {
  const best = new Map<string, Standing>();
  const times: number[] = [];
  for (const { name, rate } of capacities) {
    for (const rating of rate(member)) {
      const standing = standingOf(name, rating, member.now);
      times.push(untilOf(rating) + RECENT_MS, rating.changesAt ?? 0);
      const id = `${name}|${rating.muscleGroup}`;
      const other = best.get(id);
      if (!other || compare(standing, other) > 0) best.set(id, standing);
    }
  }
  const standings = [...best].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, standing]) => standing);
  const coming = times.filter((at) => at > member.now);
  return { standings, changesAt: coming.length === 0 ? null : Math.min(...coming) };
}

/** How recent the evidence is: of values that make one together, the one that was measured longest ago. */
const untilOf = ({ rests, until }: Rating): number =>
  until ?? Math.min(...rests.map(({ evidenceUntil }) => evidenceUntil));

function standingOf(capacity: string, rating: Rating, now: number): Standing {
  const { muscleGroup, grade, basis, most, rests } = rating;
  const evidence = [...new Set(rests.flatMap((value) => value.evidence))];
  const told = [most, ...rests.map(({ confidence }) => confidence)];
  return {
    ...{ capacity, muscleGroup, ...grade },
    ...{ basis: basis.id, basisVersion: basis.version },
    confidence: confidenceAt({ told, facts: evidence.length, until: untilOf(rating) }, now),
    asOf: Math.max(...rests.map(({ at }) => at)),
    metrics: rests,
    evidence: evidence.slice(-EVIDENCE_MOST),
    evidenceUntil: Math.max(...rests.map(({ evidenceUntil }) => evidenceUntil)),
  };
}

/** Above 0: the first counts. Of two that say the same it is the later, then the one whose names come first. */
const compare = (a: Standing, b: Standing): number =>
  compareConfidence(a.confidence, b.confidence) ||
  a.score - b.score ||
  a.asOf - b.asOf ||
  (nameOf(a) < nameOf(b) ? 1 : -1);

const nameOf = ({ basis, metrics }: Standing) =>
  JSON.stringify([basis, metrics.map(({ exerciseId, equipmentModel }) => [exerciseId, equipmentModel])]);
