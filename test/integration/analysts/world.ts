/** Five simulated Mondays of a gym, and an analyst who asks about them. */
import pg from 'pg';
import { expect, vi } from 'vitest';
import { gatewaySettings } from '../../../cli/gateway.js';
import { grantLogin } from '../../../engine/analysts-role.js';
import { createLog } from '../../../engine/log.js';
import { connectPostgres } from '../../../engine/postgres.js';
import { parseFaults } from '../../../simulator/faults.js';
import { runSimulation, simulatedTopics } from '../../../simulator/run.js';
import { type Running, startRepstream, TICK_PATIENCE_MS } from '../running.js';

const MONDAYS = [
  Date.UTC(2025, 9, 20, 10),
  Date.UTC(2025, 9, 27, 10),
  Date.UTC(2025, 10, 3, 10),
  Date.UTC(2025, 10, 10, 10),
  Date.UTC(2025, 10, 17, 10),
];
const HOUR_MS = 3_600_000;
const name = `analyst_of_tests_${process.pid}`;

let repstream: Running;
let analyst: pg.Pool;

/** What stands behind it, and what an analyst may ask. */
export const parts = () => ({ repstream, analyst });

export async function open(): Promise<void> {
  repstream = await startRepstream();
  for (const from of MONDAYS) {
    await runSimulation(
      {
        ...{ seed: 'analysts.int', gyms: 1, machinesPerGym: 16, membersPerGym: 120, from, until: from + HOUR_MS },
        ...{ faults: parseFaults('all'), challenges: true, oracleFile: null },
        ...{ speed: Number.POSITIVE_INFINITY, maxRate: Number.POSITIVE_INFINITY },
      },
      { ...gatewaySettings(repstream.settings, simulatedTopics), say: () => {} },
      new AbortController().signal,
      () => {},
    );
  }
  await repstream.untilCaughtUp(200_000);
  // Before every task has folded a tick, nobody knows as of when an export is.
  const waiting = 'select count(*)::int as tasks from models.processor_tasks where promoted and tick is null';
  await vi.waitFor(async () => expect((await repstream.db.query(waiting)).rows).toEqual([{ tasks: 0 }]), {
    timeout: TICK_PATIENCE_MS,
    interval: 500,
  });
  const database = connectPostgres(repstream.settings.databaseUrl, createLog('test', 'silent'), 1);
  const { password } = await grantLogin(database, name).finally(() => database.close());
  const url = new URL(repstream.settings.databaseUrl);
  url.username = name;
  url.password = password;
  analyst = new pg.Pool({ connectionString: url.href, max: 1 });
}

export async function close(): Promise<void> {
  await analyst?.end();
  await repstream?.db.query(`drop owned by ${name}; drop role ${name}`);
  await repstream?.stop();
}
