/** Whether everything that was read, folded and put out adds up: in the database, against the topics, and on the log itself. */
import { extents, type Observer } from '../observer.js';
import { type Lineage, outputsOf } from '../topology.js';
import { byVerdict, type Finding } from './finding.js';
import { checkLedgers, checkPositions, inputTopics } from './ledger.js';
import { auditLog, type LogOptions } from './log.js';
import { checkEnds, checkOutboxes } from './outbox.js';
import { recordAudit } from './record.js';
import { type Snapshot, takeSnapshot } from './snapshot.js';

/** The sums of one processor's tasks. */
export interface ProcessorAudit {
  readonly processor: string;
  readonly lineage: string;
  readonly tasks: number;
  readonly read: number;
  readonly folded: number;
  readonly repeated: number;
  readonly parked: number;
  readonly late: number;
  /** Offsets of its inputs that are not folded yet. */
  readonly unread: number;
}

export interface Audit {
  /** ISO 8601. */
  readonly at: string;
  /** Whether the log was read again. */
  readonly log: boolean;
  /** Nothing is broken; conflicts and what could not be looked at are said and change nothing here. */
  readonly ok: boolean;
  readonly processors: readonly ProcessorAudit[];
  readonly findings: readonly Finding[];
}

/** Audits these lineages and records the result in engine.audits; with `log`, reads their topics from the start. */
export async function audit(
  observer: Observer,
  lineages: readonly Lineage[],
  log: LogOptions | null = null,
): Promise<Audit> {
  const { topology, admin, database } = observer;
  const names = lineages.map(({ name }) => name);
  // First what was folded, then where the topics end: in between they only grow.
  const snapshot = await takeSnapshot(database, names);
  const outputs = lineages.flatMap(({ processor }) => Object.values(outputsOf(processor)).map(topology.physical));
  const logs = await extents(admin, [...lineages.flatMap((lineage) => inputTopics(topology, lineage)), ...outputs]);

  const positions = lineages.map((lineage) => checkPositions(topology, lineage, snapshot.tasks, logs));
  const findings = byVerdict([
    ...checkLedgers(snapshot),
    ...positions.flatMap((one) => one.findings),
    ...checkOutboxes(snapshot),
    ...(log ? await auditLog(observer, lineages, snapshot, logs, log) : checkEnds(snapshot, logs)),
  ]);
  const ok = findings.every(({ verdict }) => verdict !== 'broken');
  const processors = lineages.map((lineage, i) => summary(lineage, snapshot, positions[i]?.unread ?? 0));
  const run = { processors: processors.map(({ processor }) => processor), log: log !== null, ok, findings };
  return { ...run, at: await recordAudit(database, run), processors };
}

function summary({ name, processor }: Lineage, { tasks }: Snapshot, unread: number): ProcessorAudit {
  const own = tasks.filter(({ lineage }) => lineage === name);
  const sum = (of: (task: Snapshot['tasks'][number]) => number) => own.reduce((total, task) => total + of(task), 0);
  return {
    processor: processor.name,
    lineage: name,
    tasks: own.length,
    read: sum(({ read }) => read),
    folded: sum(({ folded }) => folded),
    repeated: sum(({ repeated }) => repeated),
    parked: sum(({ parked }) => parked),
    late: sum(({ late }) => late),
    unread,
  };
}
