/** Deriving again beyond a horizon: what stood before it is taken as the build keeps it, the rest is folded again from facts. */
import type { Sql } from '../postgres.js';
import type { Lineage } from '../topology.js';
import { purgeableInput } from './declared.js';
import { type Horizon, readHorizons } from './horizons.js';
import { inherit } from './inherit.js';

/** Where the facts of the tasks of a build begin that cannot be derived again from the start; none: all can, or none can without. */
export async function horizonsOf(sql: Sql, { processor }: Lineage, tasks: readonly number[]): Promise<Horizon[]> {
  const topic = purgeableInput(processor);
  if (!topic || !processor.inherit) return [];
  const horizons = await readHorizons(sql, [topic.name]);
  return horizons.filter(({ partition, offset }) => offset > 0 && tasks.includes(partition));
}

/** Has a shadow begin with what the build itself keeps of scopes that have an event before the horizon, as of the moment of this transaction. */
export async function inheritAlongside(
  sql: Sql,
  { name, processor }: Lineage,
  shadow: Lineage,
  horizons: readonly Horizon[],
): Promise<void> {
  const former = { lineage: name, version: processor.version };
  for (const { topic, partition, offset } of horizons)
    await inherit(sql, { lineage: shadow, partition, former, topic, since: offset });
}
