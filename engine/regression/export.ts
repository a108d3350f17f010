/** Makes a regression case of what stands parked. */
import { stateTable } from '../ddl.js';
import { type Observer, taskRecords } from '../observer.js';
import type { ParkedEntry } from '../parked.js';
import { Undecodable } from '../registry.js';
import type { Lineage } from '../topology.js';
import type { RegressionCase } from './case.js';
import { entriesNamed } from './entries.js';
import { type KeyRecord, type OnProgress, parkedRecords, recordsOfKey } from './history.js';

interface ExportOptions {
  /** With the records of all scopes of the key, not only of those that parked first. */
  readonly whole: boolean;
  readonly onProgress: OnProgress;
}

/** What waits for a key says nothing of why it parked. */
const WAITING = 'key_parked';

/** The case of events that parked alone as one entry, or of all that stands parked of a key; `entries` in the order in which they parked. */
export async function exportCase(
  observer: Observer,
  lineage: Lineage,
  entries: readonly ParkedEntry[],
  options: ExportOptions,
): Promise<RegressionCase> {
  const causes = entries.filter(({ reason }) => reason !== WAITING);
  const cause = causes.at(-1) ?? entries[0];
  if (!cause) throw new Error('a case of nothing');
  const [task] = (await taskRecords(observer.database, [lineage.name])).filter(
    ({ partition }) => partition === cause.partition,
  );
  const parked = await parkedRecords(observer, lineage, cause.kind === 'event' ? [cause] : causes);
  const { records, ...leftOut } =
    cause.kind === 'event' || cause.key === null
      ? { records: parked, otherScopes: 0, refused: 0 }
      : await historyOf(observer, lineage, cause, cause.key, parked, task?.positions ?? {}, options);
  const named = [cause.key, ...records.map(({ fact }) => fact.value)];
  const used = cause.key === null ? [] : await usedBy(observer, lineage, cause.partition, cause.key);
  const { reason } = cause;
  return {
    processor: lineage.processor.name,
    lineage: lineage.name,
    key: cause.key,
    reason,
    detail: cause.detail,
    parkedAt: cause.parkedAt,
    tick: task && task.tick > 0 && cause.kind === 'key' ? new Date(task.tick).toISOString() : null,
    leftOut,
    expect: { parks: reason },
    entries: await entriesNamed(observer, lineage.processor, named, used, Date.parse(cause.parkedAt)),
    facts: records.map(({ fact }) => fact),
  };
}

/** All of a key that its processor could fold: of the scopes that parked first, where those are known. */
async function historyOf(
  observer: Observer,
  lineage: Lineage,
  { partition }: ParkedEntry,
  key: string,
  parked: readonly KeyRecord[],
  positions: Readonly<Record<string, number>>,
  { whole, onProgress }: ExportOptions,
) {
  const scopeOf = ({ input, event }: KeyRecord) => lineage.processor.scope?.[input]?.(event);
  const scopes = new Set(parked.filter(({ event }) => !(event instanceof Undecodable)).map(scopeOf));
  // An input without scopes may change any of them.
  const isAll = whole || scopes.size === 0 || scopes.has(undefined);
  const leftOut = { otherScopes: 0, refused: 0 };
  const isWanted = (record: KeyRecord): boolean => {
    if (record.event instanceof Undecodable) {
      leftOut.refused++;
      return false;
    }
    const scope = scopeOf(record);
    if (isAll || scope === undefined || scopes.has(scope)) return true;
    leftOut.otherScopes++;
    return false;
  };
  const records = await recordsOfKey(observer, lineage, { key, partition }, positions, isWanted, onProgress);
  return { records, ...leftOut };
}

/** What the stored scopes of a key had looked up, `<table>/<id>`. */
async function usedBy({ database }: Observer, { name }: Lineage, task: number, key: string): Promise<string[]> {
  const rows = await database.query<{ used: string }>(
    `select distinct unnest(used) as used from ${stateTable(name)} where task = $1 and key = $2`,
    [task, key],
  );
  return rows.map(({ used }) => used);
}
