/** Whose code changed though its version did not: on one's own machine it is built beside the old, without being asked. */
import type { KnownLineage } from '../../engine/lineages/catalogue.js';
import type { AnyProcessor } from '../../engine/processor.js';
import { topologyOf } from '../../engine/topology.js';
import { builtAs } from '../builds.js';

export interface ChangedCode {
  /** What tells the builds of changed code from those before, by processor; also of earlier changes. */
  readonly builds: ReadonlyMap<string, string>;
  /** Processors whose code is other than what made the build that readers see. */
  readonly changed: readonly string[];
  /** The builds to make: theirs and all that is built on them. */
  readonly made: readonly string[];
}

const BUILD_DIGITS = 8;

/** Compares the present code (hashes by processor) with what is known of every build. */
export function changedCode(
  processors: readonly AnyProcessor[],
  hashes: ReadonlyMap<string, string>,
  known: readonly KnownLineage[],
): ChangedCode {
  const builds = new Map<string, string>();
  const changed: string[] = [];
  const living = (name: string) => known.find((one) => one.lineage === name && !one.retiredAt);
  // Upstream first: a build's name follows from those of what it reads.
  for (const { processor } of topologyOf(processors).lineages) {
    const { name } = processor;
    const hash = hashes.get(name);
    if (hash === undefined) continue;
    const build = hash.slice(0, BUILD_DIGITS);
    const plain = nameOf(processors, builds, name);
    const marked = nameOf(processors, new Map([...builds, [name, build]]), name);
    const isPlain = !known.some(({ lineage }) => lineage === plain) || isOf(living(plain), hash);
    if (living(marked) || !isPlain) builds.set(name, build);
    const chosen = living(builds.has(name) ? marked : plain);
    const seen = known.find((one) => one.promoted && one.processor === name && one.version === processor.version);
    if (seen && !chosen?.promoted && !isOf(seen, hash)) changed.push(name);
  }
  return { builds, changed, made: changed.length === 0 ? [] : builtOn(processors, builds, changed) };
}

const nameOf = (processors: readonly AnyProcessor[], builds: ReadonlyMap<string, string>, name: string): string =>
  topologyOf(builtAs(processors, builds)).lineages.find(({ processor }) => processor.name === name)?.name ?? '';

/** Whether a build that stands is of this code, as far as is known. */
const isOf = (lineage: KnownLineage | undefined, hash: string): boolean =>
  lineage !== undefined && (lineage.codeHash === null || lineage.codeHash === hash);

function builtOn(
  processors: readonly AnyProcessor[],
  builds: ReadonlyMap<string, string>,
  changed: readonly string[],
): string[] {
  const made: string[] = [];
  for (const { name, processor, inputs } of topologyOf(builtAs(processors, builds)).lineages)
    if (changed.includes(processor.name) || inputs.some(({ lineage }) => lineage !== null && made.includes(lineage)))
      made.push(name);
  return made;
}
