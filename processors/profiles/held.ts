/** What a profile remembers of the histories of metrics: of each only what can count now; should that be taken away, the rest is looked up. */
import { WEEK_MS, WEEKS } from '../../domain/profile/member.js';
import type { Change, KeptLookup } from '../../engine/declare.js';
import type { MemberMetric } from '../../schemas/generated/metrics.js';
import type { Method } from './method.js';

/** An entry of a metric's history, as it is kept. */
export interface Entry {
  readonly metric: string;
  readonly exerciseId: string;
  readonly equipmentModel: string;
  readonly at: number;
  readonly value: number | null;
  readonly confidence: string;
  /** Only a birthday made it what it is. */
  readonly ageing: boolean;
  readonly evidence: readonly string[];
  readonly evidenceUntil: number | null;
}

/** By series: a metric, of an exercise and machine model where it is of one. Entries in order of time. */
export type Held = Record<string, readonly Entry[]>;

const EVER = Number.MIN_SAFE_INTEGER;
const FOREVER = Number.MAX_SAFE_INTEGER;
/** A value rests on few facts; of a week those are enough to look at. */
const EVIDENCE_MOST = 6;

/** What a method looks at. */
type Looks = Pick<Method, 'uses' | 'weekly'>;

const isUsed = ({ metric, exerciseId }: Entry, { uses, weekly }: Looks): boolean =>
  weekly.includes(metric) || uses.some((use) => use.metric === metric && (use.exercises?.includes(exerciseId) ?? true));

/** What is kept of an entry. */
export const entryOf = (told: MemberMetric): Entry => ({
  ...{ metric: told.metric, exerciseId: told.exerciseId, equipmentModel: told.equipmentModel, at: told.at },
  ...{ value: told.value, confidence: told.confidence, ageing: told.cause === 'ageing' },
  ...{ evidence: told.evidence.slice(-EVIDENCE_MOST), evidenceUntil: told.evidenceUntil },
});

const seriesOf = ({ metric, exerciseId, equipmentModel }: Entry): string =>
  JSON.stringify([metric, exerciseId, equipmentModel]);

/** Puts entries where they are now, as far as a method looks at them. */
export function hold(held: Held, changes: readonly Change<Entry>[], kept: KeptLookup<Entry>, looks: Looks): void {
  const lost = new Set<string>();
  for (const { former, now } of changes) {
    const entry = now ?? former;
    if (!entry || !isUsed(entry, looks)) continue;
    const series = seriesOf(entry);
    const before = held[series] ?? [];
    const others = before.filter(({ at }) => at !== entry.at);
    // What counted and counts no more, or less, lets something count that is not remembered.
    if (others.length < before.length && (!now || now.ageing)) lost.add(series);
    held[series] = now ? needed([...others, now], looks) : others;
  }
  if (lost.size > 0) refill(held, lost, kept.range(EVER, FOREVER), looks);
}

function refill(held: Held, lost: ReadonlySet<string>, all: readonly Entry[], looks: Looks): void {
  for (const series of lost) {
    const entries = needed(
      all.filter((entry) => seriesOf(entry) === series),
      looks,
    );
    if (entries.length > 0) held[series] = entries;
    else delete held[series];
  }
}

/**
 * Of weeks those that a profile looks back to, else the latest; where only a birthday made that what it is also the one before that
 * something else made.
 */
function needed(entries: readonly Entry[], { weekly }: Looks): readonly Entry[] {
  const sorted = entries.toSorted((a, b) => a.at - b.at);
  const last = sorted.at(-1);
  if (!last) return [];
  if (weekly.includes(last.metric)) return sorted.filter(({ at }) => at >= last.at - (WEEKS + 1) * WEEK_MS);
  const measured = last.ageing ? sorted.findLast(({ ageing }) => !ageing) : undefined;
  return measured ? [measured, last] : [last];
}
