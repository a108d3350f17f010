/** The dataflow for a terminal: inputs, lineage, outputs, side by side. */
import { inSeconds } from '../../engine/duration.js';
import type { Stage } from '../../engine/graph/dataflow.js';
import type { LiveStage } from '../../engine/graph/live.js';
import { arrowWords, stageWords } from './words.js';

const HEADINGS = ['topics read', 'lineage', 'what comes of it'] as const;

/** One block per processor, upstream ones first; with what runs, positions and lags stand beside the names. */
export function textOf(stages: readonly Stage[], live: readonly LiveStage[] = [], now = 0): string {
  const blocks = stages.map((stage) => blockOf(stage, stages, live, now));
  const widest = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
  const left = widest([HEADINGS[0], ...blocks.flatMap((block) => block.left)]);
  const middle = widest([HEADINGS[1], ...blocks.flatMap((block) => block.middle)]);
  const line = (cells: readonly [string, string, string, string, string]) =>
    `${cells[0].padEnd(left)} ${cells[1]} ${cells[2].padEnd(middle)} ${cells[3]} ${cells[4]}`.trimEnd();

  const lines = [line([HEADINGS[0], '    ', HEADINGS[1], '    ', HEADINGS[2]])];
  for (const block of blocks) {
    lines.push('');
    const height = Math.max(block.left.length, block.middle.length, block.right.length);
    for (let row = 0; row < height; row++) {
      lines.push(
        line([
          block.left[row] ?? '',
          joins(row, block.left.length),
          block.middle[row] ?? '',
          splits(row, block.right.length),
          block.right[row] ?? '',
        ]),
      );
    }
  }
  lines.push('', 'Every processor also follows ticks, the only clock.');
  if (stages.some(({ computed }) => computed.length > 0))
    lines.push('A view with ← has no rows of its own: Postgres computes it from these when it is read.');
  return lines.join('\n');
}

function blockOf(stage: Stage, stages: readonly Stage[], live: readonly LiveStage[], now: number) {
  const running = live.find(({ lineage }) => lineage === stage.lineage);
  const reading = (physical: string) => {
    const input = running?.inputs.find(({ topic }) => topic === physical);
    return input ? ` ${arrowWords(input)}` : '';
  };
  const lateness = (name: string) => {
    const view = running?.views.find(({ view }) => view === name);
    return view ? `, ${view.fresh ? 'fresh' : `${inSeconds(view.lagMs)} behind`}` : '';
  };
  return {
    left: [
      ...stage.reads.map(({ topic, physical }) => `${topic}${reading(physical)}`),
      ...stage.tables.map(({ topic }) => `${topic} (table)`),
    ],
    middle: [stage.lineage, `by ${stage.keyedBy}`, ...(running ? [stageWords(running, now)] : [])],
    right: [
      ...stage.writes.map(({ topic }) => `topic ${topic}${readersOf(topic, stages)}`),
      ...stage.views.map(
        ({ view, access }) => `view ${view}${access === 'private' ? ' (private)' : ''}${lateness(view)}`,
      ),
      ...stage.computed.map(({ view, reads }) => `view ${view} ← ${reads.join(', ')}${lateness(view)}`),
    ],
  };
}

function readersOf(topic: string, stages: readonly Stage[]): string {
  const readers = stages.filter(({ reads }) => reads.some((read) => read.topic === topic));
  return readers.length === 0 ? '' : ` → ${readers.map(({ processor }) => processor).join(', ')}`;
}

/** The stroke right of input `row` of `count`: all run into the first row's arrow. */
function joins(row: number, count: number): string {
  if (row >= count) return '    ';
  if (row === 0) return count === 1 ? '───▶' : '─┬─▶';
  return row === count - 1 ? '─┘  ' : '─┤  ';
}

/** The stroke left of output `row` of `count`: all come from the first row. */
function splits(row: number, count: number): string {
  if (row >= count) return '    ';
  if (row === 0) return count === 1 ? '───▶' : '─┬─▶';
  return row === count - 1 ? ' └─▶' : ' ├─▶';
}
