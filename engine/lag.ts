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
  /** Events committed and not on their topics yet. */
  readonly unpublished: number;
}

/** What is still to be done, a line for each; empty: all is caught up. */
export const remaining = ({ lags, tables, sweeping, unpublished }: Behind): string[] => [
  ...lags
    .filter(({ behind }) => behind > 0)
    .map((lag) => `${lag.lineage}/${lag.partition}: ${lag.behind} of ${lag.topic}`),
  ...tables.filter(({ behind }) => behind > 0).map((lag) => `${lag.lineage}: ${lag.behind} of table ${lag.topic}`),
  ...[...sweeping].map(([lineage, scopes]) => `${lineage}: ${scopes} scopes to show again`),
  ...(unpublished > 0 ? [`${unpublished} to publish`] : []),
];

interface TaskRow {
  lineage: string;
  partition: number;
  positions: Record<string, number>;
  numbers: Record<string, Record<string, number>>;
  stopped: string | null;
  tables: Record<string, TablePositions> | null;
}

/** The lag of every input of every task, and all else that is still to be done. */
export async function lagOf(topology: Topology, admin: Admin, sql: Sql): Promise<Behind> {
  const tasks = await sql.query<TaskRow>(
    'select lineage, partition, positions, numbers, stopped, tables from engine.tasks',
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
  let unpublished = 0;
  for (const topic of new Set(tasks.flatMap(({ numbers }) => Object.keys(numbers)))) {
    const given = tasks
      .flatMap(({ numbers }) => Object.values(numbers[topic] ?? {}))
      .reduce((sum, number) => sum + number, 0);
    const there = (await endsOf(topic)).reduce((sum, { high }) => sum + Number(high), 0);
    unpublished += Math.max(0, given - there);
  }
  const sweeps = await sql.query<{ lineage: string; scopes: number }>(
    'select lineage, count(*) as scopes from engine.sweep where lineage = any($1) group by lineage',
    [topology.lineages.map(({ name }) => name)],
  );
  const sweeping = new Map(sweeps.map(({ lineage, scopes }) => [lineage, scopes]));
  return { lags, tables, sweeping, unpublished };
}
