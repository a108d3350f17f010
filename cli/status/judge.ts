/** From what was observed to what is behind, why, and what to do. */
import { type BuildFreshness, judge, type ViewFreshness } from '../../engine/freshness/judge.js';
import { sentencesOn } from '../../engine/freshness/sentences.js';
import type { IssuerSeen } from '../../engine/issuing/seen.js';
import { sentencesOnIssuers } from './issuers.js';
import type { Observed, ParkedRow } from './observe.js';
import type { Part } from './parts.js';

export interface Status {
  readonly parts: readonly Part[];
  /** The latest first. */
  readonly views: readonly ViewFreshness[];
  /** Upstream before downstream. */
  readonly processors: readonly BuildFreshness[];
  readonly parked: readonly ParkedRow[];
  readonly issuers: readonly IssuerSeen[];
  /** What is behind and concerns no reader, or not all of a view: builds that are not promoted, keys that stand parked, tasks that tell everything again, webhooks that take nothing. */
  readonly notices: readonly string[];
  /** What is later than it may be, stopped or unreachable, each with why or what to do; empty: nothing. */
  readonly faults: readonly string[];
}

/** The status; `observed` is null when a part does not answer. */
export function statusOf(parts: readonly Part[], observed: Observed | null): Status {
  const unreachable = parts
    .filter(({ answers }) => !answers)
    .map(({ name, address, variable }) => `${name} does not answer at ${address}: start it, or set ${variable}`);
  if (!observed) return { parts, views: [], processors: [], parked: [], issuers: [], notices: [], faults: unreachable };

  const { missingTopics, ticking, builds, parked, issuers = [], webhookTroubles = [] } = observed;
  const { views, builds: processors } = judge(builds ?? []);
  const late = sentencesOn(views.filter(({ promoted }) => promoted));
  const away = processors.filter(({ state }) => state === 'away');
  return {
    parts,
    views,
    processors,
    parked,
    issuers,
    notices: [
      ...sentencesOn(views.filter(({ promoted }) => !promoted)),
      ...processors.flatMap(({ parked, renewing }) => [...parked, ...renewing].map(({ words }) => words)),
      ...webhookTroubles,
    ],
    faults: [
      ...unreachable,
      ...(missingTopics.length > 0
        ? [`topics are missing: ${missingTopics.join(', ')}; run \`repstream topics apply\``]
        : []),
      ...(builds ? [] : ['no processor of this version has ever run on this database: start `repstream process`']),
      ...late,
      ...idleStops(processors, late),
      ...(away.length > 0 ? [`no process runs ${namesOf(away)}: start \`repstream process\``] : []),
      ...sentencesOnIssuers(issuers),
      ...(ticking ? [] : ['no tick came in the last 20 s: start `repstream scheduler`']),
    ],
  };
}

/** Tasks that stopped and are not told of yet, since nothing waits for them. */
const idleStops = (processors: readonly BuildFreshness[], told: readonly string[]): string[] =>
  processors
    .flatMap(({ stopped }) => stopped.map(({ words }) => words))
    .filter((words) => !told.some((sentence) => sentence.includes(words)));

const namesOf = (builds: readonly BuildFreshness[]): string =>
  builds.map(({ processor, lineage, promoted }) => (promoted ? processor : lineage)).join(', ');
