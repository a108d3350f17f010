/**
 * `repstream parked …`: what was set aside, making tests of it, folding it again, and giving it up. What needs the dataflow is imported
 * by the commands that look at it: a list asks Postgres alone.
 */
import type { Command } from 'commander';
import { UserError } from '../../deploy/user-error.js';
import {
  belongingTo,
  discardParked,
  listParked,
  type ParkedEntry,
  type ParkedFilter,
  parkedEntry,
} from '../../engine/parked.js';
import type { ExportOptions } from '../parked/export.js';
import type { RedriveOptions } from '../parked/redrive.js';
import { entriesText, entryText } from '../parked/text.js';
import { type AskOptions, asked } from '../views/asking.js';
import { withDatabase } from '../views/parts.js';

const LIMIT = 50;
const MOST = 10_000;

function whole(name: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1 && value <= most) return value;
  throw new UserError(`${name} must be a whole number from 1 to ${most}, not ${text}`);
}
const idOf = (text: string) => whole('an id', text, Number.MAX_SAFE_INTEGER);

async function list({ limit, json, ...filter }: ParkedFilter & { limit: string; json?: boolean }): Promise<void> {
  const most = whole('--limit', limit, MOST);
  const { total, entries } = await withDatabase((database) => listParked(database, filter, most));
  if (json) return console.log(JSON.stringify({ total, entries }));
  if (total === 0) return console.log('nothing stands parked');
  const rest = total > entries.length ? [`… and ${total - entries.length} more (--limit)`] : [];
  console.log([...entriesText(entries), ...rest].join('\n'));
}

async function show(id: string, { json }: { json?: boolean }): Promise<void> {
  const { firstRecord } = await import('../parked/record.js');
  const { entry, record } = await withDatabase(async (database, settings) => {
    const entry = await parkedEntry(database, idOf(id));
    return { entry, record: await firstRecord(settings, entry) };
  });
  if (json) return console.log(JSON.stringify({ ...entry, record }));
  const lines = record
    ? [
        `  record     ${record.offset}, received ${record.receivedAt}, ${record.bytes ?? 'no'} bytes`,
        `  value      ${record.value ?? '–'}`,
      ]
    : ['  record     no longer on the log'];
  console.log([entryText(entry), ...lines].join('\n'));
}

async function discard(ids: readonly string[], options: AskOptions & { dryRun?: boolean }): Promise<void> {
  const { reason, by } = asked(options);
  if (!reason) throw new UserError('say why with --reason: it is kept with what is discarded');
  const { dryRun = false, json } = options;
  const entries = await withDatabase(async (database) => {
    const all: ParkedEntry[] = [];
    for (const id of ids) all.push(...(await belongingTo(database, await parkedEntry(database, idOf(id)))));
    const wanted = [...new Map(all.map((entry) => [entry.id, entry])).values()];
    return dryRun
      ? wanted
      : discardParked(
          database,
          wanted.map(({ id }) => id),
          by,
          reason,
        );
  });
  if (json) return console.log(JSON.stringify({ dryRun, entries }));
  const keys = new Set(entries.flatMap(({ kind, key }) => (kind === 'key' ? [key] : [])));
  console.log([dryRun ? 'discarding would give up' : 'discarded', ...entriesText(entries)].join('\n'));
  if (keys.size > 0 && !dryRun)
    console.log(`${[...keys].join(', ')}: goes on within a tick, from what was folded before it parked`);
}

const EXPORT_HELP = `
A case holds the key's records as they read, the entries of tables that they name, and why it parked. Put it into
test/regressions/: it is folded again with every run of the tests, first to the same reason, once mended to the rows that you
write into it. It holds personal data as far as the records do (who trained, and what was measured): nothing is left out or
made unknown. Reads the log from its start, since nothing indexes it by key.`;

const REDRIVE_HELP = `
The process that has the task does it, beside all else; interrupting this command leaves the request standing, and running it
again watches it. Where the fold fails again, everything stays parked with the newest reason, under new ids.`;

export default function register(program: Command): void {
  const parked = program.command('parked');
  parked
    .command('list')
    .description('what stands parked, oldest first')
    .option('--processor <name>', 'of this processor')
    .option('--reason <reason>', 'for this reason')
    .option('--key <key>', 'of this key')
    .option('--limit <n>', 'at most so many', String(LIMIT))
    .action(list);
  parked
    .command('show')
    .description('one entry, with the meaning of its reason and the record on the log')
    .argument('<id>', 'as `parked list` numbers it')
    .action(show);
  parked
    .command('export')
    .description(
      'make a test of entries: the records, the entries of tables and the reason, in a file that the tests fold again',
    )
    .argument('[id...]', 'as `parked list` numbers them')
    .option('--processor <name>', 'of this processor')
    .option('--reason <reason>', 'for this reason')
    .option('--key <key>', 'of this key')
    .option('--out <path>', 'the file to write, or the folder for several (default: what it says, to standard output)')
    .option(
      '--whole',
      'with all of the key, where else the case holds those of its sessions (or other parts) that parked first',
    )
    .addHelpText('after', EXPORT_HELP)
    .action(async (ids: string[], options: ExportOptions) => {
      const { exportParked } = await import('../parked/export.js');
      await exportParked(ids.map(idOf), options);
    });
  parked
    .command('redrive')
    .description('fold entries again; of a parked key all that waits, in its order, and the key goes on')
    .argument('[id...]', 'as `parked list` numbers them')
    .option('--processor <name>', 'all of this processor')
    .option('--reason <reason>', 'for this reason')
    .option('--key <key>', 'of this key')
    .option('--by <name>', 'who asks (default: the user of this machine)')
    .option('--why <text>', 'why it is asked, kept in models.redrives (--reason is that for which it parked)')
    .option('--dry-run', 'list what would be folded again')
    .addHelpText('after', REDRIVE_HELP)
    .action(async (ids: string[], options: RedriveOptions) => {
      const { redrive } = await import('../parked/redrive.js');
      await redrive(ids.map(idOf), options);
    });
  parked
    .command('discard')
    .description('give entries up for good; of a parked key all that waits, and the key goes on')
    .argument('<id...>', 'as `parked list` numbers them')
    .option('--reason <text>', 'why; kept')
    .option('--by <name>', 'who asks (default: the user of this machine)')
    .option('--dry-run', 'list what would be given up')
    .action(discard);
}
