/** What an audit finds: a closed list of kinds, and one sentence each. */

/** `broken`: something does not add up; `conflict`: somebody said two things; `unchecked`: this could not be looked at. */
type Verdict = 'broken' | 'conflict' | 'unchecked';

/** Every kind; docs/guides/audit.md lists them from here. */
export const findingKinds = {
  ledger: { verdict: 'broken', meaning: 'Of a task, read is not folded + repeated + parked.' },
  parked_count: {
    verdict: 'broken',
    meaning: 'What stands parked or was given up is more or less than the ledger of the task counts as parked.',
  },
  stopped: {
    verdict: 'broken',
    meaning: 'A task stopped itself, since its log is not what it was; the detail says why.',
  },
  before_start: {
    verdict: 'broken',
    meaning: 'The log begins after a position: records were deleted before they were folded.',
  },
  beyond_end: { verdict: 'broken', meaning: 'The log ends before a position: the broker lost or replaced its data.' },
  read_count: {
    verdict: 'broken',
    meaning: 'Below the positions of a task stand more or fewer records than its ledger says it read (`--log`).',
  },
  repeat_count: {
    verdict: 'broken',
    meaning: 'The log holds more or fewer repeats than the ledger of the task that read them (`--log`).',
  },
  hole: {
    verdict: 'broken',
    meaning:
      'The numbers of a producing task on a derived topic skip: events between two processors are lost (`--log`).',
  },
  no_origin: {
    verdict: 'broken',
    meaning: 'A record of a derived topic does not say which task wrote it: somebody else writes there (`--log`).',
  },
  lost: {
    verdict: 'broken',
    meaning: 'A task counts more events as published than stand on the topic. Without `--log` repeats may hide it.',
  },
  outbox_hole: {
    verdict: 'broken',
    meaning: 'The outbox of a task skips a number, or ends before the last one given out: committed events are lost.',
  },
  unpublished: {
    verdict: 'broken',
    meaning: 'Committed events have waited for over a minute to be published: their processor or the broker is away.',
  },
  conflict: {
    verdict: 'conflict',
    meaning:
      'Two records of a source topic have one identity and two contents. The first by offset in its partition stands (`--log`).',
  },
  not_run: { verdict: 'unchecked', meaning: 'A task has never written a checkpoint: there is nothing to reconcile.' },
  not_countable: {
    verdict: 'unchecked',
    meaning: 'What a task read cannot be counted again: a topic is compacted, or its beginning was deleted (`--log`).',
  },
  not_all_identities: {
    verdict: 'unchecked',
    meaning: 'A partition holds more identities than an audit keeps: conflicts of the later ones were not looked for.',
  },
} as const satisfies Record<string, { verdict: Verdict; meaning: string }>;

export type FindingKind = keyof typeof findingKinds;

/** Two records of one identity, by offset. */
export interface ConflictSample {
  readonly partition: number;
  readonly identity: string;
  readonly first: number;
  readonly second: number;
}

/** One thing that was found. */
export interface Finding {
  readonly kind: FindingKind;
  readonly verdict: Verdict;
  /** `<lineage>/<partition>`, or the topic where no one task is concerned. */
  readonly where: string;
  readonly detail: string;
  /** Of how many records, or null where it is not records. */
  readonly count: number | null;
  /** Of conflicts the first ones. */
  readonly samples?: readonly ConflictSample[];
}

const ORDER: readonly Verdict[] = ['broken', 'conflict', 'unchecked'];

/** What is broken first. */
export const byVerdict = (findings: readonly Finding[]): Finding[] =>
  ORDER.flatMap((verdict) => findings.filter((finding) => finding.verdict === verdict));

/** Makes a finding. */
export const found = (kind: FindingKind, where: string, detail: string, count: number | null = null): Finding => ({
  kind,
  verdict: findingKinds[kind].verdict,
  where,
  detail,
  count,
});
