/** `repstream purge TOPIC`: the verified beginning of a topic goes; what readers see stays, and can be built on. */
import { type Command, InvalidArgumentError } from 'commander';
import { UserError } from '../../deploy/user-error.js';
import type { Observer } from '../../engine/observer.js';
import { recordsOf } from '../../engine/purging/plan.js';
import type { Topic } from '../../engine/topic.js';
import { topics } from '../../schemas/topics.js';
import { parseDuration, parseTime } from '../../simulator/clock.js';
import { looking } from '../looking.js';
import { showProgress } from '../progress.js';
import { purgeTopic } from '../purge/purge.js';
import { planText, purgedText } from '../purge/text.js';
import { stopSignal } from '../running.js';
import { ProgressLine } from '../verify/progress.js';
import { type AskOptions, asked, say } from '../views/asking.js';

interface Options extends AskOptions {
  readonly before?: number;
  readonly dryRun?: boolean;
  readonly verify?: boolean;
  readonly force?: boolean;
}

const WEEK_MS = 7 * 86_400_000;
/** One holds the snapshot of a verify; the others fold. */
const CONNECTIONS = 5;

const purgeable: readonly string[] = Object.values(topics)
  .filter(({ keeps }) => keeps === 'until-purged')
  .map(({ name }) => name);

const HELP = `
Deletes records that the broker got before a time, up to the first that belongs to something open, stands parked or is not folded yet. Refused
unless certificates of parity cover all that goes (\`repstream verify\`). What stood before is kept as states: rows stay as they are, late messages
still count, and a later build begins from them. Interrupted, it goes on when run again. docs/guides/purge.md says what it costs.

Examples:
  repstream purge telemetry --dry-run
  repstream purge telemetry --before 90d --verify --reason "three months are enough"`;

function time(text: string): number {
  const ago = parseDuration(text);
  const at = ago === undefined ? parseTime(text, Date.now()) : Date.now() - ago;
  if (at !== undefined) return at;
  throw new InvalidArgumentError(
    'Expected an ISO 8601 time such as 2025-11-03T06:00+08:00, or how long ago, such as 30d.',
  );
}

export default function register(program: Command): void {
  program
    .command('purge')
    .argument('<topic>', `of ${purgeable.join(', ')}`)
    .option('--before <time>', 'delete what came before (ISO 8601, or how long ago: 30d; default: 7d)', time)
    .option('--dry-run', 'only say what would go, and what has to be done first')
    .option('--verify', 'verify first what no certificate covers')
    .option('--force', 'also what is not 7 days old')
    .option('--by <name>', 'who asks, for the history (default: the user of this machine)')
    .option('--reason <text>', 'why, for the history')
    .addHelpText('after', HELP)
    .action(run);
}

async function run(name: string, options: Options): Promise<void> {
  const topic = Object.values(topics).find((one) => one.name === name) as Topic | undefined;
  if (!topic || !purgeable.includes(name))
    throw new UserError(
      `${name} is no topic that is kept only until it is purged; those that are: ${purgeable.join(', ')}`,
    );
  const weekAgo = Date.now() - WEEK_MS;
  const { json = false, before = weekAgo, dryRun = false, force = false } = options;
  if (before > weekAgo && !force)
    throw new UserError(
      `${new Date(before).toISOString()} is less than 7 days ago: machines may still send what they could not, so give an earlier time, or --force`,
    );
  const signal = stopSignal();
  const line = new ProgressLine();
  const { plan, deleted } = await looking(
    'purge',
    ['Kafka', 'Postgres', 'schema registry'],
    async (observer) => {
      await checkPrepared(observer);
      return purgeTopic(observer, topic, {
        ...{ before, dryRun, verifies: options.verify ?? false, asked: asked(options), signal },
        say: (what) => (json ? undefined : say(what)),
        onProgress: (read, all) => line.show(read, all, performance.now()),
      });
    },
    CONNECTIONS,
  ).catch((error: unknown) => {
    showProgress('');
    if (signal.aborted) throw new UserError('interrupted: run it again to go on');
    throw error;
  });
  showProgress('');
  const certificates = Object.fromEntries(plan.certificates);
  if (json) console.log(JSON.stringify({ dryRun, ...plan, certificates, records: deleted ?? recordsOf(plan) }));
  else console.log(deleted === null ? planText(plan) : purgedText(plan, deleted));
  process.exit(0);
}

async function checkPrepared({ database }: Observer): Promise<void> {
  const [row] = await database.query<{ there: boolean }>(`select to_regclass('engine.horizons') is not null as there`);
  if (!row?.there)
    throw new UserError('no processor of this version has run on this database yet: start `repstream process`');
}
