/** What differs between what a build showed and what was derived again: by view and column, with samples. */
import { type Counts, countAll, noteDiffering, type Samples, sampleNoted } from '../lineages/compare-sql.js';
import { type Pairing, pairingsOf } from '../lineages/pairing.js';
import type { Session, Sql } from '../postgres.js';
import { copiesOf, type Shown } from './contents.js';

/** Of one view, or of the entities sent to one topic; `old` is the build, `new` what was derived again. */
export interface Difference {
  readonly name: string;
  readonly counts: Counts;
  readonly samples: Samples;
}

/** Compares copies of what a build showed with a shadow; of what is the same nothing is told. */
export async function differencesOf(
  session: Session,
  copies: readonly Shown[],
  shown: readonly Shown[],
  tasks: readonly number[],
): Promise<Difference[]> {
  return session.transaction(async (sql) => {
    const pairings = pairingsOf(known(copies), known(await copiesOf(sql, shown, tasks, 'again')));
    const found: Difference[] = [];
    for (const pairing of pairings) found.push(...(await differenceOf(sql, pairing)));
    return found;
  });
}

async function differenceOf(sql: Sql, pairing: Pairing): Promise<Difference[]> {
  const counts = await countAll(sql, pairing);
  if (counts.changed + counts.onlyOld + counts.onlyNew === 0) return [];
  await noteDiffering(sql, pairing);
  return [{ name: pairing.view, counts, samples: await sampleNoted(sql, pairing) }];
}

const known = (shown: readonly Shown[]) =>
  shown.map(({ name, table, columns, rowKey }) => ({
    view: name,
    lineage: '',
    access: 'private' as const,
    comment: '',
    table,
    columns,
    rowKey,
    freshWithinMs: null,
  }));
