/** Whether an award still stands. */
import type { ChallengeResult } from '../../schemas/generated/challenge-results.js';
import type { HeldAward } from '../../schemas/generated/held-awards.js';
import type { TeamResult } from '../../schemas/generated/team-results.js';

/** What of a result decides about awards. */
export interface Earned {
  readonly version: number;
  readonly complete: boolean;
  /** Tiers and milestones, as kind and name. */
  readonly steps: readonly string[];
}

const stepOf = ({ kind, name }: { readonly kind: string; readonly name: string }) => `${kind} ${name}`;

export const earnedOf = ({ version, complete, reached }: ChallengeResult): Earned => ({
  version,
  complete,
  steps: reached.map(stepOf),
});

export const earnedWith = ({ version, completedAt }: TeamResult): Earned => ({
  version,
  complete: completedAt !== null,
  steps: [],
});

/** By all teams that they are or were in: what one of them did is theirs. */
export const ofTeams = (earned: readonly Earned[]): Earned | null =>
  earned.toSorted((a, b) => Number(b.complete) - Number(a.complete) || b.version - a.version)[0] ?? null;

interface Standing {
  readonly standing: 'stands' | 'revoked';
  readonly why: 'kept' | 'corrected' | 'given_before' | 'left' | 'other_version' | 'unknown_challenge' | null;
}

/**
 * Only a correction takes an award away (of a team: of what anybody did who was in it then), and only where the challenge does not keep them: who left, or is judged by another version
 * now, had earned it. Null: there is no result, or no such challenge is known.
 */
function standingOf(award: HeldAward, earned: Earned | null, keepsAwards: boolean | null): Standing {
  if (!earned) return { standing: 'stands', why: 'left' };
  if (earned.version !== award.version) return { standing: 'stands', why: 'other_version' };
  const isEarned = award.kind === 'COMPLETION' ? earned.complete : earned.steps.includes(stepOf(award));
  if (isEarned) return { standing: 'stands', why: null };
  if (keepsAwards === null) return { standing: 'stands', why: 'unknown_challenge' };
  return keepsAwards ? { standing: 'stands', why: 'kept' } : { standing: 'revoked', why: 'corrected' };
}

/** First given first. */
const asGiven = (one: HeldAward, other: HeldAward) =>
  one.issuedAt - other.issuedAt || (one.awardId < other.awardId ? -1 : 1);

/** Of the awards of one challenge. What was given to two ids of a person stands once: that which was given first. */
export function standingsOf(
  awards: readonly HeldAward[],
  earned: Earned | null,
  keepsAwards: (award: HeldAward) => boolean | null,
): (Standing & { readonly award: HeldAward })[] {
  const given = new Set<string>();
  return awards.toSorted(asGiven).map((award) => {
    const isRepeated = given.has(stepOf(award));
    given.add(stepOf(award));
    if (isRepeated) return { award, standing: 'revoked', why: 'given_before' };
    return { award, ...standingOf(award, earned, keepsAwards(award)) };
  });
}
