/** Small topics and processors, so that the engine is shown without gyms. */
import { type AnyProcessor, type Delivered, defineProcessor, type Received } from '../../../engine/processor.js';
import { type AvroSchema, derived, source, type Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, integer, text, type View, view } from '../../../engine/view.js';

/** An Avro record of these fields; a type in a list is a union. */
export const recordOf = <Value>(name: string, fields: Readonly<Record<string, unknown>>): AvroSchema<Value> => ({
  fullName: `toy.${name}`,
  json: JSON.stringify({
    type: 'record',
    name,
    namespace: 'toy',
    fields: Object.entries(fields).map(([field, type]) => ({
      name: field,
      type,
      ...(Array.isArray(type) && type[0] === 'null' ? { default: null } : {}),
    })),
  }),
});

/** A topic of ticks. */
export const ticksNamed = (name: string) =>
  source(name, {
    comment: 'The time.',
    schema: recordOf<{ scheduler: string }>('Tick', { scheduler: 'string' }),
    key: () => '',
    at: () => 0,
    partitions: 'one',
  });

/** A number of a key: what most toy topics carry. */
export interface Count {
  readonly owner: string;
  readonly id: string;
  readonly at: number;
  readonly amount: number;
}

export const countSchema = recordOf<Count>('Count', { owner: 'string', id: 'string', at: 'long', amount: 'long' });

export const countKeys = {
  comment: 'Amounts by owner.',
  schema: countSchema,
  key: (count: Count) => count.owner,
  entity: (count: Count) => count.id,
  at: (count: Count) => count.at,
};

/** What a build of `addingUp` does otherwise. */
export interface Otherwise {
  readonly version?: number;
  /** What an amount counts for. */
  readonly weigh?: (amount: number) => number;
  /** A column more. */
  readonly largest?: boolean;
}

/** Two stages on one source: sums by owner and id, and from them totals by owner. The names are the caller's, so that builds can share them. */
export function addingUp(
  { adds, totals }: { adds: string; totals: string },
  facts: Topic<string, Count, 'source'>,
  { version = 1, weigh = (amount) => amount, largest = false }: Otherwise = {},
) {
  const sums = derived(`${adds}-sums`, countKeys);
  const columns = { owner: text('Whose.'), id: text('Which.'), sum: bigint('Sum.'), events: integer('How many.') };
  const sumsView = view(`${adds}_sums`.replaceAll('-', '_'), {
    comment: 'Sums.',
    freshWithinMs: 1_000,
    key: ['id'],
    columns: largest ? { ...columns, largest: bigint('The largest amount.') } : columns,
  });
  const totalsView = view(`${totals}_totals`.replaceAll('-', '_'), {
    comment: 'Totals.',
    freshWithinMs: 1_000,
    key: [],
    columns: { owner: text('Whose.'), total: bigint('Total of the sums.') },
  });
  interface Sum {
    sum: number;
    events: number;
    largest: number;
  }
  const first = defineProcessor({
    name: adds,
    version,
    comment: 'Adds up amounts.',
    keyedBy: 'owner',
    from: { facts },
    to: { sums },
    views: { sumsView: sumsView as View },
    initial: (): Sum => ({ sum: 0, events: 0, largest: 0 }),
    scope: { facts: (event: Received<Count>) => event.id },
    on: {
      facts(state: Sum, events: readonly Received<Count>[]) {
        for (const { amount } of events) {
          state.sum += weigh(amount);
          state.events++;
          state.largest = Math.max(state.largest, amount);
        }
      },
    },
    show: (state, { key, scope }) => [
      sumsView.row({
        owner: key,
        id: scope,
        sum: state.sum,
        events: state.events,
        ...(largest ? { largest: state.largest } : {}),
      }),
      sums.of({ owner: key, id: scope, at: 0, amount: state.sum }),
    ],
  }) as unknown as AnyProcessor;
  const second = defineProcessor({
    name: totals,
    version: 1,
    comment: 'Adds up sums.',
    keyedBy: 'owner',
    from: { sums },
    views: { totalsView },
    initial: (): Record<string, number> => ({}),
    on: {
      sums(state: Record<string, number>, events: readonly Delivered<Count>[]) {
        for (const { entity, value } of events) {
          if (value) state[entity] = value.amount;
          else delete state[entity];
        }
      },
    },
    show: (state, { key }) => [
      totalsView.row({ owner: key, total: Object.values(state).reduce((sum, amount) => sum + amount, 0) }),
    ],
  }) as unknown as AnyProcessor;
  const processors = [first, second];
  const [one, two] = topologyOf(processors).lineages;
  if (!one || !two) throw new Error('two lineages');
  return { processors, sums, views: { sums: sumsView.name, totals: totalsView.name }, adds: one, totals: two };
}
