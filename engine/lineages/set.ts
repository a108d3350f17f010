/** A promoted set is closed: what a promoted build reads is promoted. So one that is promoted takes others along. */
import type { KnownLineage } from './catalogue.js';

/** One processor's change of what is promoted; null: nothing. */
export interface Move {
  readonly processor: string;
  readonly lineage: string | null;
  readonly former: string | null;
}

type Chosen = ReadonlyMap<string, KnownLineage>;

/**
 * What has to be promoted for `asked` to be: itself, what it reads, and of each processor downstream the build that reads it (of
 * several the promoted one, else the newest). Null: two builds of one processor would have to be. Empty: all of it is promoted.
 */
export function promotedWith(asked: KnownLineage, all: readonly KnownLineage[]): Move[] | null {
  let chosen = withUpstream(new Map(), asked, all);
  for (let former: Chosen | null = null; chosen && chosen !== former; ) {
    former = chosen;
    chosen = withDownstream(chosen, all);
  }
  if (!chosen) return null;
  return [...chosen.values()]
    .filter(({ promoted }) => !promoted)
    .map(({ processor, lineage }) => ({ processor, lineage, former: promotedOf(processor, all)?.lineage ?? null }));
}

/** The promoted build of a processor. */
export const promotedOf = (processor: string, all: readonly KnownLineage[]): KnownLineage | undefined =>
  all.find((one) => one.promoted && one.processor === processor);

/** Adds a build and what it reads, as far as that is not promoted. */
function withUpstream(chosen: Chosen, lineage: KnownLineage, all: readonly KnownLineage[]): Chosen | null {
  const next = new Map(chosen);
  const pending = [lineage];
  for (const one of pending) {
    const there = next.get(one.processor);
    if (there && there !== one) return null;
    if (there) continue;
    next.set(one.processor, one);
    for (const name of writersOf(one)) {
      const writer = all.find((known) => known.lineage === name && !known.retiredAt);
      if (!writer) return null;
      if (!writer.promoted || next.has(writer.processor)) pending.push(writer);
    }
  }
  return next;
}

/** Adds one more processor that has a build on what is chosen; the same map when there is none. */
function withDownstream(chosen: Chosen, all: readonly KnownLineage[]): Chosen {
  const names = new Set([...chosen.values()].map(({ lineage }) => lineage));
  const candidates = all
    .filter((one) => !one.retiredAt && !chosen.has(one.processor) && writersOf(one).some((name) => names.has(name)))
    .sort((a, b) => Number(b.promoted) - Number(a.promoted) || b.createdAt.getTime() - a.createdAt.getTime());
  for (const candidate of candidates) {
    const next = withUpstream(chosen, candidate, all);
    if (next) return next;
  }
  return chosen;
}

/** The builds that write what this one reads. */
export const writersOf = ({ inputs }: KnownLineage): string[] =>
  inputs.flatMap(({ lineage }) => (lineage === null ? [] : [lineage]));

/** A build that would be promoted and reads one that would not be. */
interface LeftBehind {
  readonly lineage: string;
  readonly processor: string;
  readonly reads: string;
}

/** What these moves would leave behind; what is so already is left out. */
export function leftBehind(moves: readonly Move[], all: readonly KnownLineage[]): LeftBehind[] {
  const before = new Set(all.filter(({ promoted }) => promoted).map(({ lineage }) => lineage));
  const after = new Set(before);
  for (const { former } of moves) if (former !== null) after.delete(former);
  for (const { lineage } of moves) if (lineage !== null) after.add(lineage);
  return all
    .filter(({ lineage }) => after.has(lineage))
    .flatMap((one) =>
      writersOf(one)
        .filter((writer) => !after.has(writer) && (before.has(writer) || !before.has(one.lineage)))
        .map((reads) => ({ lineage: one.lineage, processor: one.processor, reads })),
    );
}

/** The same in a sentence. */
export const describeLeftBehind = ({ lineage, reads }: LeftBehind): string =>
  `${lineage} would be promoted and reads ${reads}, which would not be`;
