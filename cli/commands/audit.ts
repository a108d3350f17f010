/** `repstream audit`: whether all that was read, folded and put out adds up; exit code 1 when something does not. */
import type { Command } from 'commander';
import { UserError } from '../../deploy/user-error.js';
import { audit } from '../../engine/audit/audit.js';
import type { Lineage } from '../../engine/topology.js';
import { processors } from '../../processors/index.js';
import { textOf } from '../audit/text.js';
import { looking } from '../looking.js';
import { showProgress, showReading } from '../progress.js';

interface Options {
  readonly only?: readonly string[];
  readonly log?: boolean;
  readonly json?: boolean;
}

const names = processors.map(({ name }) => name);
const list = (text: string) => text.split(',').map((name) => name.trim());

export default function register(program: Command): void {
  program
    .command('audit')
    .option('--only <names>', `processors to audit, with commas between (of ${names.join(', ')})`, list)
    .option('--log', 'read the topics again from their start: exact, finds conflicts, takes its time')
    .addHelpText('after', '\nThe result is also kept: select * from engine.audits order by at desc;')
    .action(run);
}

async function run({ only, log = false, json = false }: Options): Promise<void> {
  const unknown = only?.find((name) => !(names as readonly string[]).includes(name));
  if (unknown !== undefined) throw new UserError(`there is no processor ${unknown}: there are ${names.join(', ')}`);
  const isWanted = ({ processor }: Lineage) => !only || only.includes(processor.name);
  const result = await looking(
    'audit',
    log ? ['Kafka', 'Postgres', 'schema registry'] : ['Kafka', 'Postgres'],
    (observer) =>
      audit(observer, observer.topology.lineages.filter(isWanted), log ? { onProgress: showReading } : null),
  );
  showProgress('');
  console.log(json ? JSON.stringify(result) : textOf(result));
  process.exit(result.ok ? 0 : 1);
}
