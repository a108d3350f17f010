/** Broker, registry and Postgres as child processes on one data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preferredPorts, REGISTRY_PATH } from '../parts.js';
import { installPrograms } from './install.js';
import { findJava } from './java.js';
import { kafkaPart } from './kafka.js';
import { takeFolder } from './owner.js';
import type { Part } from './part.js';
import { choosePort, HOST } from './ports.js';
import { databaseUrl, postgresPart } from './postgres.js';
import { end, runningProcesses } from './processes.js';
import { registryPart } from './registry.js';

export interface StackOptions {
  /** Where all data and logs are; made if missing. */
  readonly dataFolder: string;
  /** 'preferred': 9092, 8081, 5432, or the next free ones; 'free': any. */
  readonly ports?: 'preferred' | 'free';
  /** Remove the data folder when the stack stops, and also when its owner is killed. */
  readonly temporary?: boolean;
  readonly log?: (line: string) => void;
  /** Gives up a start that is under way. */
  readonly signal?: AbortSignal;
}

export interface Stack {
  readonly kafkaBrokers: readonly string[];
  readonly schemaRegistryUrl: string;
  readonly databaseUrl: string;
  /** The same as settings for child processes. */
  readonly environment: Readonly<Record<'KAFKA_BROKERS' | 'SCHEMA_REGISTRY_URL' | 'DATABASE_URL', string>>;
  readonly dataFolder: string;
  readonly parts: { readonly kafka: Part; readonly registry: Part; readonly postgres: Part };
  /** Has another child process ended too, should we be killed. */
  watch(child: ChildProcess): void;
  /** Stops the registry and Kafka, then Postgres; within 5 s. */
  stop(): Promise<void>;
  /** Ends everything at once; the next start recovers. */
  kill(): Promise<void>;
}

const ORPHAN_PATIENCE_MS = 5_000;
/** What each may take to stop before it is killed; registry and Kafka stop at once, Postgres after them. */
const STOP_MS = { registry: 2_500, kafka: 3_000, postgres: 2_000 };

/** Starts the stack and waits until all of it answers; what a killed start left on the folder is ended first. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const log = options.log ?? (() => {});
  mkdirSync(options.dataFolder, { recursive: true });
  const dataFolder = realpathSync(options.dataFolder);
  const release = takeFolder(dataFolder);
  const watchdog = startWatchdog(options.temporary ? dataFolder : undefined);
  const parts: Part[] = [];
  const leave = () => {
    watchdog.dismiss();
    release();
    if (options.temporary) rmSync(dataFolder, { recursive: true, force: true });
  };
  const start = async (): Promise<Stack> => {
    const java = await findJava();
    const [programs] = await Promise.all([installPrograms(java, log, options.signal), endOrphans(dataFolder, log)]);
    const ports = await choosePorts(options.ports ?? 'preferred', log);
    const place = { java, dataFolder, watch: watchdog.watch };
    const [kafka, postgres] = await Promise.all([
      kafkaPart({ ...place, jars: programs.kafka, port: ports.kafka, controllerPort: ports.controller }),
      postgresPart({ ...place, port: ports.postgres }),
    ]);
    const registry = registryPart({
      ...place,
      jars: programs.registry,
      port: ports.registry,
      managementPort: ports.management,
      postgresPort: ports.postgres,
    });
    options.signal?.throwIfAborted();
    parts.push(kafka, registry, postgres);
    await allOf([kafka.start(), postgres.start().then(() => registry.start())]);

    const environment = {
      KAFKA_BROKERS: `${HOST}:${kafka.port}`,
      SCHEMA_REGISTRY_URL: `http://${HOST}:${registry.port}${REGISTRY_PATH}`,
      DATABASE_URL: databaseUrl(postgres.port),
    };
    return {
      kafkaBrokers: [environment.KAFKA_BROKERS],
      schemaRegistryUrl: environment.SCHEMA_REGISTRY_URL,
      databaseUrl: environment.DATABASE_URL,
      environment,
      dataFolder,
      parts: { kafka, registry, postgres },
      watch: watchdog.watch,
      async stop() {
        await Promise.all([registry.stop(STOP_MS.registry), kafka.stop(STOP_MS.kafka)]);
        await postgres.stop(STOP_MS.postgres);
        leave();
      },
      async kill() {
        await Promise.all(parts.map((part) => part.kill()));
        leave();
      },
    };
  };
  try {
    return await unlessAborted(start(), options.signal);
  } catch (error) {
    await Promise.all(parts.map((part) => part.kill()));
    leave();
    throw error;
  }
}

/** The promise, or a rejection as soon as the signal is given. */
function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return promise;
  promise.catch(() => {}); // when it is given up, how it fails afterwards does not matter
  return Promise.race([
    promise,
    new Promise<never>((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
  ]);
}

/** Waits for all to settle, so that nothing is still starting when the first failure is thrown. */
async function allOf(starts: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(starts)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Ends the parts of an earlier start on this folder whose owner was killed. */
export async function endOrphans(dataFolder: string, log: (line: string) => void = () => {}): Promise<void> {
  const marks = [
    `kafka.Kafka ${dataFolder}/kafka.properties`,
    `-Djava.io.tmpdir=${dataFolder}/registry `,
    `postgres -D ${dataFolder}/postgres `,
  ];
  const orphans = runningProcesses().filter(({ command }) => marks.some((mark) => command.includes(mark)));
  if (orphans.length === 0) return;
  log(`ending what an earlier start left running (processes ${orphans.map(({ pid }) => pid).join(', ')})`);
  await end(orphans, ORPHAN_PATIENCE_MS);
}

async function choosePorts(wanted: 'preferred' | 'free', log: (line: string) => void) {
  const taken = new Set<number>();
  const choose = async (name: string, preferred: number | 'free') => {
    const port = await choosePort(preferred, taken);
    taken.add(port);
    if (preferred !== 'free' && port !== preferred) log(`port ${preferred} is taken: ${name} uses ${port}`);
    return port;
  };
  const preferred = (name: keyof typeof preferredPorts) => (wanted === 'free' ? wanted : preferredPorts[name]);
  return {
    kafka: await choose('Kafka', preferred('kafka')),
    registry: await choose('the schema registry', preferred('registry')),
    postgres: await choose('Postgres', preferred('postgres')),
    controller: await choose('', 'free'),
    management: await choose('', 'free'),
  };
}

/** Starts the process that ends our children should we be killed. */
function startWatchdog(folder: string | undefined) {
  const program = fileURLToPath(new URL('./watchdog.mjs', import.meta.url));
  const watchdog = spawn(process.execPath, [program, ...(folder ? [folder] : [])], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchdog.unref();
  watchdog.stdin.on('error', () => {}); // it was killed; the next start looks for orphans anyway
  (watchdog.stdin as typeof watchdog.stdin & { unref?: () => void }).unref?.();
  return {
    watch: (child: ChildProcess) => {
      watchdog.stdin.write(`started ${child.pid}\n`);
      // Its id may then be given to somebody else's process.
      child.once('exit', () => watchdog.stdin.writable && watchdog.stdin.write(`ended ${child.pid}\n`));
    },
    dismiss: () => void watchdog.stdin.end(),
  };
}
