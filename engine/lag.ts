/** How far tasks are behind the ends of their inputs. */
import type { Admin } from './kafka.js';
import type { Sql } from './postgres.js';
import type { TablePositions } from './tables.js';
import { inputsOf, type Topology, tablesOf, topicOf } from './topology.js';

/** One input of one task. */
export interface Lag {
  readonly processor: string;
  readonly lineage: string;
  readonly partition: number;
  readonly topic: string;
  /** Next offset to fold. */
  readonly position: number;
  /** Records not yet folded. */
  readonly behind: number;
  /** Why the task stopped itself, or null. */
  readonly stopped: string | null;
}

/** Table entries that a lineage has not taken in: of its task that is furthest behind. */
export interface TableLag {
  readonly lineage: string;
  readonly topic: string;
  readonly behind: number;
}

/** How far a dataflow is behind. */
export interface Behind {
  readonly lags: readonly Lag[];
  readonly tables: readonly TableLag[];
  /** Scopes that a sweep has still to show again, by lineage. */
  readonly sweeping: ReadonlyMap<string, number>;
  /** Tasks that tell everything again and are not done, by lineage. */
  readonly renewing: ReadonlyMap<string, number>;
  /** Events committed and not on their topics yet. */
  readonly unpublished: number;
}

/** What is still to be done, a line for each; empty: all is caught up. */
export const remaining = ({ lags, tables, sweeping, renewing, unpublished }: Behind): string[] => [
  ...lags
    .filter(({ behind }) => behind > 0)
    .map((lag) => `${lag.lineage}/${lag.partition}: ${lag.behind} of ${lag.topic}`),
  ...tables.filter(({ behind }) => behind > 0).map((lag) => `${lag.lineage}: ${lag.behind} of table ${lag.topic}`),
  ...[...sweeping].map(([lineage, scopes]) => `${lineage}: ${scopes} scopes to show again`),
  ...[...renewing].map(([lineage, tasks]) => `${lineage}: ${tasks} tasks tell everything again`),
  ...(unpublished > 0 ? [`${unpublished} to publish`] : []),
];

interface TaskRow {
  lineage: string;
  partition: number;
  positions: Record<string, number>;
  numbers: Record<string, Record<string, number>>;
  incarnation: string;
  producers: Record<string, Record<string, { incarnation: string; number: number }>>;
  stopped: string | null;
  renewal: object | null;
  tables: Record<string, TablePositions> | null;
}

/** The lag of every input of every task, and all else that is still to be done. */
export async function lagOf(topology: Topology, admin: Admin, sql: Sql): Promise<Behind> {
  const tasks = await sql.query<TaskRow>(
    'select lineage, partition, incarnation, positions, producers, numbers, stopped, renewal, tables from engine.tasks',
  );
  const ends = new Map<string, Awaited<ReturnType<Admin['fetchTopicOffsets']>>>();
  const endsOf = async (topic: string) => {
    const known = ends.get(topic) ?? (await admin.fetchTopicOffsets(topic));
    ends.set(topic, known);
    return known;
  };
  const lags: Lag[] = [];
  for (const { name: lineage, processor } of topology.lineages) {
    for (const input of Object.values(inputsOf(processor))) {
      const topic = topology.physical(topicOf(input));
      for (const { partition, high } of await endsOf(topic)) {
        const task = tasks.find((row) => row.lineage === lineage && row.partition === partition);
        const position = task?.positions[topic] ?? 0;
        const behind = Math.max(0, Number(high) - position);
        lags.push({
          processor: processor.name,
          lineage,
          partition,
          topic,
          position,
          behind,
          stopped: task?.stopped ?? null,
        });
      }
    }
  }
  const tables: TableLag[] = [];
  for (const { name: lineage, processor } of topology.lineages) {
    const ours = tasks.filter((row) => row.lineage === lineage);
    for (const [table, { name: topic }] of Object.entries(tablesOf(processor))) {
      const ends = await endsOf(topic);
      const behind = ours.map(({ tables }) =>
        ends.reduce(
          (sum, { partition, high }) => sum + Math.max(0, Number(high) - (tables?.[table]?.[partition] ?? 0)),
          0,
        ),
      );
      tables.push({ lineage, topic, behind: Math.max(0, ...behind) });
    }
  }
  const unpublished = await unpublishedOf(topology, tasks, lags, endsOf);
  const sweeps = await sql.query<{ lineage: string; scopes: number }>(
    'select lineage, count(*) as scopes from engine.sweep where lineage = any($1) group by lineage',
    [topology.lineages.map(({ name }) => name)],
  );
  const sweeping = new Map(sweeps.map(({ lineage, scopes }) => [lineage, scopes]));
  const renewing = new Map<string, number>();
  for (const { lineage, renewal } of tasks)
    if (renewal && topology.lineages.some(({ name }) => name === lineage))
      renewing.set(lineage, (renewing.get(lineage) ?? 0) + 1);
  return { lags, tables, sweeping, renewing, unpublished };
}

/** Committed events that are not on their topics yet: by their readers where all that is there is read, else by the ends of the topics. */
async function unpublishedOf(
  { lineages }: Topology,
  tasks: readonly TaskRow[],
  lags: readonly Lag[],
  endsOf: (topic: string) => Promise<readonly { partition: number; high: string }[]>,
): Promise<number> {
  let unpublished = 0;
  for (const topic of new Set(tasks.flatMap(({ numbers }) => Object.keys(numbers)))) {
    const reader = lineages.find(({ inputs }) =>
      inputs.some((input) => input.topic === topic && input.kind === 'keyed'),
    );
    for (const { partition, high } of await endsOf(topic)) {
      const given = tasks.filter(({ numbers }) => numbers[topic]?.[partition] !== undefined);
      const numberOf = ({ numbers }: TaskRow) => numbers[topic]?.[partition] ?? 0;
      const lag = lags.find(
        (one) => one.lineage === reader?.name && one.topic === topic && one.partition === partition,
      );
      const heard = tasks.find((row) => row.lineage === reader?.name && row.partition === partition)?.producers[topic];
      if (lag?.behind === 0 && heard) {
        for (const task of given) {
          const last = heard[`${task.lineage}/${task.partition}`];
          const isSame = last?.incarnation === task.incarnation;
          unpublished += Math.max(0, numberOf(task) - (isSame ? last.number : 0));
        }
      } else unpublished += Math.max(0, given.reduce((sum, task) => sum + numberOf(task), 0) - Number(high));
    }
  }
  return unpublished;
}
