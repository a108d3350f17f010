/** What no check foresaw and Postgres refuses must not hold up the other keys: the checkpoint is halved until the key is found. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partitionOf } from '../../../engine/kafka.js';
import { type AnyProcessor, defineProcessor, type Received } from '../../../engine/processor.js';
import { source } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, text, view } from '../../../engine/view.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, ledger, openWorld, unique, type World } from './world.js';

/** 8,000 characters that do not compress: more than an index of Postgres holds. */
const LONG = Array.from({ length: 125 }, (_, i) => createHash('sha256').update(`${i}`).digest('hex')).join('');

const counts = source(unique('counts'), countKeys);
const longest = view('longest', {
  comment: 'Sums, keyed by a text that a negative amount makes too long.',
  freshWithinMs: 1_000,
  key: ['name'],
  columns: { name: text('Name.'), sum: bigint('Sum.') },
});
const processor = defineProcessor({
  name: unique('refused'),
  version: 1,
  comment: 'Adds up.',
  keyedBy: 'owner',
  from: { counts },
  views: { longest },
  initial: () => ({ sum: 0, name: '' }),
  on: {
    counts(state, events: readonly Received<Count>[]) {
      for (const { owner, amount } of events) {
        state.sum += amount;
        state.name = amount < 0 ? LONG : owner;
      }
    },
  },
  show: ({ sum, name }) => [longest.row({ name, sum })],
}) as AnyProcessor;

describe('a checkpoint that Postgres refuses', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld([counts], [processor]);
  });
  afterAll(() => world?.stop());

  it('R81: parks the keys that it is refused for, two in one batch, and all others go on', async () => {
    const owners = Array.from({ length: 40 }, (_, i) => `owner-${i}`);
    const value = (owner: string, amount: number): Count => ({ owner, id: owner, at: 5, amount });
    // Of one partition, so that they come together whatever else does.
    const other = owners.findLast((owner) => partitionOf(owner, 4) === partitionOf('owner-7', 4)) ?? '';
    const ill = ['owner-7', other];
    expect([...new Set([...ill, 'owner-8'])]).toHaveLength(3);
    await world.send(
      counts,
      owners.map((owner) => value(owner, ill.includes(owner) ? -1 : 1)),
    );
    await world.start();
    const lineage = topologyOf([processor]).lineages[0]?.name ?? '';
    await eventually(async () => (await ledger(world, lineage))?.read === owners.length);
    const { rows } = await world.db.query('select name, sum::int from models.longest');
    expect(rows).toHaveLength(38);
    const parked = await world.db.query('select kind, key, events, reason, detail from engine.parked order by key');
    expect(parked.rows.map(({ detail, ...row }) => row)).toEqual(
      ill.toSorted().map((key) => ({ kind: 'key', key, events: 1, reason: 'REPSTREAM_REFUSED' })),
    );
    expect(parked.rows[0]?.detail).toMatch(/index row|index row size/);
    // Both were found at once: each time it is refused, everything is read and folded again.
    expect(world.lines.filter(({ msg }) => String(msg).startsWith('a checkpoint failed'))).toHaveLength(1);
    expect(await ledger(world, lineage)).toMatchObject({ read: 40, folded: 38, parked: 2 });

    // Its later events wait behind it, the others' do not.
    await world.send(counts, [value('owner-7', 5), value('owner-8', 5)]);
    await eventually(async () => (await ledger(world, lineage))?.read === 42);
    expect(await ledger(world, lineage)).toMatchObject({ folded: 39, parked: 3 });
  });
});
