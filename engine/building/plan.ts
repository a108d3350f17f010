/** Which builds of the present code are to be made: those that readers do not see, with what they read and what is built on them. */
import { refused } from '../lineages/catalogue.js';
import type { Sql } from '../postgres.js';
import type { Lineage, Topology } from '../topology.js';

/** The builds to make, upstream first; `asked`: names of processors, all that are not promoted when empty. Throws REPSTREAM_LINEAGE. */
export async function buildsOf(sql: Sql, { lineages }: Topology, asked: readonly string[]): Promise<Lineage[]> {
  const unknown = asked.find((name) => !lineages.some(({ processor }) => processor.name === name));
  if (unknown)
    throw refused(
      `there is no processor ${unknown}; there are ${lineages.map(({ processor }) => processor.name).join(', ')}`,
    );
  const [known] = await sql.query<{ there: boolean }>(`select to_regclass('engine.lineages') is not null as there`);
  if (!known?.there)
    throw refused(
      'no processor has run on this database yet, so there is nothing to build beside: start `repstream process`, whose first builds are promoted by themselves',
    );
  const promoted = new Set(
    (
      await sql.query<{ lineage: string }>('select lineage from engine.lineages where promoted and lineage = any($1)', [
        lineages.map(({ name }) => name),
      ])
    ).map(({ lineage }) => lineage),
  );
  const open = lineages.filter(({ name }) => !promoted.has(name));
  const wanted = asked.length === 0 ? open : connected(open, (lineage) => asked.includes(lineage.processor.name));
  if (wanted.length > 0) return wanted;
  throw refused(
    `nothing to build: the present code of ${asked.length > 0 ? asked.join(', ') : 'every processor'} is what readers see; raise the version of what you changed`,
  );
}

/** Those asked for, with all of these that they read, directly or not, and all that read any of them. */
function connected(open: readonly Lineage[], isAsked: (lineage: Lineage) => boolean): Lineage[] {
  const chosen = new Set(open.filter(isAsked));
  const reads = (one: Lineage, other: Lineage) => one.inputs.some(({ lineage }) => lineage === other.name);
  for (let size = -1; size !== chosen.size; ) {
    size = chosen.size;
    for (const one of open) if ([...chosen].some((other) => reads(one, other) || reads(other, one))) chosen.add(one);
  }
  return open.filter((one) => chosen.has(one));
}
