/** A frozen lineage of workouts: its topic and all that the engine knows of it, as if its tasks had folded everything and stopped. */
import pg from 'pg';
import { v7 } from 'uuid';
import type { Settings } from '../../deploy/settings.js';
import { connectKafka, createProducer, partitionOf } from '../../engine/kafka.js';
import type { Log } from '../../engine/log.js';
import { Outbox, type OutboxEntry } from '../../engine/outbox.js';
import { Schemas } from '../../engine/registry.js';
import type { Topic } from '../../engine/topic.js';
import type { Topology } from '../../engine/topology.js';
import type { Workout } from '../../schemas/generated/workouts.js';
import { workouts } from '../../schemas/topics.js';

export interface Frozen {
  /** Its topic's name in Kafka. */
  readonly physical: string;
  /** Workouts written so far. */
  readonly count: number;
  /** Puts them out as the tasks of the lineage would; resolves once the broker has them. */
  write(all: Iterable<Workout>): Promise<void>;
  /** Writes down that the tasks have folded this tick (ms), and what they had put out by then. */
  tick(at: number): Promise<void>;
  close(): Promise<void>;
}

const BATCH = 6_000;
/** Batches on their way to the broker while the next is made. */
const AHEAD = 2;

/** Opens it; topics and tables are there already. */
export async function openFrozen(settings: Settings, topology: Topology, log: Log): Promise<Frozen> {
  const lineage = topology.writerOf(workouts as Topic)?.name ?? '';
  const topic = topology.physical(workouts as Topic);
  const producer = createProducer(connectKafka(settings, 'bench', log));
  const schemas = new Schemas(settings.schemaRegistryUrl);
  await Promise.all([producer.connect(), schemas.find(workouts as Topic)]);
  const outbox = new Outbox(producer, lineage, log);
  const incarnation = v7();
  const numbers = new Array<number>(settings.partitions).fill(0);
  const partitions = new Map<string, number>();
  const unending = new AbortController().signal;

  const entryOf = (workout: Workout): OutboxEntry => {
    const key = workouts.key(workout);
    const target = (workout.userId && partitions.get(key)) || partitionOf(key, settings.partitions);
    if (workout.userId) partitions.set(key, target);
    const number = (numbers[target] ?? 0) + 1;
    numbers[target] = number;
    const value = schemas.encode(workouts as Topic, workout);
    // Workouts and what they are made of have one key, so a task writes to its own partition only.
    return { partition: target, topic, target, number, key, entity: workout.workoutId, value, incarnation };
  };

  return {
    physical: topic,
    get count() {
      return numbers.reduce((sum, number) => sum + number, 0);
    },
    async write(all) {
      let batch: OutboxEntry[] = [];
      const send = async () => {
        outbox.publish(batch, () => {});
        batch = [];
        await outbox.settled(AHEAD, unending);
      };
      for (const workout of all) if (batch.push(entryOf(workout)) >= BATCH) await send();
      await send();
      await outbox.published;
    },
    async tick(at) {
      const client = new pg.Client({ connectionString: settings.databaseUrl });
      await client.connect();
      await client.query(
        `insert into engine.tasks (lineage, partition, epoch, checkpoint, incarnation, positions, producers, numbers, tick, read,
           folded, repeated, parked, late)
         select $1, p, 1, 1, $2, '{}', '{}', jsonb_build_object($3::text, jsonb_build_object(p::text, n)), $4, 0, 0, 0, 0, 0
         from unnest($5::int[], $6::bigint[]) t(p, n)
         on conflict (lineage, partition) do update set numbers = excluded.numbers, tick = excluded.tick, checkpoint = tasks.checkpoint + 1`,
        [lineage, incarnation, topic, at, numbers.map((_, partition) => partition), numbers],
      );
      await client.end();
    },
    async close() {
      await outbox.close(5_000);
      await producer.disconnect();
    },
  };
}
