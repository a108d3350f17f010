/** Kept inputs: what is stored of an entity, by producing task, and which of several tasks' values counts. */
import type { AnyProcessor, Delivered, Kept } from './processor.js';
import { inputsOf } from './topology.js';

/** What one task produced of an entity. */
export interface KeptValue {
  readonly producer: string;
  /** Event time, ms. */
  readonly at: number;
  readonly value: object;
}

/** The same, as stored. */
export interface StoredValue extends KeptValue {
  /** Another task's value counts. */
  readonly beaten: boolean;
}

/** An entity that a checkpoint changes: all values before and after, and those that count. */
export interface KeptEntityChange {
  readonly stored: readonly StoredValue[];
  readonly values: readonly KeptValue[];
  readonly former: KeptValue | null;
  readonly now: KeptValue | null;
}

/** Of several tasks' values that with the greatest weight, of equals that of the smallest producer name: a function of what is stored. */
export function counting<V extends KeptValue>({ weight }: Pick<Kept, 'weight'>, values: readonly V[]): V | null {
  if (values.length <= 1) return values[0] ?? null;
  const weighed = values.map((value) => ({ value, weight: weight ? weight(value.value) : value.at }));
  const wrong = weighed.find((one) => typeof one.weight !== 'number' || Number.isNaN(one.weight));
  if (wrong) throw new Error(`the weight of a kept value is ${wrong.weight}, no number`);
  weighed.sort((a, b) => b.weight - a.weight || (a.value.producer < b.value.producer ? -1 : 1));
  return weighed[0]?.value ?? null;
}

/** The value of a kept entity of one producer after this checkpoint (null: retracted). */
export interface KeptChange {
  readonly entity: string;
  readonly producer: string;
  readonly at: number;
  readonly now: object | null;
}

/** The change that an event of a kept input is. */
export function changeOf({ kept: topic, project }: Kept, event: object): KeptChange {
  const keptOf = (value: object) => (project ? (project(value) as object | null) : value);
  if (topic.role === 'source')
    return { entity: topic.entity(event), producer: '', at: topic.at(event), now: keptOf(event) };
  const { entity, producer, value } = event as Delivered<object>;
  return { entity, producer, at: value ? topic.at(value) : 0, now: value && keptOf(value) };
}

/** What a work knows of kept inputs, by input. */
interface Unsettled {
  readonly kept: ReadonlyMap<string, ReadonlyMap<string, KeptChange>>;
  readonly stored: ReadonlyMap<string, ReadonlyMap<string, readonly StoredValue[]>>;
  readonly entities: Map<string, ReadonlyMap<string, KeptEntityChange>>;
}

/** Works out what the changes of a work make of its kept entities, once their stored values are known. */
export function settleKept(processor: AnyProcessor, work: Unsettled): void {
  for (const [input, changes] of work.kept) {
    const declared = inputsOf(processor)[input];
    if (!declared || !('kept' in declared)) continue;
    const byEntity = new Map<string, Map<string, KeptValue | null>>();
    for (const { entity, producer, at, now } of changes.values()) {
      const of = byEntity.get(entity) ?? new Map();
      byEntity.set(entity, of.set(producer, now && { producer, at, value: now }));
    }
    const settled = new Map<string, KeptEntityChange>();
    for (const [entity, changed] of byEntity) {
      const stored = work.stored.get(input)?.get(entity) ?? [];
      const values = [
        ...stored.filter(({ producer }) => !changed.has(producer)),
        ...[...changed.values()].filter((value) => value !== null),
      ];
      settled.set(entity, { stored, values, former: counting(declared, stored), now: counting(declared, values) });
    }
    work.entities.set(input, settled);
  }
}
