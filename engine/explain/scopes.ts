/** Which scopes showed something: the state tables remember it. */
import type { Shown } from '../cache.js';
import { stateTable } from '../ddl.js';
import type { Sql } from '../postgres.js';
import { decodeShown } from '../present.js';
import type { Columns, View } from '../view.js';
import { snakeCase } from '../view.js';
import type { PhysicalRow } from './row.js';

/** One scope of a key of a task. */
export interface Scope {
  readonly task: number;
  readonly key: string;
  readonly scope: string;
  /** Table entries that it looked up, found or not, `<table>/<id>`. */
  readonly used: readonly string[];
}

interface StateRow {
  readonly task: number;
  readonly key: string;
  readonly scope: string;
  readonly used: string[] | null;
  readonly shown: string;
}

const scopeOf = ({ task, key, scope, used }: StateRow): Scope => ({ task, key, scope, used: used ?? [] });

/** The scopes that show this row. */
export async function scopesOfRow(sql: Sql, lineage: string, view: View, row: PhysicalRow): Promise<Scope[]> {
  const states = await sql.query<StateRow & Record<string, unknown>>(
    `select task, key, scope, used, shown from ${stateTable(lineage)} where key = $1 and task = $2`,
    [row.key, row.task],
  );
  const isThis = (shown: Shown) => 'view' in shown && shown.view === view.name && hasKey(view, shown.row, row.cells);
  return states.filter(({ shown }) => decodeShown(shown).some(isThis)).map(scopeOf);
}

/** Whether key cells, as a fold gave them, are those of a row, as Postgres gives it. */
function hasKey(view: View, given: readonly unknown[], cells: PhysicalRow['cells']): boolean {
  return view.key.every((name, i) => {
    const [cell, stored] = [given[i], cells[snakeCase(name)]];
    const kind = (view.columns as Columns)[name]?.kind;
    if (kind === 'timestamp') return Date.parse(String(stored)) === cell;
    if (kind === 'uuid') return String(cell).toLowerCase() === stored;
    return cell === stored;
  });
}

/** The scopes of a task that told these entities of a topic, by entity. Reads all states of the task: nothing indexes what they show. */
export async function scopesOfEntities(
  sql: Sql,
  lineage: string,
  task: number,
  topic: string,
  entities: readonly string[],
): Promise<ReadonlyMap<string, Scope[]>> {
  const states = await sql.query<StateRow & Record<string, unknown>>(
    `select task, key, scope, used, shown from ${stateTable(lineage)}
     where task = $1 and exists (select from unnest($2::text[]) entity where position(entity in shown) > 0)`,
    [task, entities.map((entity) => JSON.stringify(entity))],
  );
  const found = new Map<string, Scope[]>();
  for (const state of states) {
    for (const shown of decodeShown(state.shown)) {
      if (!('topic' in shown) || shown.topic !== topic || !entities.includes(shown.entity)) continue;
      found.set(shown.entity, [...(found.get(shown.entity) ?? []), scopeOf(state)]);
    }
  }
  return found;
}
