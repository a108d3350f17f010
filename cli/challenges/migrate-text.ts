/** What a move to another version would change, for a terminal. */
import type { Effect, Standing } from '../../api/challenges/moving.js';
import { type NumberChange, numberChangeText } from '../../rules/programme/compare.js';
import type { Conflict } from '../../rules/programme/override.js';

/** Of a challenge, or with what would be asked instead, of a programme. */
export interface Foreseen extends Readonly<Record<Effect, number>> {
  readonly judged: number;
  readonly asked?: number;
  readonly conflicts?: number;
  readonly missing?: number;
  readonly remaining: number;
  readonly next: string | null;
  readonly changes: readonly ForeseenChange[];
}

interface ForeseenChange {
  readonly userId?: string;
  readonly teamId?: string;
  readonly before: Standing;
  readonly after: Standing;
  readonly numbers?: readonly NumberChange[];
  readonly conflicts?: readonly Conflict[];
  readonly missing?: readonly string[];
}

/** Sums first, then a line for each for whom something would change, and under it what. */
export function foreseenText(id: string, to: number, foreseen: Foreseen): string[] {
  const { judged, gain, lose, further, lessFar, same, asked, conflicts, missing, changes } = foreseen;
  if (judged === 0) return [`${id}: nobody would be moved to version ${to}`];
  const ofPlans = [
    ...(asked === undefined ? [] : [`from the next week on ${asked} would be asked for something else`]),
    ...(conflicts === undefined ? [] : [`of ${conflicts} a change by a trainer would not hold any more`]),
    ...(missing === undefined ? [] : [`of ${missing} something is missing that the new version looks at`]),
  ];
  return [
    `${id}: ${judged} would be moved to version ${to}`,
    `${gain} would gain completion, ${lose} lose it; ${further} would be further, ${lessFar} less far, ${same} as far`,
    ...(ofPlans.length > 0 ? [ofPlans.join('; ')] : []),
    ...changes.flatMap((change) => [
      `${change.userId ?? change.teamId}: ${standingText(change.before)} → ${standingText(change.after)}`,
      ...(change.numbers ?? []).map((one) => `  ${one.slot}: ${numberChangeText(one)}`),
      ...(change.conflicts ?? []).map(({ path, message }) => `  would not hold: ${path}: ${message}`),
      ...(change.missing ?? []).map((one) => `  missing: ${one}`),
    ]),
  ];
}

const standingText = ({ fraction, complete }: Standing) => (complete ? 'done' : `${Math.floor(fraction * 100)}%`);
