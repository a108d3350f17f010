/** What a scope shows against what it showed: rows to write and delete, entities to send and retract. */
import { isDeepStrictEqual } from 'node:util';
import type { Cell, Shown } from './cache.js';
import { type Cell as CellValue, cellsOf } from './columns.js';
import { RepstreamError } from './errors.js';
import { hash } from './hash.js';
import type { AnyProcessor, Output } from './processor.js';
import type { Topic } from './topic.js';
import { outputsOf, viewsOf } from './topology.js';
import { columnsOf, type View } from './view.js';

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
  /** What the key as a whole shares is another than before: its other scopes are to be shown again. */
  sharesAnew: boolean;
}

/** Notes the differences and remembers what is shown now; `isForced`: entities are sent though they look the same. Throws REPSTREAM_ROW and REPSTREAM_UNDECLARED. */
export function present(
  processor: AnyProcessor,
  cell: Cell,
  outputs: readonly Output[],
  changes: Changes,
  isForced = false,
): void {
  const former = cell.shown;
  const now: Shown[] = [];
  // A retraction goes before the entity's new place, so that no reader sees it twice.
  const sent: OutgoingChange[] = [];
  let kept = 0;
  let isSame = cell.shown.length === outputs.length;
  const isOneOfSeveral = outputs.filter(({ kind }) => kind === 'row').length > 1;
  outputs.forEach((output, i) => {
    if (output.kind === 'shared') {
      if (!processor.shares || cell.scope !== '')
        throw new RepstreamError(
          'REPSTREAM_UNDECLARED',
          `${processor.name} shares from scope ${cell.scope}: only '' does, where it is declared`,
        );
      const before = find(former, i, (shown) => 'shared' in shown);
      if (before) kept++;
      if (!before || !('shared' in before) || !isDeepStrictEqual(before.shared, output.value)) {
        isSame = false;
        changes.sharesAnew = true;
      }
      now.push({ shared: output.value });
    } else if (output.kind === 'row') {
      const view = viewNamed(processor, output.view);
      const cells = cellsOf(view, output.values);
      const row = keyColumns(view).map((column) => cells[column] ?? null);
      const before = find(former, i, (shown) => 'view' in shown && shown.view === view.name && equal(shown.row, row));
      if (before) kept++;
      else isSame = false;
      if (!before || !('view' in before) || !isStill(before, cells)) {
        changes.rows.push({ view, cells });
        // With what is stored a hash of each row goes, where there are several.
        if (isOneOfSeveral) isSame = false;
      }
      now.push({ view: view.name, row, cells });
    } else {
      const topic = topicNamed(processor, output.topic);
      const value = output.value as object;
      const [key, entity] = [topic.key(value), topic.entity(value)];
      if (key.includes('\0') || entity.includes('\0'))
        throw new RepstreamError('REPSTREAM_ROW', `${topic.name}: an event with a NUL in its key or id`);
      const before = find(
        former,
        i,
        (shown) => 'topic' in shown && shown.topic === topic.name && shown.key === key && shown.entity === entity,
      );
      if (before) kept++;
      const present = hash(JSON.stringify(value));
      if (!before || !('topic' in before) || before.hash !== present || isForced) {
        isSame = false;
        sent.push({ topic, key, entity, value });
      }
      now.push({ topic: topic.name, entity, key, hash: present });
    }
  });
  if (now.length > 1) refuseDoubles(processor, now.map(idOf));
  if (kept < former.length) withdraw(processor, former, now, changes);
  changes.outgoing.push(...sent);
  cell.shown = now;
  if (!isSame) cell.shownText = null;
}

function refuseDoubles({ name }: AnyProcessor, ids: readonly string[]): void {
  if (new Set(ids).size === ids.length) return;
  const double = ids.find((id, i) => ids.indexOf(id) < i) ?? '';
  throw new RepstreamError('REPSTREAM_ROW', `${name} showed ${double} twice`);
}

/** Throws REPSTREAM_ROW when two scopes of a key show one row. */
export function refuseSharedRows(processor: AnyProcessor, { rows }: Changes): void {
  const ids = rows.map(({ view, cells }) =>
    JSON.stringify([view.name, keyColumns(view).map((column) => cells[column])]),
  );
  refuseDoubles(processor, ids);
}

/** Deletes and retracts what was shown and no longer is. */
function withdraw(processor: AnyProcessor, former: readonly Shown[], now: readonly Shown[], changes: Changes): void {
  const ids = new Set(now.map(idOf));
  for (const shown of former) {
    if (ids.has(idOf(shown))) continue;
    if ('shared' in shown) changes.sharesAnew = true;
    else if ('view' in shown) changes.gone.push({ view: viewNamed(processor, shown.view), cells: shown.row });
    else
      changes.outgoing.push({
        topic: topicNamed(processor, shown.topic),
        key: shown.key,
        entity: shown.entity,
        value: null,
      });
  }
}

/** Whether a row that was shown has these cells. */
const isStill = (shown: Extract<Shown, { view: string }>, cells: readonly CellValue[]): boolean =>
  'cells' in shown ? equal(shown.cells, cells) : shown.hash !== null && shown.hash === hashOf(cells);

const hashOf = (cells: readonly CellValue[]): number => hash(JSON.stringify(cells));

/** The one that is accepted, looked for at its usual place first. */
function find(former: readonly Shown[], place: number, accepts: (shown: Shown) => boolean): Shown | undefined {
  const usual = former[place];
  return usual && accepts(usual) ? usual : former.find(accepts);
}

const idOf = (shown: Shown): string =>
  'shared' in shown
    ? 'shared'
    : JSON.stringify('view' in shown ? [shown.view, shown.row] : [shown.topic, shown.key, shown.entity]);
const equal = (a: readonly CellValue[], b: readonly CellValue[]) =>
  a.length === b.length && a.every((value, i) => value === b[i]);

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

type StoredRow = [view: string, row: CellValue[], hash?: number];
type StoredEntity = [topic: string, entity: string, key: string, hash: number];
type StoredShared = [shared: object];

/**
 * What a scope shows, as stored. Of a single row only which it is: it changes whenever its scope does, and the text stays the same. Of
 * several also a hash, so that those which stay the same are not written again when the scope was read back.
 */
export function encodeShown(shown: readonly Shown[]): string {
  const several = shown.filter((one) => 'view' in one).length > 1;
  return JSON.stringify(
    shown.map((one): StoredRow | StoredEntity | StoredShared => {
      if ('shared' in one) return [one.shared];
      if ('topic' in one) return [one.topic, one.entity, one.key, one.hash];
      const present = !several ? null : 'cells' in one ? hashOf(one.cells) : one.hash;
      return [one.view, [...one.row], ...(present === null ? [] : [present])] as StoredRow;
    }),
  );
}

/** The inverse of `encodeShown`; of a row without a hash nobody knows the cells, so it is written again when it is next shown. */
export const decodeShown = (text: string): Shown[] =>
  (JSON.parse(text) as (StoredRow | StoredEntity | StoredShared)[]).map((one) => {
    if (one.length === 1) return { shared: one[0] };
    return isRow(one)
      ? { view: one[0], row: one[1], hash: one[2] ?? null }
      : { topic: one[0], entity: one[1], key: one[2], hash: one[3] };
  });

const isRow = (one: StoredRow | StoredEntity): one is StoredRow => Array.isArray(one[1]);

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
