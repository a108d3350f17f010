/** `repstream graph`: the dataflow as declared; asks nothing that runs. */
import { type Command, Option } from 'commander';
import { processors } from '../../processors/index.js';
import { dataflowOf } from '../graph/dataflow.js';
import { mermaidOf } from '../graph/mermaid.js';
import { textOf } from '../graph/text.js';

export default function register(program: Command): void {
  program
    .command('graph')
    .option('--mermaid', 'as a Mermaid flowchart, which Markdown pages draw')
    .addOption(new Option('--json', 'print JSON').conflicts('mermaid'))
    .action(({ mermaid, json }: { mermaid?: boolean; json?: boolean }) => {
      const stages = dataflowOf(processors);
      if (json) console.log(JSON.stringify(stages));
      else console.log(mermaid ? mermaidOf(stages) : textOf(stages));
    });
}
