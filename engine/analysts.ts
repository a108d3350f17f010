/**
 * What analysts read: the views that are declared for them, in a schema of their own, without the columns that are personal and
 * without rows of too few people. Made from the same declarations, so that a promote takes it along.
 */
import { identifier } from './postgres.js';
import type { AnyProcessor } from './processor.js';
import type { SqlView } from './sql-view.js';
import { sqlViewsOf, viewsOf } from './topology.js';
import { type Column, type Columns, columnsOf, snakeCase, type View } from './view.js';

/** Fewer people may be told apart. */
const LEAST_PEOPLE = 5;

const PREFIX = 'analytics.';

/** Whether a name is of what analysts read. */
export const isForAnalysts = (name: string): boolean => name.startsWith(PREFIX);

/** What analysts read of a processor; each is named with its schema. */
export const analystViewsOf = (processor: AnyProcessor): SqlView[] => [
  ...Object.values(viewsOf(processor)).flatMap((view) =>
    view.analysts ? forAnalysts(view, [snakeCase(view.name)], `models.${identifier(snakeCase(view.name))}`) : [],
  ),
  // Of the query itself: so what is computed is not in the way when it is made anew.
  ...Object.values(sqlViewsOf(processor)).flatMap((view) =>
    view.analysts ? forAnalysts(view, view.reads, `(${view.sql})`) : [],
  ),
];

type Declared = Pick<View, 'name' | 'comment' | 'columns' | 'freshWithinMs'>;

function forAnalysts(
  { name, comment, columns, freshWithinMs }: Declared,
  reads: readonly string[],
  from: string,
): SqlView {
  const shown = columnsOf({ columns }).filter(([, column]) => !column.personal);
  const totals = shown.flatMap(([column, { people }]) => (people === 'all' ? cell(column) : []));
  const where = totals.map((total) => `${total} >= ${LEAST_PEOPLE}`).join(' and ');
  const cells = shown.map(([column, { people }]) =>
    people === 'some' ? `${unlessFew(cell(column), totals)} as ${identifier(snakeCase(column))}` : cell(column),
  );
  return {
    name: `${PREFIX}${name}`,
    comment: totals.length > 0 ? `${comment} Rows of fewer than ${LEAST_PEOPLE} people are not here.` : comment,
    columns: Object.fromEntries(shown.map(([column, declared]) => [column, described(declared)])) as Columns,
    reads,
    sql: `select ${cells.join(', ')} from ${from} s${where && ` where ${where}`}`,
    freshWithinMs,
  };
}

const cell = (column: string) => `s.${identifier(snakeCase(column))}`;

/** A number of people that is small, or leaves few of a total, tells of these; none and all tell of everybody alike. */
const unlessFew = (some: string, totals: readonly string[]) =>
  `case when ${[
    `(${some} = 0 or ${some} >= ${LEAST_PEOPLE})`,
    ...totals.map((total) => `(${some} = ${total} or ${total} - ${some} >= ${LEAST_PEOPLE})`),
  ].join(' and ')} then ${some} end`;

const described = (column: Column): Column =>
  column.people === 'some'
    ? { ...column, nullable: true, comment: `${column.comment} Null: 1 to ${LEAST_PEOPLE - 1}, or all but so few.` }
    : column;
