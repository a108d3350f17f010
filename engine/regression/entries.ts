/** The entries of tables that belong to a case: those that its facts name, those that these name, and those that were looked up before. */
import { recordsOf } from '../explain/entries.js';
import type { Observer } from '../observer.js';
import type { AnyProcessor } from '../processor.js';
import { tablesOf } from '../topology.js';
import type { RegressionCase } from './case.js';

type Entries = RegressionCase['entries'];

/** Finds them, as they stood at `until` (ms). `used`: look-ups of earlier folds, `<table>/<id>`. A look-up by an id that stands in none of them is not found. */
export async function entriesNamed(
  observer: Observer,
  processor: AnyProcessor,
  named: readonly unknown[],
  used: readonly string[],
  until: number,
): Promise<Entries> {
  const byId = new Map<string, { readonly table: string; readonly value: object }[]>();
  for (const [table, topic] of Object.entries(tablesOf(processor)))
    for (const [id, records] of await recordsOf(observer, topic))
      for (const { value, receivedAt } of records)
        if (receivedAt <= until) byId.set(id, [...(byId.get(id) ?? []), { table, value }]);
  const found: { readonly table: string; readonly value: object }[] = [];
  const names = [...named.flatMap(textsIn), ...used.map((one) => one.slice(one.indexOf('/') + 1))];
  // It grows as it is gone through.
  for (const id of names) {
    const entries = byId.get(id) ?? [];
    byId.delete(id);
    found.push(...entries);
    names.push(...entries.flatMap(({ value }) => textsIn(value)));
  }
  return found;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  return Object.values(value).flatMap(textsIn);
}
