/** `repstream challenges list|show|teams|check|apply|migrate`: what members can take part in, kept in files. */
import type { Command } from 'commander';
import type { Definition } from '../../api/challenges/definition.js';
import { listChallenges } from '../../api/challenges/list.js';
import { type ChallengeRow, findChallenge } from '../../api/challenges/rows.js';
import { listStandings } from '../../api/challenges/standings.js';
import type { Database } from '../../api/database.js';
import { UserError } from '../../deploy/user-error.js';
import { hash } from '../../rules/hash.js';
import type { Rule } from '../../rules/rule.js';
import { words } from '../../rules/words.js';
import { apply, checkOnce, foresee, type Written } from '../challenges/apply.js';
import { type Refused, readChallenge } from '../challenges/file.js';
import { registerMigrate } from '../challenges/migrate.js';
import { withChallenges } from '../challenges/open.js';
import { teamsText } from '../challenges/teams-text.js';
import { appliedText, type Counted, faultText, listText, showText } from '../challenges/text.js';
import { asked } from '../views/asking.js';

const HELP = `
A file is JSON: {id, name, terms: {from, to, timeZone, …}, rule}; from and to are days, both included, or times. Instead of a rule it may
have daily: {atLeast, for, days, task}, a calendar with a task for each day. See docs/guides/write-a-challenge.md.

Examples:
  repstream challenges check november.json
  repstream challenges apply november.json --dry-run
  repstream challenges show thirty-minutes
  repstream challenges migrate thirty-minutes --to 2 --dry-run`;

interface Json {
  readonly json?: boolean;
}

const MOST_LISTED = 200;

export default function register(program: Command): void {
  const command = program.command('challenges').addHelpText('after', HELP);
  command.command('list').description('the last version of each, and how many are in it').action(list);
  command.command('show').argument('<id>', 'the challenge').description('one, with its rule in English').action(show);
  command
    .command('teams')
    .argument('<id>', 'the challenge')
    .description('how its teams, or gyms, stand: the first 200, best first')
    .action(teams);
  command
    .command('check')
    .argument('<files...>', 'challenges as JSON')
    .description('say what is wrong with files, or what they ask for; needs nothing that runs')
    .action(check);
  command
    .command('apply')
    .argument('<files...>', 'challenges as JSON')
    .option('--dry-run', 'say what would be written')
    .option('--by <name>', 'who writes (default: the user of this machine)')
    .description('write a new version of each that changed; doing it again changes nothing')
    .action(applyFiles);
  registerMigrate(command, 'challenge');
}

async function list({ json }: Json): Promise<void> {
  const rows = await withChallenges(async (db) =>
    counted(db, (await listChallenges(db, { limit: MOST_LISTED })).items),
  );
  console.log(json ? JSON.stringify(rows) : listText(rows, Date.now()).join('\n'));
}

async function show(id: string, { json }: Json): Promise<void> {
  const [row] = await withChallenges(async (db) => {
    const found = await findChallenge(db, id);
    if (!found) throw new UserError(`there is no challenge ${id}: see \`repstream challenges list\``);
    return counted(db, [found]);
  });
  if (row) console.log(json ? JSON.stringify(row) : showText(row, Date.now()).join('\n'));
}

async function teams(id: string, { json }: Json): Promise<void> {
  const { rule, items } = await withChallenges(async (db) => {
    const last = await findChallenge(db, id);
    if (!last) throw new UserError(`there is no challenge ${id}: see \`repstream challenges list\``);
    const { items } = await listStandings(db, id, last.version, { limit: MOST_LISTED });
    const judging = items[0] && (await findChallenge(db, id, items[0].version));
    return { rule: (judging ?? last).rule, items };
  });
  console.log(json ? JSON.stringify(items) : teamsText(rule, items).join('\n'));
}

/** Alone by their own progress, in teams by that of the team. */
const IN_IT = `(select challenge_id, complete from challenge_progress union all
  select c.challenge_id, coalesce(p.complete, false) from contributions c left join team_progress p using (challenge_id, version, team_id)) in_it`;

/** With how many are in each. */
async function counted<Row extends ChallengeRow>(db: Database, rows: readonly Row[]): Promise<(Row & Counted)[]> {
  const counts: (Counted & { challengeId: string })[] = await db
    .from(db.raw(IN_IT))
    .whereIn(
      'challenge_id',
      rows.map(({ challengeId }) => challengeId),
    )
    .groupBy('challenge_id')
    .select('challenge_id', db.raw('count(*)::int as members, count(*) filter (where complete)::int as finished'));
  const byId = new Map(counts.map(({ challengeId, members, finished }) => [challengeId, { members, finished }]));
  return rows.map((row) => ({ ...row, ...(byId.get(row.challengeId) ?? { members: 0, finished: 0 }) }));
}

const isRefused = (read: Written<Definition> | Refused): read is Refused => 'faults' in read;

function check(files: readonly string[], { json }: Json): void {
  const reads = files.map(readChallenge);
  if (reads.some(isRefused)) process.exitCode = 1;
  const told = reads.map((read) => {
    if (isRefused(read)) return read;
    const rule = read.definition.rule as Rule;
    // Two files ask for the same if and only if these are equal, however they are laid out.
    return { file: read.file, id: read.id, sentence: words(rule), ruleHash: hash(rule) };
  });
  const lines = told.flatMap((one) =>
    'sentence' in one
      ? [`${one.file}: ${one.sentence}`]
      : one.faults.map((fault) => `${one.file}: ${faultText(fault)}`),
  );
  console.log(json ? JSON.stringify(told) : lines.join('\n'));
}

async function applyFiles(
  files: readonly string[],
  { dryRun = false, by, json }: Json & { readonly dryRun?: boolean; readonly by?: string },
): Promise<void> {
  const reads = files.map(readChallenge);
  const refused = reads.find(isRefused);
  if (refused) throw new UserError(`${refused.file}: ${refused.faults.map(faultText).join('; ')}`);
  const written = reads.filter((read): read is Written<Definition> => !isRefused(read));
  checkOnce(written);
  const applied = await withChallenges((db, { challenges }) => {
    const isShown = async (id: string, version: number) => (await findChallenge(db, id, version)) !== null;
    const versions = { ...challenges, isShown };
    return dryRun ? foresee(versions, written) : apply(versions, written, asked(by === undefined ? {} : { by }).by);
  });
  if (json) return console.log(JSON.stringify({ dryRun, challenges: applied }));
  for (const one of applied) console.log(appliedText(one, dryRun));
}
