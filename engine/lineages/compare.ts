/** Comparing two builds of a processor: every view that both have, row by row. */
import type { Database } from '../postgres.js';
import { type KnownLineage, livingLineage, readLineages, readViews, refused } from './catalogue.js';
import type { Counts, Samples } from './compare-sql.js';
import { checkExpectations, type Expectations, undeclared } from './expectations.js';
import { type Asked, writeHistory } from './history.js';
import { type Looking, look, type Seen } from './look.js';
import { pairingsOf } from './pairing.js';
import { promotedOf } from './set.js';

export interface CompareRequest extends Asked, Pick<Looking, 'latestTick'> {
  readonly lineage: string;
  /** What it is compared with; null: the promoted build of its processor. */
  readonly with: string | null;
  readonly expected: Expectations;
  readonly say?: Looking['say'];
  readonly patienceMs?: number;
}

/** One view as compared. */
export interface ViewComparison {
  readonly view: string;
  /** The columns of its own key changed: no row of the one can be told in the other. */
  readonly rekeyed: boolean;
  readonly onlyOldColumns: readonly string[];
  readonly onlyNewColumns: readonly string[];
  /** What was found at the first look, and in the end. */
  readonly first: Counts;
  readonly counts: Counts;
  /** More differs than is looked at again: the counts are of the first look. */
  readonly cut: boolean;
  readonly samples: Samples;
}

export interface Comparison {
  readonly lineage: string;
  readonly with: string;
  readonly views: readonly ViewComparison[];
  readonly onlyOldViews: readonly string[];
  readonly onlyNewViews: readonly string[];
  /** Keys that one of them parked. */
  readonly leftOutKeys: number;
  /** Why what differed was not looked at again; null: it was, or nothing differed. */
  readonly notAgain: string | null;
  readonly expected: Expectations;
  /** What differs beyond what was declared, each in a sentence. */
  readonly undeclared: readonly string[];
  readonly satisfied: boolean;
}

const PATIENCE_MS = 60_000;

/** Compares, and writes what came out into the history. Throws REPSTREAM_LINEAGE for what cannot be compared. */
export async function compare(database: Database, request: CompareRequest): Promise<Comparison> {
  const { expected, latestTick, by, reason, say = () => {}, patienceMs = PATIENCE_MS } = request;
  const all = await readLineages(database);
  const { lineage, processor } = livingLineage(all, request.lineage);
  const former = partnerOf(lineage, processor, request.with, all).lineage;
  const views = await readViews(database, [lineage, former]);
  const [now, before] = [lineage, former].map((name) => views.filter((view) => view.lineage === name));
  const pairings = pairingsOf(before ?? [], now ?? []);
  checkExpectations(expected, pairings);
  const looking = { lineages: [lineage, former], latestTick, patienceMs, say };
  const looked = await database.session((session) => look(session, pairings, looking));
  const compared = looked.views.map(comparisonOf);
  const found = undeclared(expected, compared);
  const unpaired = (some: typeof views = []) =>
    some.map(({ view }) => view).filter((name) => !pairings.some(({ view }) => view === name));
  const { leftOutKeys, notAgain } = looked;
  const outcome = {
    onlyOldViews: unpaired(before),
    onlyNewViews: unpaired(now),
    leftOutKeys,
    notAgain,
    expected,
    undeclared: found,
    satisfied: found.length === 0,
  };
  // Rows do not belong in a history that is kept: they may be of people.
  const details = { ...outcome, views: compared.map(({ samples: _, ...counts }) => counts) };
  await writeHistory(database, { action: 'compare', lineage, former, by, reason, details });
  return { lineage, with: former, views: compared, ...outcome };
}

function partnerOf(
  lineage: string,
  processor: string,
  name: string | null,
  all: readonly KnownLineage[],
): KnownLineage {
  const other = name === null ? promotedOf(processor, all) : livingLineage(all, name);
  if (!other) throw refused(`nothing of ${processor} is promoted: name what to compare with (--with)`);
  if (other.lineage === lineage) throw refused(`${lineage} itself is promoted: name what to compare it with (--with)`);
  if (other.processor === processor) return other;
  throw refused(`${lineage} and ${other.lineage} are builds of two processors, which have no view in common`);
}

const comparisonOf = ({ pairing, first, counts, cut, samples }: Seen): ViewComparison => ({
  view: pairing.view,
  rekeyed: pairing.rekeyed,
  onlyOldColumns: pairing.onlyOldColumns,
  onlyNewColumns: pairing.onlyNewColumns,
  first,
  counts,
  cut,
  samples,
});
