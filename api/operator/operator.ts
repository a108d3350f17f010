/** What operators may do to the dataflow, by the very code of the command line. Whoever serves the API opens and closes it. */
import { latestTick } from '../../engine/clock.js';
import type { Connections } from '../../engine/connections.js';
import { declaredBuilds, isPrepared } from '../../engine/freshness/builds.js';
import { observe } from '../../engine/freshness/observe.js';
import { stagesOf } from '../../engine/graph/dataflow.js';
import { liveOf } from '../../engine/graph/live.js';
import { type Admin, connectKafka, partitionCounts } from '../../engine/kafka.js';
import { compare } from '../../engine/lineages/compare.js';
import type { Expectations } from '../../engine/lineages/expectations.js';
import type { Asked } from '../../engine/lineages/history.js';
import { listLineages } from '../../engine/lineages/list.js';
import { promote } from '../../engine/lineages/promote.js';
import { rollback } from '../../engine/lineages/rollback.js';
import { type Log, pause } from '../../engine/log.js';
import { connectPostgres } from '../../engine/postgres.js';
import { Schemas } from '../../engine/registry.js';
import type { Topology } from '../../engine/topology.js';
import { ticks } from '../../schemas/topics.js';
import { Problem } from '../problem.js';
import { parkedOperations } from './parked.js';
import { refusing } from './refusing.js';

/** What a parking reason means and what to do about it. */
export type Meanings = Readonly<Record<string, { readonly meaning: string; readonly remedy: string }>>;

export interface OperatorOptions {
  readonly connections: Connections;
  /** Of the present code. */
  readonly topology: Topology;
  readonly meanings: Meanings;
  readonly log: Log;
}

export type Operator = ReturnType<typeof openOperator>;

/** A compare holds one for as long as it takes. */
const CONNECTIONS = 3;
const KEPT_MS = 1_000;
const GOODBYE_MS = 2_000;

/** Connects when it is first asked. */
export function openOperator({ connections, topology, meanings, log }: OperatorOptions) {
  const database = connectPostgres(connections.databaseUrl, log, CONNECTIONS);
  const kafka = connectKafka(connections, 'repstream-operator', log);
  const schemas = new Schemas(connections.schemaRegistryUrl);
  const client = kafka.admin();
  const stages = stagesOf(topology);
  let connecting: Promise<Admin> | null = null;
  let seen: { readonly at: number; readonly running: ReturnType<typeof look> } | null = null;

  function admin(): Promise<Admin> {
    connecting ??= client.connect().then(
      () => client,
      (error: unknown) => {
        connecting = null;
        throw error;
      },
    );
    return connecting;
  }
  async function look() {
    if (!(await isPrepared(database)))
      throw new Problem('unavailable', 'No processor of this version has run on this database yet.');
    return liveOf(await observe(database, await admin(), declaredBuilds(topology)));
  }

  return {
    /** The dataflow of the present code, and how it runs: looked at once a second at most, however many ask. */
    dataflow: () =>
      refusing(async () => {
        if (!seen || Date.now() - seen.at >= KEPT_MS) seen = { at: Date.now(), running: look() };
        return { stages, running: await seen.running };
      }),
    lineages: () => refusing(() => listLineages(database)),
    compare: (asked: Asked & { lineage: string; with: string | null; expected: Expectations }) =>
      refusing(() =>
        compare(database, {
          ...asked,
          latestTick: async () => latestTick(kafka, await admin(), ticks, log),
        }),
      ),
    promote: (asked: Asked & { lineage: string; force: boolean; tell: boolean }) =>
      refusing(() =>
        promote(database, { ...asked, partitionsOf: async (topics) => partitionCounts(await admin(), topics) }),
      ),
    rollback: (asked: Asked & { processor: string }) => refusing(() => rollback(database, asked)),
    parked: parkedOperations({ database, topology, meanings, schemas, kafka, admin, log }),
    async close(): Promise<void> {
      await Promise.allSettled([Promise.race([client.disconnect(), pause(GOODBYE_MS)]), database.close()]);
    },
  };
}
