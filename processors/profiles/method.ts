/** How a profile is made of what is known of a member. */
import { capacities } from '../../domain/profile/capacities.js';
import type { Capacity } from '../../domain/profile/capacity.js';
import type { Member } from '../../domain/profile/member.js';
import { profileOf, type Standing } from '../../domain/profile/profile.js';

/** A trained model, as every row that it made names it. */
export interface ModelName {
  /** With its version: `endurance-forest/1`. */
  readonly id: string;
  /** Of its file. */
  readonly sha256: string;
  /** Of its training. */
  readonly seed: number;
}

/** A standing as it is told. */
export type Told = Omit<Standing, 'confidence'> & {
  /** A demonstration shows how it is done, and says nothing of anybody. */
  readonly confidence: Standing['confidence'] | 'demonstration';
  readonly method: 'rules' | 'model';
  readonly model: ModelName | null;
};

/** A profile as it is told, and when (ms) it would be another though nothing came and nobody grew older; null: never. */
export interface ToldProfile {
  readonly standings: readonly Told[];
  readonly changesAt: number | null;
}

/** A method: what it looks at, and what it makes of that. */
export interface Method extends Pick<Capacity, 'uses'> {
  readonly name: Told['method'];
  /** Weekly metrics of which the weeks count. */
  readonly weekly: readonly string[];
  readonly profile: (member: Member) => ToldProfile;
}

/** By published tables, and rules of our own where there is none. */
export const rulesFor = (some: readonly Capacity[]): Method => ({
  name: 'rules',
  uses: some.flatMap(({ uses }) => uses),
  weekly: some.flatMap(({ weekly = [] }) => weekly),
  profile(member) {
    const { standings, changesAt } = profileOf(some, member);
    return { standings: standings.map((one) => ({ ...one, method: 'rules', model: null })), changesAt };
  },
});

/** All capacities. */
export const rules = rulesFor(capacities);
