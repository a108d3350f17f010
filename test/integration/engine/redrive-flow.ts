/** A dataflow whose folds fail for whom a test says, until they are mended. */
import { type AnyProcessor, type Delivered, defineProcessor, type Received } from '../../../engine/processor.js';
import { derived, source } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, text, view } from '../../../engine/view.js';
import { type Count, countKeys, recordOf } from '../../unit/engine/toys.js';
import { unique } from './world.js';

/** What is folded in its order. */
export const counts = source(unique('counts'), {
  ...countKeys,
  check: ({ amount }) => (amount < accepted.from ? 'too_small' : null),
});
/** What is shown by id. */
export const ids = source(unique('ids'), countKeys);
/** A table. */
export const factors = source(unique('factors'), {
  comment: 'What amounts are multiplied by.',
  schema: recordOf<{ id: string; validFrom: number; factor: number }>('Factor', {
    id: 'string',
    validFrom: 'long',
    factor: 'long',
  }),
  key: ({ id }) => id,
  at: ({ validFrom }) => validFrom,
});
/** What the first tells the second. */
export const sums = derived(unique('sums'), countKeys);
const orders = view('orders_of_owners', {
  comment: 'Amounts in the order in which they were folded.',
  freshWithinMs: 60_000,
  key: ['owner'],
  columns: { owner: text('Owner.'), order: text('Amounts.') },
});
const latest = view('latest_of_owners', {
  comment: 'The latest sum, and how often a sum came that was smaller than the one before.',
  freshWithinMs: 60_000,
  key: ['owner'],
  columns: { owner: text('Owner.'), sum: bigint('Sum.'), back: bigint('Steps back.') },
});
const found = view('factors_of_ids', {
  comment: 'What is known of each id of an owner.',
  freshWithinMs: 60_000,
  key: ['id'],
  columns: { owner: text('Owner.'), id: text('Which.'), factor: bigint('Factor.') },
});

/** The folds fail for these owners until they are mended. */
export const broken = new Set<string>();
/** Amounts below are not accepted. */
export const accepted = { from: 0 };

/** Keeps amounts in their order; fails without an entry of the table for owners that need one. */
export const first = defineProcessor({
  name: unique('ordering'),
  version: 1,
  comment: 'Keeps amounts in their order.',
  keyedBy: 'owner',
  from: { counts },
  tables: { factors },
  to: { sums },
  views: { orders },
  initial: () => ({ owner: '', amounts: [] as number[] }),
  on: {
    counts(state, events: readonly Received<Count>[]) {
      for (const { owner, amount } of events) {
        if (broken.has(owner)) throw new Error('broken');
        state.owner = owner;
        state.amounts.push(amount);
      }
    },
  },
  show({ owner, amounts }, { tables }) {
    if (owner.startsWith('needy') && !tables.factors.get(owner, 0)) throw new Error(`no factor of ${owner}`);
    const sum = amounts.reduce((all, amount) => all + amount, 0);
    return [orders.row({ owner, order: amounts.join(',') }), sums.of({ owner, id: 'sum', at: 0, amount: sum })];
  },
}) as unknown as AnyProcessor;
/** Reads a derived topic. */
export const second = defineProcessor({
  name: unique('latest'),
  version: 1,
  comment: 'Keeps the latest sum.',
  keyedBy: 'owner',
  from: { sums },
  views: { latest },
  initial: () => ({ sum: 0, back: 0 }),
  on: {
    sums(state, events: readonly Delivered<Count>[]) {
      for (const { value } of events) {
        if (value && broken.has(`${value.owner} below`)) throw new Error('broken below');
        if (value && value.amount < state.sum) state.back++;
        state.sum = value?.amount ?? 0;
      }
    },
  },
  show: (state, { key }) => [latest.row({ owner: key, ...state })],
}) as unknown as AnyProcessor;
/** Has a scope of each id, which is shown again when its entry arrives. */
export const third = defineProcessor({
  name: unique('looking-up'),
  version: 1,
  comment: 'Shows the factor of each id.',
  keyedBy: 'owner',
  from: { ids },
  tables: { factors },
  views: { found },
  initial: () => ({ events: 0 }),
  scope: { ids: ({ id }: Received<Count>) => id },
  on: {
    ids(state, events: readonly Received<Count>[]) {
      for (const { owner, id } of events) {
        if (broken.has(`${owner} ${id}`)) throw new Error('broken here');
        state.events++;
      }
    },
  },
  show(_, { key, scope, tables }) {
    const factor = tables.factors.get(scope, 0)?.factor ?? 0;
    if (factor > 0 && broken.has(`${key} shown`)) throw new Error('broken when shown');
    return [found.row({ owner: key, id: scope, factor })];
  },
}) as unknown as AnyProcessor;
/** All of them. */
export const processors = [first, second, third];
/** Their lineages. */
export const topology = topologyOf(processors);
