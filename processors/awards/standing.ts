/** Whether an award still stands. */
import type { Award } from '../../schemas/generated/awards.js';
import type { ChallengeResult } from '../../schemas/generated/challenge-results.js';

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

interface Standing {
  readonly standing: 'stands' | 'revoked';
  readonly why: 'kept' | 'corrected' | 'left' | 'other_version' | 'unknown_challenge' | null;
}

/**
 * Only a correction takes an award away, and only where the challenge does not keep them: who left, or is judged by another version
 * now, had earned it. Null: there is no result, or no such challenge is known.
 */
export function standingOf(award: Award, earned: Earned | null, keepsAwards: boolean | null): Standing {
  if (!earned) return { standing: 'stands', why: 'left' };
  if (earned.version !== award.version) return { standing: 'stands', why: 'other_version' };
  const isEarned = award.kind === 'COMPLETION' ? earned.complete : earned.steps.includes(stepOf(award));
  if (isEarned) return { standing: 'stands', why: null };
  if (keepsAwards === null) return { standing: 'stands', why: 'unknown_challenge' };
  return keepsAwards ? { standing: 'stands', why: 'kept' } : { standing: 'revoked', why: 'corrected' };
}
