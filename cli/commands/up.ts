/** `repstream up`: everything on this machine, until Ctrl-C. */
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { DATA_FOLDER } from '../../deploy/local/environment.js';
import { show } from '../../deploy/local/screen.js';
import { type Running, up } from '../../deploy/local/up.js';

interface Options {
  readonly simulate: boolean;
  readonly past: boolean;
  readonly gyms: number;
  readonly seed: string;
  readonly data: string;
  readonly freePorts?: boolean;
  readonly json?: boolean;
}

/** A shell, npm and the terminal may each pass on the same Ctrl-C; only a later one is a second one. */
const SECOND_MS = 700;

function gyms(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 1000) return value;
  throw new InvalidArgumentError('Expected a whole number from 1 to 1000.');
}

export default function register(program: Command): void {
  program
    .command('up')
    .option('--no-simulate', 'without simulated gyms')
    .option('--no-past', 'simulated members begin today, without weeks behind them')
    .option('--gyms <n>', 'how many gyms are simulated, 40 machines each', gyms, 2)
    .option('--seed <seed>', 'the same seed gives the same members and machines', '7')
    .option('--data <folder>', 'where all data is kept', DATA_FOLDER)
    .option('--free-ports', 'use any free ports rather than 8080, 9092, 8081 and 5432')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const start = new AbortController();
  let running: Running | undefined;
  let asked: number | undefined;
  const end = async () => {
    if (asked === undefined) {
      asked = Date.now();
      say('stopping …');
      if (!running) return start.abort();
      await running.stop();
      say('stopped');
      process.exit(0);
    }
    if (Date.now() - asked < SECOND_MS) return;
    await running?.kill();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);

  say('starting …');
  try {
    running = await up({
      dataFolder: resolve(options.data),
      ports: options.freePorts ? 'free' : 'preferred',
      simulate: options.simulate
        ? [
            '--gyms',
            String(options.gyms),
            '--seed',
            options.seed,
            '--challenges',
            ...(options.past ? ['--past', '12w'] : []),
          ]
        : null,
      say,
      signal: start.signal,
    });
  } catch (error) {
    if (asked === undefined) throw error;
    say('stopped');
    process.exit(0);
  }
  const { screen, logs } = running;
  process.stdout.write(options.json ? `${JSON.stringify(screen)}\n` : show(screen, logs));
  await new Promise<never>(() => {}); // a signal ends it
}
