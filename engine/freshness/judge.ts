/** From what was seen to a verdict on every view: how late it is, of whose doing, and whether that is more than it may be. */
import type { BuildSqlView, BuildView } from './builds.js';
import {
  type Cause,
  lateMsOf,
  ownCauses,
  parkedCause,
  renewalCause,
  stoppedCauses,
  unpublishedCause,
} from './causes.js';
import type { BuildSeen } from './observe.js';

/** How late a build is. */
export interface BuildFreshness {
  readonly lineage: string;
  readonly processor: string;
  readonly promoted: boolean;
  /** `stopped`: a task of it stopped itself; `away`: no process runs it. */
  readonly state: 'running' | 'stopped' | 'away';
  /** Processes that run it. */
  readonly processes: number;
  /** Records not yet folded, over all inputs and tasks. */
  readonly behind: number;
  /** The least tick that its tasks have folded, ISO 8601; null: not all have folded one. */
  readonly asOf: string | null;
  /** Age of the oldest record that it has not folded; 0: within the strictest target that depends on it. */
  readonly ownLagMs: number;
  /** The greatest lag of what is upstream, in all. */
  readonly inheritedLagMs: number;
  /** Why it is late, back to where it began; empty: it is not. */
  readonly why: readonly Cause[];
  /** Tasks that stopped themselves, whether something waits for them or not. */
  readonly stopped: readonly Cause[];
  /** Keys that stand still though it is not late. */
  readonly parked: readonly Cause[];
  /** Tasks that tell everything again. */
  readonly renewing: readonly Cause[];
}

/** How late a view is. */
export interface ViewFreshness extends Pick<BuildFreshness, 'lineage' | 'processor' | 'promoted' | 'asOf'> {
  readonly view: string;
  readonly access: BuildView['access'];
  /** What it is computed from when read: it is as late as the latest of these; empty: a table. */
  readonly computedFrom: readonly string[];
  /** How late it may be. */
  readonly targetMs: number;
  readonly ownLagMs: number;
  readonly inheritedLagMs: number;
  /** Both together, at least; 0: within the target. */
  readonly lagMs: number;
  readonly fresh: boolean;
  /** Empty: it is fresh. */
  readonly why: readonly Cause[];
}

export interface Freshness {
  /** Upstream before downstream. */
  readonly builds: readonly BuildFreshness[];
  /** The latest first, by their targets; those of builds older than targets are left out. */
  readonly views: readonly ViewFreshness[];
}

/** The verdict on builds of which upstream ones come first. */
export function judge(seen: readonly BuildSeen[]): Freshness {
  const builds: BuildFreshness[] = [];
  for (const build of seen) builds.push(judgeBuild(build, seen, builds));
  const views = seen.flatMap((build, i) =>
    build.views.flatMap((view) => viewOf(view, builds[i] as BuildFreshness) ?? []),
  );
  const computed = seen.flatMap((build, i) =>
    build.sqlViews.map((view) => computedOf(view, builds[i] as BuildFreshness, views, builds)),
  );
  const urgency = ({ lagMs, targetMs }: ViewFreshness) => lagMs / targetMs;
  return { builds, views: [...views, ...computed].sort((a, b) => urgency(b) - urgency(a)) };
}

function judgeBuild(build: BuildSeen, seen: readonly BuildSeen[], upstream: readonly BuildFreshness[]): BuildFreshness {
  const { lineage, processor, promoted, processes, tasks } = build;
  const ownLagMs = Math.max(0, ...tasks.map(lateMsOf));
  const inherited = inheritance(build, seen, upstream);
  const isSettled = tasks.length > 0 && tasks.every(({ tick }) => tick > 0);
  const stopped = stoppedCauses(build);
  return {
    lineage,
    processor,
    promoted,
    state: processes === 0 ? 'away' : stopped.length > 0 ? 'stopped' : 'running',
    processes,
    behind: tasks.flatMap(({ inputs }) => inputs).reduce((sum, { behind }) => sum + behind, 0),
    asOf: isSettled ? new Date(Math.min(...tasks.map(({ tick }) => tick))).toISOString() : null,
    ownLagMs,
    inheritedLagMs: inherited.ms,
    why: [...(ownLagMs > 0 ? ownCauses(build) : []), ...inherited.why],
    stopped,
    parked: parkedCause(build),
    renewing: renewalCause(build),
  };
}

/** The greatest lag that comes from upstream, and why. */
function inheritance(build: BuildSeen, seen: readonly BuildSeen[], upstream: readonly BuildFreshness[]) {
  const writers = new Set(build.inputs.map(({ lineage }) => lineage));
  const late = upstream
    .filter(({ lineage }) => writers.has(lineage))
    .map(({ ownLagMs, inheritedLagMs, why }) => ({ ms: ownLagMs + inheritedLagMs, why }));
  const unpublished = build.unpublished.flatMap(({ lineage, ms }) => {
    const writer = seen.find((one) => one.lineage === lineage);
    return writer ? [{ ms, why: [unpublishedCause(writer, ms)] }] : [];
  });
  const none = { ms: 0, why: [] as readonly Cause[] };
  return [...late, ...unpublished].reduce((worst, one) => (one.ms > worst.ms ? one : worst), none);
}

function viewOf({ view, access, freshWithinMs }: BuildView, build: BuildFreshness): ViewFreshness | null {
  if (freshWithinMs === null) return null;
  const { lineage, processor, promoted, asOf, ownLagMs, inheritedLagMs } = build;
  const sum = ownLagMs + inheritedLagMs;
  const fresh = sum <= freshWithinMs;
  return {
    view,
    access,
    computedFrom: [],
    lineage,
    processor,
    promoted,
    asOf,
    targetMs: freshWithinMs,
    ownLagMs,
    inheritedLagMs,
    lagMs: sum,
    fresh,
    why: fresh ? [] : build.why,
  };
}

/** Nothing is written for it, so all its lag is that of what it reads: of the views of its own build, else of those that readers see. */
function computedOf(
  { view, reads, freshWithinMs }: BuildSqlView,
  { lineage, processor, promoted }: BuildFreshness,
  views: readonly ViewFreshness[],
  builds: readonly BuildFreshness[],
): ViewFreshness {
  const nearness = (one: ViewFreshness) => (one.lineage === lineage ? 0 : one.promoted ? 1 : 2);
  const read = reads.flatMap((name) => {
    const [nearest] = views.filter((one) => one.view === name).sort((a, b) => nearness(a) - nearness(b));
    return nearest ?? [];
  });
  const lagMs = Math.max(0, ...read.map((one) => one.lagMs));
  const late = builds.filter((build) => read.some((one) => one.lineage === build.lineage && one.lagMs > freshWithinMs));
  const times = read.flatMap(({ asOf }) => asOf ?? []).sort();
  return {
    view,
    access: 'public',
    computedFrom: reads,
    lineage,
    processor,
    promoted,
    asOf: times.length < reads.length ? null : (times[0] ?? null),
    targetMs: freshWithinMs,
    ownLagMs: 0,
    inheritedLagMs: lagMs,
    lagMs,
    fresh: late.length === 0,
    why: [...new Map(late.flatMap(({ why }) => why).map((cause) => [cause.words, cause])).values()],
  };
}
