/** `repstream graph`: the dataflow as declared, which asks nothing that runs; with --live as it runs. */
import { type Command, Option } from 'commander';
import { builtAs } from '../../deploy/builds.js';
import { readSettings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import { declaredBuilds, isPrepared } from '../../engine/freshness/builds.js';
import { observe } from '../../engine/freshness/observe.js';
import { dataflowOf } from '../../engine/graph/dataflow.js';
import { liveOf } from '../../engine/graph/live.js';
import type { Observer } from '../../engine/observer.js';
import { processors } from '../../processors/index.js';
import { mermaidOf } from '../graph/mermaid.js';
import { textOf } from '../graph/text.js';
import { looking } from '../looking.js';

interface Options {
  readonly live?: boolean;
  readonly mermaid?: boolean;
  readonly json?: boolean;
}

export default function register(program: Command): void {
  program
    .command('graph')
    .option('--live', 'with the positions, lags and processes of what runs now')
    .option('--mermaid', 'as a Mermaid flowchart, which Markdown pages draw')
    .addOption(new Option('--json', 'print JSON').conflicts('mermaid'))
    .action(async ({ live, mermaid, json }: Options) => {
      const stages = dataflowOf(builtAs(processors, readSettings().builds));
      const running = live ? await looking('graph', ['Kafka', 'Postgres'], look) : [];
      const now = Date.now();
      if (json) console.log(JSON.stringify(live ? { stages, running } : stages));
      else console.log(mermaid ? mermaidOf(stages, running, now) : textOf(stages, running, now));
      if (live) process.exit(0);
    });
}

async function look({ topology, database, admin }: Observer) {
  if (!(await isPrepared(database)))
    throw new UserError('no processor of this version has ever run on this database: start `repstream process`');
  return liveOf(await observe(database, admin, declaredBuilds(topology)));
}
