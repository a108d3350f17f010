/** How far tasks are behind the ends of their inputs. */
import type { Admin } from './kafka.js';
import type { Sql } from './postgres.js';
import { inputsOf, type Topology, topicOf } from './topology.js';

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

interface TaskRow {
  lineage: string;
  partition: number;
  positions: Record<string, number>;
  numbers: Record<string, Record<string, number>>;
  stopped: string | null;
}

/** How far a dataflow is behind its sources. */
export interface Behind {
  readonly lags: Lag[];
  /** Committed events that are not on their topics yet. */
  readonly unpublished: number;
  /** Scopes that sweeps have still to show again, by lineage. */
  readonly sweeping: ReadonlyMap<string, number>;
}

/** The lag of every input of every task, and what is committed but not done. */
export async function lagOf(topology: Topology, admin: Admin, sql: Sql): Promise<Behind> {
  const tasks = await sql.query<TaskRow>('select lineage, partition, positions, numbers, stopped from engine.tasks');
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
  return { lags, unpublished, sweeping: new Map(sweeps.map(({ lineage, scopes }) => [lineage, scopes])) };
}
