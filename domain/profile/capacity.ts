/** A capacity, as data: in which respect somebody is fit, the metrics that tell, and the rules by which they do. */
import type { Declared } from '../formula.js';
import type { Confidence } from './confidence.js';
import type { Grade } from './level.js';
import type { Member, MetricValue } from './member.js';

/** A metric of which the present value counts. */
interface Use {
  readonly metric: string;
  /** Only of these exercises; left out: of all. */
  readonly exercises?: readonly string[];
}

/** What one rule says of a capacity. */
export interface Rating {
  /** '' where it is of the whole body. */
  readonly muscleGroup: string;
  readonly grade: Grade;
  /** The table or rule that says so. */
  readonly basis: Pick<Declared, 'id' | 'version'>;
  /** How far the rule itself is trusted at most. */
  readonly most: Confidence;
  /** The values that it rests on, one at least. */
  readonly rests: readonly MetricValue[];
  /** How recent its evidence is (ms); left out: of its values the oldest. */
  readonly until?: number;
  /** When (ms) it would be another though nothing came; left out: never. */
  readonly changesAt?: number;
}

/** A capacity as profiles are made of. */
export interface Capacity {
  /** Durable: stands in every row. */
  readonly name: string;
  /** What it is, in a sentence. */
  readonly comment: string;
  readonly uses: readonly Use[];
  /** Weekly metrics of which the weeks count. */
  readonly weekly?: readonly string[];
  /** All that can be said; without evidence nothing. */
  readonly rate: (member: Member) => readonly Rating[];
}

/** Declares a capacity. */
export const defineCapacity = (declared: Capacity): Capacity => declared;
