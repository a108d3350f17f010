/** From what was typed to a view and the key of a row; every mistake names what there is instead. */
import { UserError } from '../../deploy/user-error.js';
import { computedViews } from '../../engine/explain/computed.js';
import {
  byKey,
  type Condition,
  type OwnedView,
  promotedOf,
  publicViews,
  rowKeyOf,
  rowsOf,
  someRowKeys,
} from '../../engine/explain/row.js';
import { messageOf } from '../../engine/log.js';
import type { Sql } from '../../engine/postgres.js';
import type { Topology } from '../../engine/topology.js';
import { columnsOf, snakeCase, type View } from '../../engine/view.js';

const EXAMPLES = 3;

/** The public view of that name. Throws a UserError that lists them. */
export function viewNamed(topology: Topology, name: string): OwnedView {
  const views = publicViews(topology);
  const found = views.find(({ view }) => snakeCase(view.name) === name);
  if (found) return found;
  const computed = computedViews(topology).map(({ view }) => snakeCase(view.name));
  throw new UserError(
    `there is no public view ${name}: there are ${views.map(({ view }) => snakeCase(view.name)).join(', ')}; and, computed from these, ${computed.join(', ')}`,
  );
}

/** What was asked of a row: its key part by part, or `column=value` each. Throws a UserError that says how. */
export function conditionsOf({ view }: OwnedView, given: readonly string[]): Condition[] {
  const conditions = namedConditions(view, given);
  if (conditions.length === given.length) return conditions;
  const names = rowKeyOf(view);
  if (given.length === names.length) return byKey(view, given);
  const parts = names.length === 1 ? 'one part' : `${names.length} parts`;
  throw new UserError(
    `a key of ${view.name} has ${parts} (${names.join(', ')}), and ${given.length} were given; or say which row by its columns, such as ${names[0]}=…`,
  );
}

/** Of these, those that are `column=value` with a column of the view. */
export function namedConditions({ columns }: Pick<View, 'columns'>, given: readonly string[]): Condition[] {
  const known = columnsOf({ columns }).map(([name]) => snakeCase(name));
  return given.flatMap((part): Condition[] => {
    const [, column = '', value = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    return known.includes(column) ? [[column, value]] : [];
  });
}

/** Throws a UserError unless readers see the build that this code declares, and it has a row of that key. */
export async function checkRow(sql: Sql, owned: OwnedView, conditions: readonly Condition[]): Promise<void> {
  const { lineage, view } = owned;
  const promoted = await promotedOf(sql, lineage.processor.name);
  if (promoted === null) throw new UserError(`${view.name} is not built yet: start \`repstream process\``);
  if (promoted !== lineage.name)
    throw new UserError(
      `${view.name} shows ${promoted}, and this code builds ${lineage.name}: explain it with the code that it was promoted from`,
    );
  const rows = await rowsOf(sql, owned, conditions, 1).catch((error: unknown) => {
    // Postgres' codes for values that a type cannot hold.
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('22'))) throw error;
    throw new UserError(`a key of ${view.name} looks otherwise: ${messageOf(error)}`);
  });
  if (rows.length > 0) return;
  const examples = await someRowKeys(sql, owned, EXAMPLES);
  const others = examples.length === 0 ? 'it is empty' : `there are, for example, ${examples.join('; ')}`;
  throw new UserError(
    `${view.name} has no row of ${conditions.map(([column]) => column).join(', ')} ${conditions.map(([, value]) => value).join(' ')}: ${others}`,
  );
}
