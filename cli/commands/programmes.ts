/** `repstream programmes list|check|apply|migrate`: templates of training, kept in files. */
import type { Command } from 'commander';
import type { Database } from '../../api/database.js';
import { listProgrammes } from '../../api/programmes/list.js';
import { findProgramme, nameOf, type ProgrammeRow } from '../../api/programmes/rows.js';
import { UserError } from '../../deploy/user-error.js';
import { enrolledAs } from '../../processors/programme-ids.js';
import { hashProgramme } from '../../rules/programme/format.js';
import { programmeWords } from '../../rules/programme/words.js';
import { apply, checkOnce, foresee } from '../challenges/apply.js';
import { registerMigrate } from '../challenges/migrate.js';
import { withChallenges } from '../challenges/open.js';
import { appliedText, faultText } from '../challenges/text.js';
import { readProgramme } from '../programmes/file.js';
import { type Counted, listText } from '../programmes/text.js';
import { asked } from '../views/asking.js';

const HELP = `
A file is JSON: {schema, id, title, from, to, timeZone, sessionsPerWeek, totalWorkouts, bounds, blocks, …}. See docs/guides/write-a-programme.md.

Examples:
  repstream programmes check rules/programme/gallery/ten-weeks-to-the-test.json
  repstream programmes apply rules/programme/gallery/*.json --dry-run
  repstream programmes migrate ten-weeks-to-the-test --from 1 --to 2 --dry-run
  repstream enrol USER programme:ten-weeks-to-the-test`;

interface Json {
  readonly json?: boolean;
}

const MOST_LISTED = 200;

export default function register(program: Command): void {
  const command = program.command('programmes').addHelpText('after', HELP);
  command.command('list').description('the last version of each, and how many are in it').action(list);
  command
    .command('check')
    .argument('<files...>', 'programmes as JSON')
    .description('say what is wrong with files, or what they ask for; needs nothing that runs')
    .action(check);
  command
    .command('apply')
    .argument('<files...>', 'programmes as JSON')
    .option('--dry-run', 'say what would be written')
    .option('--by <name>', 'who writes (default: the user of this machine)')
    .description('write a new version of each that changed; doing it again changes nothing')
    .action(applyFiles);
  registerMigrate(command, 'programme');
}

async function list({ json }: Json): Promise<void> {
  const rows = await withChallenges(async (db) =>
    counted(db, (await listProgrammes(db, { limit: MOST_LISTED })).items),
  );
  console.log(json ? JSON.stringify(rows) : listText(rows, Date.now()).join('\n'));
}

/** With how many are in each. */
async function counted<Row extends ProgrammeRow>(db: Database, rows: readonly Row[]): Promise<(Row & Counted)[]> {
  const counts: (Counted & { challengeId: string })[] = await db('challenge_progress')
    .whereIn(
      'challenge_id',
      rows.map(({ programmeId }) => enrolledAs(programmeId)),
    )
    .groupBy('challenge_id')
    .select('challenge_id', db.raw('count(*)::int as members, count(*) filter (where complete)::int as finished'));
  const byId = new Map(counts.map(({ challengeId, members, finished }) => [challengeId, { members, finished }]));
  return rows.map((row) => ({ ...row, ...(byId.get(enrolledAs(row.programmeId)) ?? { members: 0, finished: 0 }) }));
}

function check(files: readonly string[], { json }: Json): void {
  const told = files.map((file) => {
    const read = readProgramme(file);
    if ('faults' in read) return read;
    const { id, definition } = read;
    // Two files ask for the same if and only if these are equal, however they are laid out.
    return { file, id, words: programmeWords(definition, nameOf), hash: hashProgramme(definition) };
  });
  const lines = told.flatMap((one) =>
    'words' in one
      ? one.words.map((line) => `${one.file}: ${line}`)
      : one.faults.map((fault) => `${one.file}: ${faultText(fault)}`),
  );
  console.log(json ? JSON.stringify(told) : lines.join('\n'));
  if (told.some((one) => 'faults' in one)) process.exitCode = 1;
}

async function applyFiles(
  files: readonly string[],
  { dryRun = false, by, json }: Json & { readonly dryRun?: boolean; readonly by?: string },
): Promise<void> {
  const written = files.map((file) => {
    const read = readProgramme(file);
    if ('faults' in read) throw new UserError(`${file}: ${read.faults.map(faultText).join('; ')}`);
    return read;
  });
  checkOnce(written);
  const applied = await withChallenges((db, { programmes }) => {
    const isShown = async (id: string, version: number) => (await findProgramme(db, id, version)) !== null;
    const versions = { ...programmes, isShown };
    return dryRun ? foresee(versions, written) : apply(versions, written, asked(by === undefined ? {} : { by }).by);
  });
  if (json) return console.log(JSON.stringify({ dryRun, programmes: applied }));
  for (const one of applied) console.log(appliedText(one, dryRun));
}
