/** Far behind, tasks take turns and large checkpoints are folded in parts: whoever is stopped meanwhile, and whatever Postgres refuses, the rows are those of the facts. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnyProcessor, type Delivered, defineProcessor, keep } from '../../../engine/processor.js';
import { derived, source } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, text, view } from '../../../engine/view.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, ledger, openWorld, unique, type World } from './world.js';

/** More than an index of Postgres holds. */
const LONG = Array.from({ length: 125 }, (_, i) => createHash('sha256').update(`${i}`).digest('hex')).join('');
const ILL = 'owner-13';
const OWNERS = 80;
/** Of one owner: several fetches, and several parts, of each of the four partitions. */
const EACH = 300;
/** Ids come again, so that amounts are taken out and put in anew. */
const IDS = 120;
const BUCKETS = 7;

const amounts = source(unique('amounts'), countKeys);
const [first, second] = [unique('buckets'), unique('wholes')];
const sums = derived(`${first}-sums`, countKeys);
const bucketView = view(first.replaceAll('-', '_'), {
  comment: 'Sums by bucket.',
  freshWithinMs: 1_000,
  key: ['bucket'],
  columns: { owner: text('Whose.'), bucket: text('Which.'), sum: bigint('Sum.') },
  indexes: [['bucket']],
});
const wholeView = view(second.replaceAll('-', '_'), {
  comment: 'Sums of all buckets.',
  freshWithinMs: 1_000,
  key: [],
  columns: { owner: text('Whose.'), sum: bigint('Sum.') },
});
const bucketOf = ({ at }: Count) => `${at % BUCKETS}`;

const buckets = defineProcessor({
  name: first,
  version: 1,
  comment: 'Adds up what counts of each id, by bucket.',
  keyedBy: 'owner',
  from: { amounts: keep(amounts) },
  to: { sums },
  views: { bucketView },
  initial: () => ({ sum: 0 }),
  scope: {},
  on: {
    amounts(_, changes, { states }) {
      const moves = changes.flatMap(({ former, now }) => [
        ...(former ? [{ bucket: bucketOf(former), amount: -former.amount }] : []),
        ...(now ? [{ bucket: bucketOf(now), amount: now.amount }] : []),
      ]);
      states(moves.map(({ bucket }) => bucket)).forEach((draft, i) => {
        draft.sum += moves[i]?.amount ?? 0;
      });
    },
  },
  show: ({ sum }, { key, scope }) => [
    bucketView.row({ owner: key, bucket: key === ILL && scope === '3' ? LONG : scope, sum }),
    sums.of({ owner: key, id: scope, at: 0, amount: sum }),
  ],
}) as unknown as AnyProcessor;

const wholes = defineProcessor({
  name: second,
  version: 1,
  comment: 'Adds up the buckets.',
  keyedBy: 'owner',
  from: { sums },
  views: { wholeView },
  initial: (): Record<string, number> => ({}),
  on: {
    sums(state: Record<string, number>, events: readonly Delivered<Count>[]) {
      for (const { entity, value } of events) state[entity] = value?.amount ?? 0;
    },
  },
  show: (state, { key }) => [
    wholeView.row({ owner: key, sum: Object.values(state).reduce((sum, amount) => sum + amount, 0) }),
  ],
}) as unknown as AnyProcessor;

const facts = Array.from({ length: OWNERS * EACH }, (_, i): Count => {
  const at = Math.floor(i / OWNERS);
  return { owner: `owner-${i % OWNERS}`, id: `id-${(at * 7) % IDS}`, at, amount: (i * 31) % 1_009 };
});

function expected(): { buckets: string[]; wholes: string[] } {
  const latest = new Map<string, Count>();
  for (const fact of facts) if (fact.owner !== ILL) latest.set(`${fact.owner}/${fact.id}`, fact);
  const [byBucket, byOwner] = [new Map<string, number>(), new Map<string, number>()];
  // A bucket that was left is still shown, with nothing in it.
  for (const fact of facts) if (fact.owner !== ILL) byBucket.set(`${fact.owner}/${bucketOf(fact)}`, 0);
  for (const fact of latest.values()) {
    const bucket = `${fact.owner}/${bucketOf(fact)}`;
    byBucket.set(bucket, (byBucket.get(bucket) ?? 0) + fact.amount);
    byOwner.set(fact.owner, (byOwner.get(fact.owner) ?? 0) + fact.amount);
  }
  const lines = (of: Map<string, number>) => [...of].map(([place, sum]) => `${place}: ${sum}`).sort();
  return { buckets: lines(byBucket), wholes: lines(byOwner) };
}

describe('tasks that are far behind', () => {
  const processors = [buckets, wholes];
  let world: World;
  beforeAll(async () => {
    world = await openWorld([amounts], processors);
  });
  afterAll(() => world?.stop());

  it('R81, R85, R89: come to the rows of the facts, stopped in between and with a key that Postgres refuses', async () => {
    await world.send(amounts, facts);
    const lineage = topologyOf(processors).lineages.find(({ processor }) => processor.name === first)?.name ?? '';
    const one = await world.start();
    await eventually(async () => ((await ledger(world, lineage))?.read ?? 0) > 0);
    await one.stop();
    await world.start();
    await world.start();
    await world.caughtUp(processors, 60_000);

    const shown = async (sql: string) => {
      const { rows } = await world.db.query<{ line: string }>(sql);
      return rows.map(({ line }) => line).sort();
    };
    const { buckets: bucketLines, wholes: wholeLines } = expected();
    expect(await shown(`select owner || '/' || bucket || ': ' || sum as line from models.${bucketView.name}`)).toEqual(
      bucketLines,
    );
    expect(await shown(`select owner || ': ' || sum as line from models.${wholeView.name}`)).toEqual(wholeLines);
    expect(await ledger(world, lineage)).toMatchObject({
      read: facts.length,
      folded: facts.length - EACH,
      repeated: 0,
      parked: EACH,
    });
    const { rows } = await world.db.query('select distinct key, reason from engine.parked where reason <> $1', [
      'key_parked',
    ]);
    expect(rows).toEqual([{ key: ILL, reason: 'REPSTREAM_REFUSED' }]);
  }, 120_000);
});
