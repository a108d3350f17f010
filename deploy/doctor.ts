/** What a machine has and what can be reached from it, each with what to do about it. */
import { execFile } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { promisify } from 'node:util';
import pg from 'pg';
import { anyAnswers } from '../api/reachable.js';
import { connectKafka } from '../engine/kafka.js';
import { createLog } from '../engine/log.js';
import { LOCAL_FOLDER } from './local/install.js';
import { installedJavas, LEAST_JAVA } from './local/java.js';
import { ownerOf } from './local/owner.js';
import { isFree } from './local/ports.js';
import { preferredPorts } from './parts.js';
import type { Settings } from './settings.js';

/** `problem`: something will not work; `note`: something to know. */
export interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'note' | 'problem';
  readonly found: string;
  /** What to do; only when it is not ok. */
  readonly advice?: string;
}

const LEAST_NODE = [20, 19] as const;
/** The programs, a database and a day of telemetry. */
const LEAST_DISK_GB = 5;
const REACH_MS = 5_000;

const ok = (what: string, found: string): Finding => ({ what, state: 'ok', found });
const problem = (what: string, found: string, advice: string): Finding => ({ what, state: 'problem', found, advice });
const note = (what: string, found: string, advice: string): Finding => ({ what, state: 'note', found, advice });

/** Looks at everything at once. `configured` says whether the environment names this part itself. */
export async function examine(
  settings: Settings,
  dataFolder: string,
  configured: (variable: string) => boolean,
): Promise<Finding[]> {
  const owner = ownerOf(dataFolder);
  const local = owner
    ? ok('local stack', `running on ${dataFolder} (process ${owner.pid})`)
    : note('local stack', 'not running', '`npm start` starts it');
  const reach = (what: string, variable: string, address: string, attempt: () => Promise<string>) =>
    reachable(what, address, owner !== undefined || configured(variable), variable, attempt);
  const found = await Promise.all([
    node(),
    java(),
    maven(),
    disk(),
    Promise.resolve(local),
    ...Object.entries({ API: settings.apiPort, ...preferredPorts }).map(([name, number]) =>
      owner ? undefined : port(name, number),
    ),
    reach('Kafka', 'KAFKA_BROKERS', settings.kafkaBrokers.join(','), () => askKafka(settings)),
    reach('schema registry', 'SCHEMA_REGISTRY_URL', settings.schemaRegistryUrl, () =>
      askRegistry(settings.schemaRegistryUrl),
    ),
    reach('Postgres', 'DATABASE_URL', hostOf(settings.databaseUrl), () => askPostgres(settings.databaseUrl)),
  ]);
  return found.filter((finding) => finding !== undefined);
}

async function node(): Promise<Finding> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  return enough
    ? ok('Node', process.versions.node)
    : problem('Node', process.versions.node, `install Node ${LEAST_NODE.join('.')} or newer`);
}

async function java(): Promise<Finding> {
  const [newest] = await installedJavas();
  if (newest && newest.major >= LEAST_JAVA) return ok('Java', `${newest.major} at ${newest.home}`);
  return problem(
    'Java',
    newest ? `${newest.major} at ${newest.home}` : 'none found',
    `install Java ${LEAST_JAVA} or newer for the local stack, or point JAVA_HOME at it; not needed with docker compose`,
  );
}

async function maven(): Promise<Finding> {
  try {
    const { stdout } = await promisify(execFile)('mvn', ['-v'], { env: { ...process.env, MAVEN_OPTS: '' } });
    return ok('Maven', /Apache Maven ([\w.-]+)/.exec(stdout)?.[1] ?? 'found');
  } catch {
    const fetched = existsSync(`${LOCAL_FOLDER}/programs`);
    return fetched
      ? ok('Maven', 'not found, and not needed: Kafka and the registry are fetched')
      : problem('Maven', 'not found', 'install Maven; it fetches Kafka and the registry for the local stack');
  }
}

async function disk(): Promise<Finding> {
  const { bavail, bsize } = statfsSync(existsSync(LOCAL_FOLDER) ? LOCAL_FOLDER : '.');
  const gigabytes = Math.floor((bavail * bsize) / 1e9);
  return gigabytes >= LEAST_DISK_GB
    ? ok('disk', `${gigabytes} GB free`)
    : problem('disk', `${gigabytes} GB free`, `make room: ${LEAST_DISK_GB} GB at least`);
}

async function port(name: string, number: number): Promise<Finding> {
  return (await isFree(number))
    ? ok(`port ${number}`, `free for ${name}`)
    : note(`port ${number}`, 'taken', `the local stack will use another for ${name}, and say so`);
}

async function reachable(
  what: string,
  address: string,
  expected: boolean,
  variable: string,
  attempt: () => Promise<string>,
): Promise<Finding> {
  try {
    return ok(what, `${await attempt()} at ${address}`);
  } catch (error) {
    const { message } = error as Error;
    const found = `does not answer at ${address}${message ? `: ${message}` : ''}`;
    return expected
      ? problem(what, found, `see whether it runs, and whether ${variable} is right`)
      : note(what, found, `start the local stack, or set ${variable}`);
  }
}

async function askKafka(settings: Settings): Promise<string> {
  if (!(await anyAnswers(settings.kafkaBrokers))) throw new Error('it takes no connection');
  const admin = connectKafka(settings, 'doctor', createLog('doctor', 'silent')).admin();
  try {
    await within(admin.connect());
    const [{ brokers }, topics] = await within(Promise.all([admin.describeCluster(), admin.listTopics()]));
    return `${brokers.length} broker${brokers.length === 1 ? '' : 's'}, ${topics.length} topics`;
  } finally {
    await admin.disconnect().catch(() => {});
  }
}

async function askRegistry(url: string): Promise<string> {
  const address = new URL(url);
  const { username, password } = address;
  address.username = address.password = '';
  const response = await fetch(`${address.href}/subjects`, {
    headers: username ? { authorization: `Basic ${btoa(`${username}:${password}`)}` } : {},
    signal: AbortSignal.timeout(REACH_MS),
  }).catch((error: Error) => Promise.reject(error.cause ?? error));
  if (!response.ok) throw new Error(`status ${response.status}`);
  return `${((await response.json()) as unknown[]).length} subjects`;
}

async function askPostgres(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: REACH_MS });
  client.on('error', () => {}); // reported by the query that it breaks
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return `version ${rows[0]?.server_version}`;
  } finally {
    await client.end().catch(() => {});
  }
}

const within = <Value>(promise: Promise<Value>): Promise<Value> =>
  Promise.race([
    promise,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`no answer in ${REACH_MS / 1000} s`)), REACH_MS).unref();
    }),
  ]);

/** The address without its password. */
function hostOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}
