/** `repstream analytics export|login`: what analysts read, as files, and who may. */
import type { Command } from 'commander';
import { UserError } from '../../deploy/user-error.js';
import { grantLogin, LOGIN_CONNECTIONS, LOGIN_SETTINGS } from '../../engine/analysts-role.js';
import { exportAnalytics } from '../analytics/export.js';
import { withDatabase } from '../views/parts.js';

const HELP = `
What there is, and ten questions with their SQL: docs/analysts.md.

Examples:
  repstream analytics export --to ./export          # duckdb: select * from './export/workouts.*.parquet'
  repstream analytics login ana                     # prints her password, once`;

interface Json {
  readonly json?: boolean;
}

export default function register(program: Command): void {
  const command = program.command('analytics').addHelpText('after', HELP);
  command
    .command('export')
    .requiredOption('--to <folder>', 'where the files go; made if missing, its parent is not')
    .description('write every table of schema analytics to a Parquet file, all as of one moment')
    .action(exportTables);
  command
    .command('login')
    .argument('<name>', 'of the role in Postgres: small letters, digits and _')
    .description('let somebody read schema analytics and nothing else; again: a new password')
    .action(login);
}

async function exportTables({ to, json }: Json & { readonly to: string }): Promise<void> {
  const { asOf, tables } = await withDatabase((database) =>
    exportAnalytics(database, to, (table) => json || process.stderr.write(`${table}\n`)).catch(unlessAway),
  );
  if (json) return console.log(JSON.stringify({ asOf, tables }));
  console.log(
    [
      `as of ${asOf}`,
      ...tables.map(({ file, rows }) => `${rows.toLocaleString('en').padStart(12)} rows  ${file}`),
    ].join('\n'),
  );
}

/** Postgres that goes away meanwhile is told in one line; what is wrong with a query is a bug of ours. */
function unlessAway(error: Error & { code?: string }): never {
  if (
    /^(08|57P)/.test(error.code ?? '') ||
    /^(ECONN|EPIPE)/.test(error.code ?? '') ||
    /^Connection terminated/.test(error.message)
  )
    throw new UserError(`Postgres went away: ${error.message}; no file was written`, { cause: error });
  throw error;
}

async function login(name: string, { json }: Json): Promise<void> {
  const made = await withDatabase((database) => grantLogin(database, name));
  if (json) return console.log(JSON.stringify(made));
  const settings = Object.entries(LOGIN_SETTINGS).map(([setting, value]) => `${setting} ${value}`);
  console.log(
    [
      `${made.name} ${made.made ? 'may read' : 'had a login, and has a new password for'} schema analytics`,
      `password: ${made.password} (it is not shown again)`,
      `held back by: ${LOGIN_CONNECTIONS} connections, ${settings.join(', ')}`,
      ...made.missing.map((statement) => `a superuser has still to run: ${statement}`),
    ].join('\n'),
  );
}
