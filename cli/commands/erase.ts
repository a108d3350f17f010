/** `repstream erase USER`: a person goes, for good. */
import type { Command } from 'commander';
import { UserError } from '../../deploy/user-error.js';
import type { Database } from '../../engine/postgres.js';
import { type Trace, tracesOf } from '../../engine/traces.js';
import { erasure } from '../../processors/erasure.js';
import { erase, isKnown } from '../erase/erase.js';
import { idsOf } from '../erase/ids.js';
import { type AskOptions, asked, say } from '../views/asking.js';
import { withDatabase } from '../views/parts.js';

const HELP = `
Writes the record that lasts, waits until every build that runs has taken back what it shows of them, and looks: nothing may be
left in any table. Ids that were merged into theirs go with it. What remains elsewhere, and for how long, says docs/privacy.md.
May be run again at any time.

Examples:
  repstream erase 6a1f5a5e-8f0e-4c52-9d0a-3f1c9a2b7e10 --dry-run
  repstream erase 6a1f5a5e-8f0e-4c52-9d0a-3f1c9a2b7e10 --reason "asked by letter of 3 May"`;

interface Options extends AskOptions {
  readonly dryRun?: boolean;
}

const lines = (traces: readonly Trace[]) =>
  traces.map(({ view, table, rows }) => `  ${rows.toLocaleString('en')} rows of ${view ?? 'the engine'} (${table})`);

async function checkKnown(database: Database, person: string): Promise<void> {
  if (await isKnown(database, person)) return;
  throw new UserError(`nobody is known as ${person}: give the user_id, as models.members has it`);
}

async function run(person: string, options: Options): Promise<void> {
  const { dryRun = false, json } = options;
  if (dryRun) {
    const gone = await withDatabase(async (database) => {
      await checkKnown(database, person);
      return tracesOf(database, erasure, await idsOf(database, person));
    });
    return console.log(
      json ? JSON.stringify({ dryRun, gone }) : ['erasing would take back', ...lines(gone)].join('\n'),
    );
  }
  const erased = await withDatabase(async (database, settings) => {
    await checkKnown(database, person);
    return erase(database, settings, person, asked(options), say);
  });
  if (json) return console.log(JSON.stringify({ dryRun, ...erased }));
  const { id, merged, gone, waiting } = erased;
  console.log([gone.length > 0 ? 'erased' : 'erased before; nothing was left', ...lines(gone)].join('\n'));
  if (waiting.length > 0)
    console.log(`not running, so it will erase them when it is started: ${waiting.join(', ')} (or retire it)`);
  console.log(`proof ${id}, in models.erasures`);
  if (merged.length > 0) console.log(`and of ids that were merged into it: ${merged.join(', ')}`);
}

export default function register(program: Command): void {
  program
    .command('erase')
    .argument('<user>', 'the user_id')
    .option('--dry-run', 'count what would go')
    .option('--by <name>', 'who asks, for the proof (default: the user of this machine)')
    .option('--reason <text>', 'why, for the proof; without a name')
    .addHelpText('after', HELP)
    .action(run);
}
