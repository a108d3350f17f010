/** The data dictionary: every view with its columns, from the processors' declarations. */
import { analystViewsOf } from '../../engine/analysts.js';
import { sqlType } from '../../engine/columns.js';
import { inSeconds } from '../../engine/duration.js';
import type { SqlView } from '../../engine/sql-view.js';
import { sqlViewsOf, topologyOf, viewsOf } from '../../engine/topology.js';
import { columnsOf, snakeCase, type View } from '../../engine/view.js';
import { processors } from '../../processors/index.js';
import { code, table } from './markdown.js';

/** What tables and what is computed have in common. */
type Described = Pick<View, 'name' | 'comment' | 'freshWithinMs' | 'columns'>;

const section = ({ name, comment, freshWithinMs, columns }: Described, made: string, hidden = ''): string =>
  [
    `## ${snakeCase(name)}`,
    '',
    `${comment} ${made}. At most ${inSeconds(freshWithinMs)} behind.${hidden}`,
    '',
    table(
      ['column', 'type', 'meaning'],
      columnsOf({ columns }).map(([column, declared]) => [
        code(snakeCase(column)),
        `${sqlType(declared)}${declared.nullable ? ', null' : ''}`,
        declared.comment,
      ]),
    ),
  ].join('\n');

const viewSection = (view: View, processor: string): string =>
  section(
    view,
    `Made by the processor ${code(processor)}; one row per ${view.key.map((name) => code(snakeCase(name))).join(', ')}`,
    view.access === 'private' ? ' Private: not in `models`.' : '',
  );

const sqlViewSection = (view: SqlView): string =>
  section(view, `Computed when read, from ${view.reads.map(code).join(' and ')}`);

/** The same for analysts: what is personal is left out. */
export const analyticsPart = (): string =>
  topologyOf(processors)
    .lineages.flatMap(({ processor }) => analystViewsOf(processor))
    .map((view) =>
      section(
        { ...view, name: view.name.replace(/^analytics\./, '') },
        `Of ${view.reads.map((name) => code(`models.${name}`)).join(' and ')}`,
      ),
    )
    .join('\n\n');

/** One section per view, upstream ones first. */
export const viewsPart = (): string =>
  topologyOf(processors)
    .lineages.flatMap(({ processor }) => [
      ...Object.values(viewsOf(processor)).map((view) => viewSection(view, processor.name)),
      ...Object.values(sqlViewsOf(processor)).map(sqlViewSection),
    ])
    .join('\n\n');
