/** `repstream explain VIEW KEY…`: what stands behind one row of a public view. */
import { type Command, InvalidArgumentError } from 'commander';
import { builtAs } from '../../deploy/builds.js';
import { readSettings } from '../../deploy/settings.js';
import type { ComputedView } from '../../engine/explain/computed.js';
import { explain } from '../../engine/explain/explain.js';
import { topologyOf } from '../../engine/topology.js';
import { snakeCase } from '../../engine/view.js';
import { processors } from '../../processors/index.js';
import { columnsAsked, computedNamed, computedRows, computedTextOf } from '../explain/computed.js';
import { checkRow, conditionsOf, viewNamed } from '../explain/find.js';
import { textOf } from '../explain/text.js';
import { looking } from '../looking.js';
import { showProgress, showReading } from '../progress.js';

interface Options {
  readonly limit: number;
  readonly depth: number;
  readonly json?: boolean;
}

const whole = (least: number, most: number) => (text: string) => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
};

const HELP = `
Reads the log from its start, since nothing indexes it by key.

Examples:
  repstream explain workouts 6a1f5a5e-8f0e-4c52-9d0a-3f1c9a2b7e10
  repstream explain workout_sets 6a1f5a5e-8f0e-4c52-9d0a-3f1c9a2b7e10 2
  repstream explain personal_bests user_id=ana exercise_id=leg-press
  repstream explain leaderboard user_id=ana month=2026-11-01 measure=tonnage gym_id= exercise_id=

A view that Postgres computes when it is read, such as leaderboard, has no records behind it: it is
told which rows of which views its row is made of, with the commands that explain these.`;

export default function register(program: Command): void {
  program
    .command('explain')
    .argument('<view>', 'a public view')
    .argument('<key...>', 'the key of the row; of several columns, each in order; or column=value of some columns')
    .option('--limit <n>', 'records and entities to list of each input; all are counted', whole(1, 100_000), 50)
    .option('--depth <n>', 'processors to go back through', whole(1, 20), 3)
    .addHelpText('after', HELP)
    .action(run);
}

async function run(name: string, key: readonly string[], { limit, depth, json }: Options): Promise<void> {
  const topology = topologyOf(builtAs(processors, readSettings().builds));
  const computed = computedNamed(topology, name);
  if (computed) return explainComputedView(computed, key, { limit, json: json ?? false });
  const owned = viewNamed(topology, name);
  const conditions = conditionsOf(owned, key);
  const explanation = await looking('explain', ['Kafka', 'Postgres', 'schema registry'], async (observer) => {
    await checkRow(observer.database, owned, conditions);
    return explain(observer, owned, conditions, { most: limit, depth, onProgress: showReading });
  });
  showProgress('');
  console.log(json ? JSON.stringify({ view: name, ...explanation }) : textOf(name, explanation));
  process.exit(0);
}

/** Its rows are made by a query that anybody can read, so what stands behind them are rows, not records. */
async function explainComputedView(
  computed: ComputedView,
  key: readonly string[],
  { limit, json }: { limit: number; json: boolean },
): Promise<void> {
  const conditions = columnsAsked(computed, key);
  const rows = await looking('explain', ['Kafka', 'Postgres'], ({ database }) =>
    computedRows(database, computed, conditions, limit),
  );
  const { reads: computedFrom } = computed.view;
  const view = snakeCase(computed.view.name);
  console.log(json ? JSON.stringify({ view, computedFrom, rows }) : computedTextOf(computed, rows));
  process.exit(0);
}
