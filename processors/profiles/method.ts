/** How a profile is made of what is known of a member. */
import { capacities } from '../../domain/profile/capacities.js';
import type { Member } from '../../domain/profile/member.js';
import { profileOf, type Standing } from '../../domain/profile/profile.js';

/** A standing, of which a method may say that it is but a demonstration. */
export type Told = Omit<Standing, 'confidence'> & { readonly confidence: Standing['confidence'] | 'demonstration' };

/** A method: its name stands in every row. */
export interface Method {
  readonly name: string;
  /** The profile, and when (ms) it would be another though nothing came and nobody grew older; null: never. */
  readonly profile: (member: Member) => { readonly standings: readonly Told[]; readonly changesAt: number | null };
}

/** By published tables, and rules of our own where there is none. */
export const rules: Method = { name: 'rules', profile: (member) => profileOf(capacities, member) };
