/**
 * While a checkpoint is written the next one is folded. When the last scope of a key had moved forward, which is the last is looked
 * up, and that look did not wait for the write on its way: it found the scope where it had stood, took it for the neighbour of a new
 * one, and the true neighbour was never shown again with its new `next`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareSchema } from '../../engine/ddl.js';
import { type AnyProcessor, defineProcessor, type Received } from '../../engine/processor.js';
import { source, type Topic } from '../../engine/topic.js';
import { topologyOf } from '../../engine/topology.js';
import { bigint, nullable, text, view } from '../../engine/view.js';
import { openWorld, unique, type World } from '../integration/engine/world.js';
import { type Count, countKeys, recordOf } from '../unit/engine/toys.js';

/** Long records make short fetches, and so many checkpoints. */
interface Move extends Count {
  readonly note: string;
}
const moves = source(unique('moves'), {
  ...countKeys,
  schema: recordOf<Move>('Move', { owner: 'string', id: 'string', at: 'long', amount: 'long', note: 'string' }),
});
const lines = view('lines', {
  comment: 'Where things stand.',
  freshWithinMs: 1_000,
  key: ['id'],
  columns: { owner: text('Whose.'), id: text('Which.'), place: bigint('Where.'), next: nullable(bigint('The next.')) },
});
const processor = defineProcessor({
  name: unique('lines'),
  version: 1,
  comment: 'Orders things.',
  keyedBy: 'owner',
  from: { moves },
  views: { lines },
  initial: () => ({ place: 0 }),
  scope: { moves: (move: Received<Move>) => move.id },
  order: ({ place }: { place: number }) => place,
  on: {
    moves(state: { place: number }, events: readonly Received<Move>[]) {
      for (const { amount } of events) state.place = amount;
    },
  },
  show: ({ place }, { key, scope, next }) => [lines.row({ owner: key, id: scope, place, next })],
}) as unknown as AnyProcessor;

const NOTE = 'x'.repeat(4_000);
const move = (id: string, amount: number): Move => ({ owner: 'ana', id, at: 0, amount, note: NOTE });
/** Enough for a fetch, and so a checkpoint, to end among them. */
const others = Array.from({ length: 70 }, () => move('first', 0));
/** a and b stand in line, b goes before a, c comes last: a is to learn of c. */
const facts: Move[] = Array.from({ length: 20 }, (_, i) => [
  move(`a${i}`, i * 100 + 10),
  move(`b${i}`, i * 100 + 20),
  ...others,
  move(`b${i}`, i * 100 + 5),
  ...others,
  move(`c${i}`, i * 100 + 30),
  ...others,
]).flat();

describe('a processor that is behind', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld([moves as Topic], [processor], 1);
    for (let i = 0; i < facts.length; i += 100) await world.send(moves, facts.slice(i, i + 100));
  });
  afterAll(() => world?.stop());

  it('knows who stands next to whom, though what it wrote last is not written yet', async () => {
    // A slow database, so that the next checkpoint is folded long before this one stands.
    await prepareSchema(world.database, topologyOf([processor]).lineages);
    await world.database.query(`
      create function engine.linger() returns trigger language plpgsql as $$ begin perform pg_sleep(0.1); return new; end $$;
      create trigger linger before update of checkpoint on engine.tasks for each row execute function engine.linger()`);
    await world.start();
    await world.caughtUp();
    const places = new Map<string, Map<string, number>>();
    for (const { owner, id, amount } of facts) places.set(owner, (places.get(owner) ?? new Map()).set(id, amount));
    const expected = [...places].flatMap(([owner, of]) => {
      const sorted = [...of].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
      return sorted.map(([id, place], i) => ({ owner, id, place, next: sorted[i + 1]?.[1] ?? null }));
    });
    const { rows } = await world.db.query('select owner, id, place::int, next::int from models.lines');
    const byName = (all: { owner: string; id: string }[]) =>
      all.sort((a, b) => (`${a.owner}/${a.id}` < `${b.owner}/${b.id}` ? -1 : 1));
    expect(byName(rows)).toEqual(byName(expected));
  });
});
