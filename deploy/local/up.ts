/** Everything on one machine: the stack, our services on it, and a simulated gym; stopped in order. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../user-error.js';
import { writeVerificationKey } from '../verification-key.js';
import { findChanges, watchBuilds } from './building.js';
import { buildConsole } from './console.js';
import { publishEnvironment } from './environment.js';
import type { Part } from './part.js';
import { choosePort, HOST } from './ports.js';
import { makeScreen, type Screen } from './screen.js';
import { BIN, defineService, type Service } from './service.js';
import { type Stack, type StackOptions, startStack } from './stack.js';

export interface UpOptions extends Pick<StackOptions, 'dataFolder' | 'ports'> {
  /** Options of `repstream simulate`, or null for no simulated gym. */
  readonly simulate: readonly string[] | null;
  readonly say: (line: string) => void;
  /** Gives up a start that is under way. */
  readonly signal: AbortSignal;
}

export interface Running {
  readonly screen: Screen;
  readonly logs: string;
  /** Stops simulator, API and issuer, processors and scheduler, registry and Kafka, Postgres: in this order, within 10 s. */
  stop(): Promise<void>;
  /** Ends everything at once. */
  kill(): Promise<void>;
}

const API_PORT = 8080;
const READY_MS = 120_000;
const AGAIN_MS = 5_000;
/** How long services may take to stop before they are killed; the stack takes 5 s more at most. */
const STOP_MS = { writers: 1_500, processors: 2_500 };

/** Starts everything and waits until the API is ready. */
export async function up(options: UpOptions): Promise<Running> {
  const { say, signal } = options;
  await buildConsole(say, signal);
  const stack = await startStack({ ...options, log: say });
  const services: Service[] = [];
  let withdraw = () => {};
  let unwatch = async () => {};
  const stop = async () => {
    withdraw();
    const unwatched = unwatch();
    const [processors, scheduler, ...outer] = services;
    await Promise.all(outer.map((service) => service.stop(STOP_MS.writers)));
    await Promise.all([processors?.stop(STOP_MS.processors), scheduler?.stop(STOP_MS.processors), unwatched]);
    await stack.stop();
  };
  const kill = async () => {
    withdraw();
    for (const service of services) service.kill();
    await stack.kill();
  };
  try {
    const logs = join(stack.dataFolder, 'logs');
    mkdirSync(logs, { recursive: true });
    const apiPort = await choosePort(options.ports === 'free' ? 'free' : Number(process.env.API_PORT || API_PORT));
    if (options.ports !== 'free' && apiPort !== API_PORT && !process.env.API_PORT)
      say(`port ${API_PORT} is taken: the API uses ${apiPort}`);
    const jwtSecret = secretOf(stack.dataFolder);
    const changes = await findChanges(stack.environment);
    const { changed, made } = changes;
    const own = {
      JWT_SECRET: jwtSecret,
      // Its tokens are for itself: what the environment says of an identity provider is not about it.
      ...{ JWT_AUDIENCE: '', JWT_ISSUER: '' },
      VERIFICATION_KEY_FILE: verificationKeyOf(stack.dataFolder),
      API_PORT: String(apiPort),
      WEBHOOKS_TO_THIS_MACHINE: 'true',
      READY_MADE_PEOPLE: 'true',
    };
    const settings = { ...stack.environment, ...changes.settings, ...own };
    const environment = { ...process.env, ...settings };
    await applyTopics(environment, stack, signal);
    withdraw = publishEnvironment(stack.dataFolder, settings);

    const service = (name: string, command: readonly string[]) =>
      defineService({ name, command, environment, logFile: join(logs, `${name}.log`), say, watch: stack.watch });
    services.push(service('processors', ['process']), service('scheduler', ['scheduler']), service('api', ['api']));
    services.push(service('issuer', ['issue']));
    if (options.simulate) services.push(service('simulator', ['simulate', ...options.simulate]));
    for (const part of Object.values(stack.parts)) keepRunning(part, say);
    for (const each of services) each.start();
    if (changed.length > 0) {
      say(`${changed.join(', ')} changed: building ${made.join(', ')}`);
      unwatch = watchBuilds(changes, stack.environment, say);
    }
    const url = `http://${HOST}:${apiPort}`;
    await untilReady(url, logs, signal);
    const simulated = options.simulate?.includes('--past') ? 'with a past' : options.simulate ? 'from today' : 'nobody';
    return { screen: await makeScreen(url, jwtSecret, simulated, signal), logs, stop, kill };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts a part again whenever it ends without having been told to. */
function keepRunning(part: Part, say: (line: string) => void): void {
  const again = (why: string): void => {
    say(`${part.name} ended (${why}); starting it again`);
    part.start().catch((error: Error) => {
      if (part.dismissed) return;
      say(error.message);
      setTimeout(() => part.dismissed || again('not started'), AGAIN_MS);
    });
  };
  part.onUnexpectedEnd(again);
}

/** The secret that this data folder's tokens are signed with: made once, so that a token outlives a restart. */
function secretOf(dataFolder: string): string {
  const file = join(dataFolder, 'jwt-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Kept with the data, so that what was signed can be checked after the next start too. */
function verificationKeyOf(dataFolder: string): string {
  const file = join(dataFolder, 'verification-key.json');
  writeVerificationKey(file);
  return file;
}

const applyTopics = (env: NodeJS.ProcessEnv, stack: Stack, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const child = execFile(process.execPath, [BIN, 'topics', 'apply'], { env, signal }, (error, _stdout, stderr) => {
      if (!error) resolve();
      else reject(signal.aborted ? error : new UserError(`topics were not applied: ${stderr.trim() || error.message}`));
    });
    stack.watch(child);
  });

async function untilReady(url: string, logs: string, signal: AbortSignal): Promise<void> {
  let answer = 'the API does not answer';
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline; await sleep(200, undefined, { signal })) {
    const response = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (response?.ok) return;
    if (response) answer = ((await response.json().catch(() => ({}))) as { detail?: string }).detail ?? answer;
  }
  throw new UserError(`not ready after ${READY_MS / 1000} s: ${answer} Logs are in ${logs}`);
}
