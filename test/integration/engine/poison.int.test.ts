/**
 * Whatever a fold gives that Postgres would refuse must be refused key by key before it is written. Otherwise the checkpoint of all
 * keys fails, is folded again from the same records, fails again, and one key holds up its whole processor for ever.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnyProcessor, defineProcessor, type Received } from '../../../engine/processor.js';
import { derived, source, type Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, integer, json, nullable, text, timestamp, view } from '../../../engine/view.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, openWorld, unique, type World } from './world.js';

const counts = source(unique('poison'), countKeys);
const BAD = 'bad';

interface State {
  sum: number;
  bad: boolean;
  blob?: unknown;
}

/** What one broken fold does with a bad event; without anything, it adds up like the others. */
interface Trick {
  readonly on?: (state: State, touch: (from: number, to: number) => void) => void;
  readonly order?: () => number;
  readonly wakeAt?: () => number;
  readonly scope?: () => string;
  readonly row?: object;
  readonly twice?: boolean;
  readonly sameRow?: boolean;
  readonly told?: Partial<Count>;
  readonly undeclared?: boolean;
}
const tricks: Record<string, Trick> = {
  'a handler throws': {
    on() {
      throw new Error('no such exercise');
    },
  },
  'a state over 256 kB': {
    on: (state) => {
      state.blob = 'x'.repeat(300_000);
    },
  },
  'a state that refers to itself': {
    on: (state) => {
      state.blob = state;
    },
  },
  'a look at no time': { on: (_, touch) => touch(Number.NaN, 0) },
  'an integer out of range': { row: { small: 2 ** 40 } },
  'a NUL in a text': { row: { id: 'a\0b' } },
  'a time before all calendars': { row: { at: -8.64e15 } },
  'half a character in JSON': { row: { tree: { name: '\ud800' } } },
  'a missing column': { row: { sum: undefined } },
  'one row twice': { twice: true },
  'one row from two scopes': { sameRow: true },
  'an order that is no number': { order: () => Number.NaN },
  'an order with a fraction': { order: () => 1.5 },
  'a wake that is no number': { wakeAt: () => Number.NaN },
  'a wake in all eternity': { wakeAt: () => Number.POSITIVE_INFINITY },
  'a scope with a NUL': { scope: () => 'a\0b' },
  'a scope that throws': {
    scope() {
      throw new Error('no such session');
    },
  },
  'an event with a NUL in its key': { told: { owner: 'a\0b' } },
  'an event with a NUL in its id': { told: { id: 'a\0b' } },
  'an event that its schema does not take': { told: { amount: 1.5 } },
  'a row of a view it does not own': { undeclared: true },
};

/** A processor that adds up, and does its trick with bad events. */
function tricky(trick: Trick, number: number): { processor: AnyProcessor; table: string } {
  const name = unique(`tricky${number}`);
  const told = derived(unique(`told${number}`), countKeys);
  const sums = view(`sums_${number}`, {
    comment: 'Sums.',
    freshWithinMs: 1_000,
    key: ['id'],
    columns: {
      id: text('Which.'),
      sum: bigint('Sum.'),
      small: integer('Small.'),
      at: nullable(timestamp('When.')),
      tree: nullable(json('A tree.')),
    },
  });
  const isBad = ({ id }: Count) => id.startsWith(BAD);
  const processor = defineProcessor({
    name,
    version: 1,
    comment: 'Adds up.',
    keyedBy: 'owner',
    from: { counts },
    to: { told },
    views: { sums },
    initial: (): State => ({ sum: 0, bad: false }),
    scope: { counts: (event: Received<Count>) => (isBad(event) && trick.scope ? trick.scope() : event.id) },
    order: (state: State) => (state.bad && trick.order ? trick.order() : state.sum),
    on: {
      counts(state: State, events: readonly Received<Count>[], { touch }) {
        for (const event of events) {
          state.sum += event.amount;
          if (!isBad(event)) continue;
          state.bad = true;
          trick.on?.(state, touch);
        }
      },
    },
    wakeAt: (state: State) => (state.bad && trick.wakeAt ? trick.wakeAt() : null),
    show({ sum, bad }: Readonly<State>, { key, scope }) {
      const good = { id: `${key}/${bad && trick.sameRow ? BAD : scope}`, sum, small: 1, at: null, tree: null };
      const row = sums.row({ ...good, ...(bad ? trick.row : {}) });
      const event = told.of({ owner: key, id: scope, at: 0, amount: sum, ...(bad ? trick.told : {}) });
      if (bad && trick.undeclared) return [{ ...row, view: 'others' } as unknown as typeof row];
      return bad && trick.twice ? [row, sums.row({ ...good, sum: 5 }), event] : [row, event];
    },
  }) as unknown as AnyProcessor;
  return { processor, table: sums.name };
}

const cases = Object.entries(tricks).map(([what, trick], number) => ({ what, ...tricky(trick, number) }));

describe('a fold that misbehaves sets its own key aside', () => {
  let world: World;
  const lineages = topologyOf(cases.map(({ processor }) => processor)).lineages;
  beforeAll(async () => {
    world = await openWorld(
      [counts as Topic],
      cases.map(({ processor }) => processor),
      1,
    );
    const count = (owner: string, id: string, amount: number): Count => ({ owner, id, at: 1_000, amount });
    await world.send(counts, [
      count('ana', 'x', 1),
      count('ben', BAD, 2),
      count('ben', `${BAD}2`, 2),
      count('cho', 'y', 3),
    ]);
    await world.start();
    // The second lot is to come to keys that are set aside already.
    await eventually(async () => {
      const { rows } = await world.db.query('select count(distinct lineage)::int as n from engine.parked');
      return rows[0].n === cases.length;
    }, 60_000);
    await world.send(counts, [count('ana', 'x', 10), count('ben', 'z', 20), count('cho', 'y', 30)]);
  });
  afterAll(() => world?.stop());

  it.each(cases)('$what', async ({ processor, table }) => {
    const lineage = lineages.find((one) => one.processor === processor)?.name ?? '';
    await eventually(async () => {
      const { rows } = await world.db.query(`select id, sum::int from models.${table}`);
      const sums = Object.fromEntries(rows.map(({ id, sum }) => [id, sum]));
      return sums['ana/x'] === 11 && sums['cho/y'] === 33;
    });
    const { rows: parked } = await world.db.query(
      'select kind, key, reason, events from engine.parked where lineage = $1 order by parked_id',
      [lineage],
    );
    expect(new Set(parked.map(({ key }) => key))).toEqual(new Set(['ben']));
    expect(parked[0].reason).toMatch(/^[A-Za-z_]+$/);
    const { rows: tasks } = await world.db.query(
      'select read::int, folded::int, repeated::int, parked::int from engine.tasks where lineage = $1',
      [lineage],
    );
    expect(tasks[0]).toMatchObject({ read: 7, repeated: 0 });
    expect(tasks[0].folded + tasks[0].parked).toBe(7);
  });
});
