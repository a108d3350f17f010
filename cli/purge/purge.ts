/** Purging with what is at hand: planned, verified where that is asked for, then done. */
import { presentCode } from '../../deploy/present-code.js';
import { UserError } from '../../deploy/user-error.js';
import type { Asked } from '../../engine/lineages/history.js';
import type { Observer } from '../../engine/observer.js';
import { verify } from '../../engine/parity/verify.js';
import { type Plan, planPurge } from '../../engine/purging/plan.js';
import { purge } from '../../engine/purging/purge.js';
import type { Topic } from '../../engine/topic.js';
import { erasure } from '../../processors/erasure.js';
import { version } from '../version.js';

export interface PurgeOptions {
  /** Records before this go, ms by the broker's time. */
  readonly before: number;
  readonly dryRun: boolean;
  /** Verifies first what no certificate covers. */
  readonly verifies: boolean;
  readonly asked: Asked;
  readonly signal: AbortSignal;
  readonly say: (what: string) => void;
  readonly onProgress: (read: number, all: number) => void;
}

/** Plans, and purges unless that is all that is asked for. Gives the plan and how many offsets went; null: none, by a dry run. */
export async function purgeTopic(
  observer: Observer,
  topic: Topic,
  options: PurgeOptions,
): Promise<{ plan: Plan; deleted: number | null }> {
  let plan = await planPurge(observer, topic, options.before);
  if (options.dryRun) return { plan, deleted: null };
  if (options.verifies && plan.uncovered.length > 0) {
    for (const { processor, partitions } of plan.uncovered) await verifyFirst(observer, processor, partitions, options);
    plan = await planPurge(observer, topic, options.before);
  }
  return { plan, deleted: await purge(observer, topic, plan, options.asked) };
}

async function verifyFirst(
  observer: Observer,
  name: string,
  partitions: readonly number[],
  { asked, signal, say, onProgress }: PurgeOptions,
): Promise<void> {
  const lineage = observer.topology.lineages.find(({ processor }) => processor.name === name);
  if (!lineage) throw new Error(`${name} is not in the topology`);
  say(`verifying ${name}`);
  const codeHash = (await presentCode()).get(name) ?? null;
  const request = { ...asked, lineage, erasure, partitions, codeHash, accept: false, repstream: version, signal };
  const { equal, id } = await verify(observer, { ...request, say, onProgress });
  if (!equal)
    throw new UserError(
      `nothing was deleted: ${name} derived again is not what it shows (certificate ${id}): \`repstream verify ${name}\` says what differs`,
    );
}
