/** From what was typed to a view and the key of a row; every mistake names what there is instead. */
import { UserError } from '../../deploy/user-error.js';
import { computedViews } from '../../engine/explain/computed.js';
import { type OwnedView, promotedOf, publicViews, rowKeyOf, rowsOf, someRowKeys } from '../../engine/explain/row.js';
import { messageOf } from '../../engine/log.js';
import type { Sql } from '../../engine/postgres.js';
import type { Topology } from '../../engine/topology.js';
import { snakeCase } from '../../engine/view.js';

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

/** Throws a UserError unless the key has as many parts as the view's. */
export function checkParts({ view }: OwnedView, given: readonly string[]): void {
  const names = rowKeyOf(view);
  if (given.length === names.length) return;
  const parts = names.length === 1 ? 'one part' : `${names.length} parts`;
  throw new UserError(`a key of ${view.name} has ${parts} (${names.join(', ')}), and ${given.length} were given`);
}

/** Throws a UserError unless readers see the build that this code declares, and it has a row of that key. */
export async function checkRow(sql: Sql, owned: OwnedView, given: readonly string[]): Promise<void> {
  const { lineage, view } = owned;
  const promoted = await promotedOf(sql, lineage.processor.name);
  if (promoted === null) throw new UserError(`${view.name} is not built yet: start \`repstream process\``);
  if (promoted !== lineage.name)
    throw new UserError(
      `${view.name} shows ${promoted}, and this code builds ${lineage.name}: explain it with the code that it was promoted from`,
    );
  const rows = await rowsOf(sql, owned, given).catch((error: unknown) => {
    // Postgres' codes for values that a type cannot hold.
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('22'))) throw error;
    throw new UserError(`a key of ${view.name} looks otherwise: ${messageOf(error)}`);
  });
  if (rows.length > 0) return;
  const examples = await someRowKeys(sql, owned, EXAMPLES);
  const others = examples.length === 0 ? 'it is empty' : `there are, for example, ${examples.join('; ')}`;
  throw new UserError(`${view.name} has no row of ${rowKeyOf(view).join(', ')} ${given.join(' ')}: ${others}`);
}
