/** How far tasks are behind: records of their inputs that are unread, and events of upstream tasks that have not reached them. */
import type { Admin } from '../kafka.js';
import { type Extents, extents } from '../observer.js';
import type { Sql } from '../postgres.js';
import type { Renewal } from '../restoring/renewal.js';
import { type Build, keyedTopics } from './builds.js';

/** A task as its last checkpoint left it. */
export interface TaskProgress {
  readonly lineage: string;
  readonly partition: number;
  readonly incarnation: string;
  /** Next offset to fold, by physical topic. */
  readonly positions: Readonly<Record<string, number>>;
  /** Last number folded, by physical topic and producing task. */
  readonly heard: Readonly<Record<string, Readonly<Record<string, { incarnation: string; number: number }>>>>;
  /** Last number given out, by physical topic and target partition. */
  readonly numbers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The latest tick folded, ms; 0: none yet. */
  readonly tick: number;
  /** Why it stopped itself, or null. */
  readonly stopped: string | null;
  /** Since the last checkpoint, ms. */
  readonly quietMs: number;
  /** Keys whose events wait, parked. */
  readonly parkedKeys: number;
  /** Scopes to be shown again, since a table's entry that they used has changed; and for how long, ms. */
  readonly sweeping: number;
  readonly sweepingMs: number;
  /** Why it tells everything again, and since when (ISO 8601); null: it does not. */
  readonly renewal: Pick<Renewal, 'reason' | 'since'> | null;
}

/** One input of one task, whether it was ever begun or not. */
export interface Lag {
  readonly lineage: string;
  readonly partition: number;
  readonly topic: string;
  /** Next offset to fold. */
  readonly position: number;
  /** The offset of the first record. */
  readonly start: number;
  /** The offset after the last record. */
  readonly end: number;
  /** Records not yet folded. */
  readonly behind: number;
}

/** What one task put out for another that has not folded it: it may be in the outbox, on the topic, or on its way. */
export interface Unheard {
  /** Of the task that reads. */
  readonly lineage: string;
  readonly partition: number;
  readonly topic: string;
  readonly producer: { readonly lineage: string; readonly partition: number };
  /** The last number that it has folded. */
  readonly heard: number;
}

/** How far tasks are behind in all. */
export interface Behind {
  readonly tasks: readonly TaskProgress[];
  readonly lags: readonly Lag[];
  readonly unheard: readonly Unheard[];
  /** The tasks that have scopes to show again with changed tables. */
  readonly sweeping: readonly Pick<TaskProgress, 'lineage' | 'partition' | 'sweeping'>[];
  /** The tasks that tell everything again. */
  readonly renewing: readonly Pick<TaskProgress, 'lineage' | 'partition'>[];
}

/** Looks at the tasks first, then at the ends of what they read: nothing that was folded meanwhile counts as unread. */
export async function lagOf(builds: readonly Build[], admin: Admin, sql: Sql): Promise<Behind> {
  const tasks = await readProgress(
    sql,
    builds.map(({ lineage }) => lineage),
  );
  const existing = new Set(await admin.listTopics());
  const topics = builds.flatMap(keyedTopics).filter((topic) => existing.has(topic));
  const ends = await extents(admin, topics);
  const sweeping = tasks.filter((task) => task.sweeping > 0);
  const renewing = tasks.filter(({ renewal }) => renewal !== null);
  return { tasks, lags: lagsOf(builds, tasks, ends), unheard: unheardOf(builds, tasks), sweeping, renewing };
}

const readProgress = (sql: Sql, lineages: readonly string[]) =>
  sql.query<TaskProgress & Record<string, unknown>>(
    `select lineage, partition, incarnation, positions, heard, numbers, tick, stopped, parked_keys as "parkedKeys",
       (extract(epoch from now() - updated_at) * 1000)::bigint as "quietMs", sweeping,
       coalesce((extract(epoch from now() - sweeping_since) * 1000)::bigint, 0) as "sweepingMs", renewal
     from models.freshness_tasks where lineage = any($1) order by lineage, partition`,
    [lineages],
  ) as Promise<TaskProgress[]>;

function lagsOf(builds: readonly Build[], tasks: readonly TaskProgress[], ends: Extents): Lag[] {
  const known = new Map(tasks.map((task) => [`${task.lineage}/${task.partition}`, task]));
  return builds.flatMap((build) =>
    keyedTopics(build).flatMap((topic) =>
      [...(ends.get(topic) ?? [])].map(([partition, { low, high }]) => {
        const position = known.get(`${build.lineage}/${partition}`)?.positions[topic] ?? 0;
        const behind = Math.max(0, high - position);
        return { lineage: build.lineage, partition, topic, position, start: low, end: high, behind };
      }),
    ),
  );
}

/** Every pair of tasks of which the one has put out more for the other than that has folded. */
export function unheardOf(builds: readonly Build[], tasks: readonly TaskProgress[]): Unheard[] {
  const known = new Map(tasks.map((task) => [`${task.lineage}/${task.partition}`, task]));
  return builds.flatMap(({ lineage, inputs }) =>
    inputs.flatMap(({ topic, lineage: writer, kind }) =>
      tasks
        .filter((producer) => kind === 'keyed' && producer.lineage === writer)
        .flatMap((producer) =>
          Object.entries(producer.numbers[topic] ?? {}).flatMap(([target, number]) => {
            const partition = Number(target);
            const last = known.get(`${lineage}/${partition}`)?.heard[topic]?.[`${writer}/${producer.partition}`];
            const heard = last?.incarnation === producer.incarnation ? last.number : 0;
            if (heard >= number) return [];
            const { lineage: of, partition: task } = producer;
            return [{ lineage, partition, topic, producer: { lineage: of, partition: task }, heard }];
          }),
        ),
    ),
  );
}
