/** `repstream views …`: the builds of the views: which there are, how they differ, and which one readers see. */
import type { Command } from 'commander';
import type { Expectations } from '../../engine/lineages/expectations.js';
import { build, positive } from '../views/build.js';
import { compare } from '../views/compare.js';
import { expecting } from '../views/expect.js';
import { list } from '../views/list.js';
import { promote } from '../views/promote.js';
import { retire } from '../views/retire.js';
import { rollback } from '../views/rollback.js';

/** Options of everything that goes into the history. */
const recorded = (command: Command): Command =>
  command
    .option('--by <name>', 'who asks, for the history (default: the user of this machine)')
    .option('--reason <text>', 'why, for the history');

export default function register(program: Command): void {
  const views = program.command('views');
  views
    .command('list')
    .description('every build: what is promoted, how far each has come, what it takes; row counts are estimates')
    .action(list);
  views
    .command('build')
    .description(
      'make the builds of the present code that readers do not see, beside the live ones, until they are caught up',
    )
    .argument(
      '[processor...]',
      'these, with what they read and what is built on them (default: all that are not promoted)',
    )
    .option(
      '--rate <n>',
      'read at most so many records a second (default: no bound)',
      positive,
      Number.POSITIVE_INFINITY,
    )
    .option('--live-lag <ms>', 'read less while what readers see is later than this', positive, 1_000)
    .option('--stay', 'go on following the log once caught up')
    .action(build);
  recorded(views.command('compare'))
    .description('compare the views of two builds row by row; exit code 1 when more differs than is declared')
    .argument('<lineage>', 'the new build, as `views list` names it')
    .option('--with <lineage>', 'the old build (default: the promoted one of the same processor)')
    .option(
      '--expect <what>',
      'what is meant to differ: changed=COLUMN,… only-new=VIEW,… only-old=VIEW,… (more than once)',
      (text: string, earlier?: Expectations) => expecting(text, earlier),
    )
    .action(compare);
  recorded(views.command('promote'))
    .description('show a build to readers, with what it reads and what is built on it; refused when it is not ready')
    .argument('<lineage>', 'the build')
    .option('--force', 'in spite of what stands against it; needs --by and --reason')
    .option('--tell', 'tell members what they earned by it (default: awards are given, and nobody is told)')
    .action(promote);
  recorded(views.command('rollback'))
    .description('show readers again what was promoted before')
    .argument('<processor>', 'the processor whose last promote is undone')
    .action(rollback);
  recorded(views.command('retire'))
    .description('remove all that a build keeps in Postgres and Kafka; run it again when it was interrupted')
    .argument('<lineage>', 'the build')
    .option('--dry-run', 'list what would be removed')
    .action(retire);
}
