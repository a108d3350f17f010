/** The data dictionary: every view with its columns, from the processors' declarations. */
import { sqlType } from '../../engine/columns.js';
import { inSeconds } from '../../engine/duration.js';
import { topologyOf, viewsOf } from '../../engine/topology.js';
import { columnsOf, snakeCase, type View } from '../../engine/view.js';
import { processors } from '../../processors/index.js';
import { code, table } from './markdown.js';

const section = (view: View, processor: string): string =>
  [
    `## ${view.name}`,
    '',
    `${view.comment} Made by the processor ${code(processor)}; one row per ${view.key.map((name) => code(snakeCase(name))).join(', ')}. At most ${inSeconds(view.freshWithinMs)} behind.${view.access === 'private' ? ' Private: not in `models`.' : ''}`,
    '',
    table(
      ['column', 'type', 'meaning'],
      columnsOf(view).map(([name, column]) => [
        code(snakeCase(name)),
        `${sqlType(column)}${column.nullable ? ', null' : ''}`,
        column.comment,
      ]),
    ),
  ].join('\n');

/** One section per view, upstream ones first. */
export const viewsPart = (): string =>
  topologyOf(processors)
    .lineages.flatMap(({ processor }) => Object.values(viewsOf(processor)).map((view) => section(view, processor.name)))
    .join('\n\n');
