/** The commands of a guide, in order, as somebody types them. */
import { readFileSync } from 'node:fs';

export interface GuideCommand {
  /** As it stands in the guide. */
  readonly text: string;
  readonly parameters: readonly string[];
  /** Said by `# exit code N` behind it. */
  readonly exitCode: number;
  /** Said by a comment before it: it goes on while the next are typed. */
  readonly terminal: 'this' | 'second' | 'where the old code ran';
  /** What the guide shows of its output: the `text` block behind its own. */
  readonly shown: readonly string[];
}

/** What the `sh` blocks of a guide say. Throws on a line that is neither a command of ours nor a comment that it knows. */
export function commandsOf(path: string): GuideCommand[] {
  const text = readFileSync(path, 'utf8');
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$(?:\n+```text\n([\s\S]*?)^```$)?/gm)];
  return blocks.flatMap(([, block = '', shown]) => {
    const lines = block.trim().split('\n');
    let terminal: GuideCommand['terminal'] = 'this';
    return lines
      .flatMap((line) => {
        const comment = /^# (.+)$/.exec(line)?.[1];
        if (comment === 'in a second terminal') terminal = 'second';
        else if (comment === 'where the old code ran') terminal = 'where the old code ran';
        else if (comment !== undefined) throw new Error(`a comment that means nothing here: ${line}`);
        if (comment !== undefined) return [];
        const found = /^npx repstream (.+?)(?:\s+# exit code (\d+))?$/.exec(line);
        if (!found) throw new Error(`no command of ours: ${line}`);
        const [, said = '', exitCode = '0'] = found;
        return [
          { text: `npx repstream ${said}`, parameters: words(said), exitCode: Number(exitCode), terminal, shown: [] },
        ];
      })
      .map((command, i, all) =>
        i === all.length - 1 ? { ...command, shown: shown?.trimEnd().split('\n') ?? [] } : command,
      );
  });
}

/** As a shell splits them; quotes are all it knows. */
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = '']) => quoted ?? plain);

/** The lines of a guide that an output lacks, in order; ids, lineages and numbers are anybody's own. */
export function missingFrom(output: string, shown: readonly string[]): string[] {
  const lines = output.split('\n').map(shapeOf);
  let from = 0;
  return shown.filter((line) => {
    const at = lines.indexOf(shapeOf(line), from);
    if (at >= 0) from = at + 1;
    return at < 0;
  });
}

const shapeOf = (line: string): string =>
  line
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/(-v\d+)-[0-9a-f]{8}\b/g, '$1-INPUTS')
    .replace(/(?<![-\w])\d[\d,.]*/g, '0')
    .replace(/\s+/g, ' ')
    .trim();
