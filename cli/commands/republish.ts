/** `repstream republish TASK…`: has tasks tell everything again, to mend what their readers miss. */
import type { Command } from 'commander';
import { pause } from '../../engine/log.js';
import type { Sql } from '../../engine/postgres.js';
import { type Asked, askToRepublish, republished, tasksNamed } from '../../engine/restoring/republish.js';
import { showProgress } from '../progress.js';
import { type AskOptions, asked, say } from '../views/asking.js';
import { withDatabase } from '../views/parts.js';

const LOOK_MS = 500;

const HELP = `
A task that stopped with REPSTREAM_GAP names the task to republish, and goes on by itself once that has begun. Interrupted, the wish stands and is fulfilled all the same; asked again, it begins again.

Examples:
  repstream republish sessions-v1-a653b910/3
  repstream republish sessions-v1-a653b910      all tasks of that build`;

export default function register(program: Command): void {
  program
    .command('republish')
    .argument('<task...>', 'tasks (<lineage>/<partition>), or lineages for all of their tasks')
    .option('--dry-run', 'only say what would be told again')
    .option('--by <name>', 'who asks (default: the user)')
    .addHelpText('after', HELP)
    .action(run);
}

async function run(names: readonly string[], options: AskOptions & { dryRun?: boolean }): Promise<void> {
  const { dryRun = false, json } = options;
  const tasks = await withDatabase(async (database) => {
    const all: Asked[] = [];
    for (const name of names) all.push(...(await tasksNamed(database, name)));
    if (dryRun) return all;
    await askToRepublish(database, all, asked(options).by);
    await untilDone(database, all);
    return all;
  });
  showProgress('');
  if (json) return console.log(JSON.stringify({ dryRun, tasks }));
  for (const { lineage, partition, scopes } of tasks)
    console.log(
      `${lineage}/${partition} ${dryRun ? 'would tell' : 'has told'} everything again: ${scopes.toLocaleString('en')} scope${scopes === 1 ? '' : 's'}`,
    );
}

async function untilDone(sql: Sql, tasks: readonly Asked[]): Promise<void> {
  const quiet = tasks.filter(({ isQuiet }) => isQuiet);
  if (quiet.length > 0)
    say(
      `${quiet.length} of ${tasks.length} tasks wrote nothing lately: should no process run them, start \`repstream process\``,
    );
  for (;;) {
    const { waiting, renewing, scopes } = await republished(sql, tasks);
    if (waiting + renewing === 0) return;
    showProgress(
      waiting > 0
        ? `${waiting} of ${tasks.length} tasks begin with the next tick`
        : `${renewing} of ${tasks.length} tasks are at it, ${scopes.toLocaleString('en')} scopes to show again`,
    );
    await pause(LOOK_MS);
  }
}
