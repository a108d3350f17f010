/** The first build of a processor needs nobody's word: there is nothing that it could take the place of. */
import type { Sql } from '../postgres.js';
import { type KnownLineage, readLineages } from './catalogue.js';
import { writeHistory } from './history.js';
import { applyMoves } from './models.js';
import { promotedOf, writersOf } from './set.js';

/**
 * Promotes a build of each processor that has none promoted, once what it reads is: also builds of processes that started earlier
 * and had to wait for that. Within a transaction that holds the schema's lock.
 */
export async function promoteFirsts(sql: Sql): Promise<void> {
  for (let first = await nextFirst(sql); first; first = await nextFirst(sql)) {
    const { lineage, processor } = first;
    const moves = [{ processor, lineage, former: null }];
    await applyMoves(sql, moves);
    await writeHistory(sql, {
      action: 'promote',
      lineage,
      former: null,
      by: 'repstream',
      reason: `the first build of ${processor}`,
      details: { moves },
    });
  }
}

async function nextFirst(sql: Sql): Promise<KnownLineage | undefined> {
  const all = await readLineages(sql);
  const isPromoted = (name: string) => all.some(({ lineage, promoted }) => promoted && lineage === name);
  return all
    .filter((one) => !one.retiredAt && !promotedOf(one.processor, all) && writersOf(one).every(isPromoted))
    .at(-1);
}
