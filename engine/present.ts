/** What a scope shows against what it showed: rows to write and delete, entities to send and retract. */
import type { Cell, Shown } from './cache.js';
import { type Cell as CellValue, cellsOf } from './columns.js';
import { RepstreamError } from './errors.js';
import { hash } from './hash.js';
import type { AnyProcessor } from './processor.js';
import type { Outgoing, Topic } from './topic.js';
import { outputsOf, viewsOf } from './topology.js';
import { columnsOf, type Row, type View } from './view.js';

/** A row to write or delete: the cells of all columns, or of the view's key. */
export interface RowChange {
  readonly view: View;
  readonly cells: readonly CellValue[];
}

/** An event to send; null retracts the entity at that key. */
export interface OutgoingChange {
  readonly topic: Topic;
  readonly key: string;
  readonly entity: string;
  readonly value: object | null;
}

export interface Changes {
  readonly rows: RowChange[];
  readonly gone: RowChange[];
  readonly outgoing: OutgoingChange[];
}

/** Notes the differences and remembers what is shown now. Throws REPSTREAM_ROW and REPSTREAM_UNDECLARED. */
export function present(
  processor: AnyProcessor,
  cell: Cell,
  outputs: readonly (Row | Outgoing)[],
  changes: Changes,
): void {
  const former = new Map(cell.shown.map((shown) => [shown.id, shown]));
  const now: Shown[] = [];
  // A retraction goes before the entity's new place, so that no reader sees it twice.
  const sent: OutgoingChange[] = [];
  for (const output of outputs) {
    if (output.kind === 'row') {
      const view = viewNamed(processor, output.view);
      const cells = cellsOf(view, output.values);
      const row = keyColumns(view).map((column) => cells[column] ?? null);
      const id = `${view.name}\n${row.join('\n')}`;
      const before = former.get(id);
      if (!before || !('view' in before) || !before.cells || !equal(before.cells, cells))
        changes.rows.push({ view, cells });
      now.push({ id, view: view.name, row, cells });
    } else {
      const topic = topicNamed(processor, output.topic);
      const value = output.value as object;
      const [key, entity] = [topic.key(value), topic.entity(value)];
      const id = `${topic.name}\n${key}\n${entity}`;
      const before = former.get(id);
      const present = hash(JSON.stringify(value));
      if (!before || !('topic' in before) || before.hash !== present) sent.push({ topic, key, entity, value });
      now.push({ id, topic: topic.name, entity, key, hash: present });
    }
  }
  for (const { id } of now) former.delete(id);
  for (const shown of former.values()) {
    if ('view' in shown) changes.gone.push({ view: viewNamed(processor, shown.view), cells: shown.row });
    else
      changes.outgoing.push({
        topic: topicNamed(processor, shown.topic),
        key: shown.key,
        entity: shown.entity,
        value: null,
      });
  }
  changes.outgoing.push(...sent);
  cell.shown = now;
}

const equal = (a: readonly CellValue[], b: readonly CellValue[]) => a.every((value, i) => value === b[i]);

const keys = new WeakMap<View, readonly number[]>();

/** Where the key of a view stands among its columns. */
function keyColumns(view: View): readonly number[] {
  let columns = keys.get(view);
  if (!columns) {
    const names = columnsOf(view).map(([name]) => name);
    columns = view.key.map((name) => names.indexOf(name));
    keys.set(view, columns);
  }
  return columns;
}

/** What a scope shows, as stored: of rows only which they are, so that the text stays the same while a row moves. */
export const encodeShown = (shown: readonly Shown[]): string =>
  JSON.stringify(
    shown.map((one) => ('view' in one ? [one.view, one.row] : [one.topic, one.entity, one.key, one.hash])),
  );

/** The inverse of `encodeShown`; a row's cells are not known, so it is written again when it is next shown. */
export const decodeShown = (text: string): Shown[] =>
  (JSON.parse(text) as ([string, CellValue[]] | [string, string, string, number])[]).map((one) =>
    one.length === 2
      ? { view: one[0], row: one[1], id: `${one[0]}\n${one[1].join('\n')}`, cells: null }
      : { topic: one[0], entity: one[1], key: one[2], id: `${one[0]}\n${one[2]}\n${one[1]}`, hash: one[3] },
  );

function viewNamed(processor: AnyProcessor, name: string): View {
  for (const view of Object.values(viewsOf(processor))) if (view.name === name) return view;
  throw new RepstreamError('REPSTREAM_UNDECLARED', `${processor.name} showed a row of ${name}, which it does not own`);
}

function topicNamed(processor: AnyProcessor, name: string): Topic {
  for (const topic of Object.values(outputsOf(processor))) if (topic.name === name) return topic;
  throw new RepstreamError(
    'REPSTREAM_UNDECLARED',
    `${processor.name} showed an event of ${name}, which it does not write`,
  );
}
