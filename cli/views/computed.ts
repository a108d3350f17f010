/** Views that Postgres computes when they are read, for `repstream views list`: they have no build of their own, and are as late as what they read. */
import type { Settings } from '../../deploy/settings.js';
import { inSeconds } from '../../engine/duration.js';
import { readBuilds } from '../../engine/freshness/builds.js';
import { judge, type ViewFreshness } from '../../engine/freshness/judge.js';
import { observe } from '../../engine/freshness/observe.js';
import type { Sql } from '../../engine/postgres.js';
import { partsOf } from '../status/parts.js';
import { table } from '../table.js';
import { withBroker } from './parts.js';

/** One of them, as readers see it. */
export interface ComputedView
  extends Pick<ViewFreshness, 'view' | 'processor' | 'lineage' | 'computedFrom' | 'targetMs'> {
  /** How late the latest of what it reads is; null, as is the other: not known, since Kafka does not answer. */
  readonly lagMs: number | null;
  readonly fresh: boolean | null;
}

/** Those of the promoted builds, by name. */
export async function computedViews(sql: Sql, settings: Settings): Promise<ComputedView[]> {
  const builds = (await readBuilds(sql)).filter(({ promoted }) => promoted);
  const lateness = await latenessOf();
  return builds
    .flatMap(({ processor, lineage, sqlViews }) =>
      sqlViews.map(({ view, reads, freshWithinMs }) => {
        const is = lateness.find((one) => one.view === view);
        return {
          ...{ view, processor, lineage, computedFrom: reads, targetMs: freshWithinMs },
          ...{ lagMs: is?.lagMs ?? null, fresh: is?.fresh ?? null },
        };
      }),
    )
    .sort((a, b) => (a.view < b.view ? -1 : 1));

  async function latenessOf(): Promise<readonly ViewFreshness[]> {
    const kafka = (await partsOf(settings)).find(({ name }) => name === 'Kafka');
    if (!kafka?.answers) return [];
    return withBroker(settings, async ({ admin }) => judge(await observe(sql, admin, builds)).views);
  }
}

const HEADINGS = ['computed when read', 'declared by', 'from', 'state', 'behind', 'target'];

/** One line for each, under an empty one; nothing when there are none. */
export function computedText(views: readonly ComputedView[]): string[] {
  if (views.length === 0) return [];
  const rows = views.map(({ view, processor, computedFrom, targetMs, lagMs, fresh }) => [
    view,
    processor,
    computedFrom.join(', '),
    fresh === null ? 'not known' : fresh ? 'fresh' : 'late',
    lagMs === null ? '?' : lagMs === 0 ? '–' : inSeconds(lagMs),
    inSeconds(targetMs),
  ]);
  return ['', ...table([HEADINGS, ...rows], [4, 5])];
}
