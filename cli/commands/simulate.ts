/** `repstream simulate`: virtual gyms, live or in the past, with faults and an oracle. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readSettings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import { parseDuration, parseTime } from '../../simulator/clock.js';
import { type Faults, faultKinds, parseFaults } from '../../simulator/faults.js';
import { type Outcome, type RunOptions, runSimulation, simulatedTopics } from '../../simulator/run.js';
import type { Sent } from '../../simulator/sending.js';
import { gatewaySettings } from '../gateway.js';
import { stopSignal } from '../running.js';
import type { ReportOptions } from '../simulate/report.js';

interface Options {
  readonly gyms: number;
  readonly machines: number;
  readonly members?: number;
  readonly seed: string;
  readonly speed: number;
  readonly from?: number;
  readonly for?: number;
  readonly until?: number;
  readonly faults: Faults;
  readonly challenges?: boolean;
  readonly past?: number;
  readonly oracle?: string;
  readonly maxRate?: number;
  readonly json?: boolean;
}

/** So many members keep about two machines in five busy at the better hours. */
const MEMBERS_PER_MACHINE = 20;

export default function register(program: Command): void {
  // Both have --gyms, --members and --seed: what stands after `report` is the report's.
  program.enablePositionalOptions();
  const simulate = program
    .command('simulate')
    .enablePositionalOptions()
    .option('--gyms <n>', 'how many gyms', count, 1)
    .option('--machines <n>', 'machines in each gym', count, 40)
    .option('--members <n>', `members of each gym (default: ${MEMBERS_PER_MACHINE} for each machine)`, count)
    .option('--seed <text>', 'equal seeds give equal gyms, people and, from an equal start, events', '1')
    .option('--speed <x>', 'times as fast as real time, or max; over 1 needs --from or --for', speed, 1)
    .option('--from <time>', 'start the clock then: ISO 8601, in the past (default: now)', time)
    .option(
      '--for <duration>',
      'start the clock so long ago, or stop so long after --from: 90s, 15m, 6h, 1d, 2w',
      duration,
    )
    .option('--until <time>', 'stop then: ISO 8601 or now (default: never)', time)
    .addOption(
      new Option('--faults <list>', `none, all, or some of ${Object.keys(faultKinds).join(', ')}`)
        .argParser(faultList)
        .default(parseFaults('none'), 'none'),
    )
    .option('--challenges', 'members take part in challenges and programmes of the month')
    .option('--past <weeks>', 'some members of gyms that are new have trained for so long before the start: 12w', weeks)
    .option('--oracle <file>', 'write the workouts that are to be expected there, as JSON lines')
    .option('--max-rate <n>', 'messages per second at most', rate)
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(run);
  simulate
    .command('report')
    .description('compare simulated workouts with real ones and write a page that says where they are not lifelike')
    .argument('<files...>', 'real workouts: FIT, TCX, Strong CSV, Hevy CSV')
    .option('--gyms <n>', 'how many gyms to simulate', count, 1)
    .option('--members <n>', 'members of each gym', count, 80)
    .option('--weeks <n>', 'how many weeks to simulate', count, 4)
    .option('--seed <text>', 'equal seeds and files give equal reports', '1')
    .addOption(new Option('--unit <unit>', 'weights in CSV files that do not say').choices(['kg', 'lb']).default('kg'))
    .option('--out <file>', 'write the page there', 'simulator-report.html')
    .addHelpText('after', REPORT_HELP)
    // Its libraries are large: whoever runs gyms does not wait for them.
    .action(async (files: readonly string[], options: ReportOptions) =>
      (await import('../simulate/report.js')).report(files, options),
    );
}

const HELP = `
Faults: ${Object.entries(faultKinds)
  .map(([name, meaning]) => `\n  ${name.padEnd(12)}${meaning}`)
  .join('')}

Examples:
  repstream simulate                                 a gym of 40 machines, live, until Ctrl-C
  repstream simulate --challenges --past 12w         the same with a past, once; it takes about a minute to be told
  repstream simulate --for 1d --speed 600            yesterday 600 times as fast, then live
  repstream simulate --from 2025-11-03 --for 1d --speed max --gyms 10 --machines 8 --seed 7 --faults all --oracle day.jsonl`;

const REPORT_HELP = `
It needs no stack: workouts are simulated in memory, and the files are read as \`import\` reads them.

Example:
  repstream simulate report strong.csv ride.fit row.fit --out report.html`;

async function run(options: Options): Promise<void> {
  const now = Date.now();
  const run = runOptions(options, now);
  const signal = stopSignal();
  const settings = gatewaySettings(readSettings(), simulatedTopics);
  const progress = options.json ? () => {} : progressLine(run.gyms);
  const outcome = await runSimulation(run, settings, signal, progress).catch((error: unknown) => {
    if (run.oracleFile === null || !(error instanceof Error) || !('path' in error) || error.path !== run.oracleFile)
      throw error;
    throw new UserError(`the oracle file ${run.oracleFile} cannot be written: ${error.message}`, { cause: error });
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  console.log(options.json ? JSON.stringify(outcome) : closingLine(outcome, run.oracleFile, Date.now() - now));
}

/** What the options come to at `now` (ms since the epoch). Throws a UserError where they contradict one another. */
export function runOptions(options: Options, now: number): RunOptions {
  const { gyms, machines, seed, faults } = options;
  const from = options.from ?? (options.for === undefined ? now : now - options.for);
  const until = options.until ?? (options.from !== undefined && options.for !== undefined ? from + options.for : null);
  if (options.speed > 1 && options.from === undefined && options.for === undefined) {
    throw new UserError('--speed above 1 needs a past to catch up with: give --from or --for');
  }
  if (options.from !== undefined && options.for !== undefined && options.until !== undefined) {
    throw new UserError('--from, --for and --until together say the end twice: leave one out');
  }
  if (options.past !== undefined && options.oracle !== undefined) {
    throw new UserError('--oracle tells what is to be expected from the start on, not of --past: leave one out');
  }
  if (from > now) throw new UserError('--from is in the future: machines tell only what has happened');
  if (until !== null && until <= from) throw new UserError('--until is not after the start');
  return {
    seed,
    gyms,
    machinesPerGym: machines,
    membersPerGym: options.members ?? machines * MEMBERS_PER_MACHINE,
    from,
    until,
    faults,
    speed: options.speed,
    maxRate: options.maxRate ?? Number.POSITIVE_INFINITY,
    challenges: options.challenges ?? false,
    pastWeeks: options.past ?? 0,
    oracleFile: options.oracle ?? null,
  };
}

const progressLine = (gyms: number) => {
  let former = { telemetry: 0, time: Date.now() };
  return ({ at, sessions, telemetry }: Sent) => {
    if (!process.stderr.isTTY) return;
    const time = Date.now();
    const perSecond = Math.round(((telemetry - former.telemetry) * 1_000) / Math.max(time - former.time, 1));
    former = { telemetry, time };
    const clock = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
    process.stderr.write(
      `\r\u001b[K${clock} UTC · ${gyms} gym${gyms === 1 ? '' : 's'} · ${sessions} machines busy · ${telemetry.toLocaleString('en')} messages · ${perSecond.toLocaleString('en')}/s`,
    );
  };
};

function closingLine(outcome: Outcome, oracleFile: string | null, tookMs: number): string {
  const bad = Object.values(outcome.poison).reduce((sum, amount) => sum + amount, 0);
  const parts = [
    `${outcome.interrupted ? 'interrupted' : 'done'} after ${(tookMs / 1_000).toFixed(1)} s`,
    `${outcome.telemetry.toLocaleString('en')} messages`,
    `${outcome.bodyMeasurements} weighings`,
    ...(bad > 0 ? [`${bad} bad records`] : []),
    ...(outcome.workouts === null ? [] : [`${outcome.workouts} workouts expected in ${oracleFile}`]),
    `seed ${outcome.seed}`,
  ];
  return parts.join(' · ');
}

function count(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 1_000_000)
    throw new InvalidArgumentError('Expected a whole number from 1.');
  return number;
}

function rate(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('Expected a number above 0.');
  return number;
}

function speed(text: string): number {
  const number = text === 'max' ? Number.POSITIVE_INFINITY : Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('Expected a number above 0, or max.');
  return number;
}

function time(text: string): number {
  const at = parseTime(text, Date.now());
  if (at === undefined)
    throw new InvalidArgumentError('Expected an ISO 8601 time such as 2025-11-03T06:00+08:00, or now.');
  return at;
}

function duration(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw new InvalidArgumentError('Expected a duration such as 90s, 15m, 6h, 1d or 2w.');
  return ms;
}

function weeks(text: string): number {
  const number = Number(/^(\d+)w?$/.exec(text.trim())?.[1]);
  if (!(number >= 1 && number <= 52)) throw new InvalidArgumentError('Expected 1w to 52w.');
  return number;
}

function faultList(text: string): Faults {
  try {
    return parseFaults(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}
