/** The reference of rules, from the declarations of nodes, conditions, measures and units. */
import { measures } from '../../rules/amounts/measures.js';
import { type Dimension, dimensions, unitsOf } from '../../rules/amounts/units.js';
import { fallCauses } from '../../rules/fall-causes.js';
import { filters } from '../../rules/filters/where.js';
import { nodeKinds } from '../../rules/nodes/index.js';
import { reasons } from '../../rules/reasons.js';
import { words } from '../../rules/words.js';
import { code, fenced, table } from './markdown.js';

/** Every kind of node, with an example and its sentence. */
export const nodesPart = (): string =>
  nodeKinds
    .map(({ kind, comment, example, fields }) => {
      const rule = { schema: 1, root: { kind, ...example } };
      return [
        `### ${code(kind)}`,
        '',
        comment,
        '',
        `Fields: ${Object.keys(fields.properties).map(code).join(', ')}. “${words(rule)}” is`,
        '',
        fenced('json', JSON.stringify(rule.root, null, 2)),
      ].join('\n');
    })
    .join('\n\n');

/** Every condition of `where`. */
export const filtersPart = (): string =>
  table(
    ['condition', 'looks at', 'meaning'],
    Object.entries(filters).map(([name, { comment, ...filter }]) => [
      code(name),
      [...('workout' in filter ? ['workouts'] : []), ...('set' in filter ? ['sets'] : [])].join(' and '),
      comment,
    ]),
  );

/** Everything that can be measured. */
export const ruleMeasuresPart = (): string =>
  table(
    ['measure', 'of', 'unit', 'aggregates', 'what it is'],
    Object.entries(measures).map(([name, { of, dimension, aggregates, words: what }]) => [
      code(name),
      of === 'distinct' ? 'different ones' : `${of}s`,
      dimension,
      aggregates.join(', '),
      what,
    ]),
  );

/** The units of each dimension. */
export const unitsPart = (): string =>
  table(
    ['dimension', 'units'],
    Object.keys(dimensions).map((name) => [
      name,
      unitsOf(name as Dimension)
        .map((unit) => code(unit === '' ? "''" : unit))
        .join(', '),
    ]),
  );

/** Why a workout does not count, and why progress falls. */
export const reasonsOfRulesPart = (): string =>
  [
    table(
      ['reason', 'what the member is told'],
      Object.entries(reasons).map(([name, text]) => [code(name), text]),
    ),
    table(
      ['why progress may fall', 'meaning'],
      Object.entries(fallCauses).map(([name, text]) => [code(name), text]),
    ),
  ].join('\n\n');
