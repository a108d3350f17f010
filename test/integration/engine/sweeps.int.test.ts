/** Entries of tables that change: what was made with them is made again, and nothing else is touched. */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partitionOf } from '../../../engine/kafka.js';
import { discardParked } from '../../../engine/parked.js';
import { type AnyProcessor, type Delivered, defineProcessor, type Received } from '../../../engine/processor.js';
import { derived, source, type Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, nullable, text, view } from '../../../engine/view.js';
import { leagueOf } from '../../unit/engine/league.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, openWorld, unique, type World } from './world.js';

const POISON = 666_666;
const OWNERS = 12;
const SCOPES = 3_000;
/** Lifted amounts, what a kilogram of each material is worth, and from both what was lifted is worth. */
const lifted = source(unique('lifted'), countKeys);
const prices = source(unique('prices'), { ...countKeys, entity: ({ owner }: Count) => owner });
const scores = source(unique('scores'), countKeys);
const league = { processors: [leagueOf(unique('leagues'), scores, SCOPES + 1).processor] };
const leagueLineage = topologyOf(league.processors).lineages[0]?.name ?? '';
const materials = ['iron', 'steel', 'sand'];

function build(version: number, names: { worth: string; sums: string }) {
  const worths = derived(`${names.worth}-out`, countKeys);
  const worthView = view(names.worth.replaceAll('-', '_'), {
    comment: 'What was lifted is worth.',
    freshWithinMs: 1_000,
    key: ['id'],
    columns: { id: text('Which.'), owner: text('Whose.'), worth: nullable(bigint('Worth; null: no price is known.')) },
  });
  const sumsView = view(names.sums.replaceAll('-', '_'), {
    comment: 'Sums.',
    freshWithinMs: 1_000,
    key: [],
    columns: { owner: text('Whose.'), worth: bigint('Sum of what it is worth.') },
  });
  const worth = defineProcessor({
    name: names.worth,
    version,
    comment: 'Prices what was lifted.',
    keyedBy: 'owner',
    from: { lifted },
    tables: { prices },
    to: { worths },
    views: { worthView },
    initial: () => ({ amount: 0, at: 0 }),
    scope: { lifted: ({ id }: Received<Count>) => id },
    on: {
      lifted(state: { amount: number; at: number }, events: readonly Received<Count>[]) {
        for (const { amount, at } of events) {
          if (amount === POISON) throw new Error('nobody can lift that');
          state.amount += amount;
          state.at = at;
        }
      },
    },
    show({ amount, at }, { key, scope, tables }) {
      const price = tables.prices.get(scope.slice(0, scope.indexOf('/')), at);
      const of = price ? amount * price.amount : null;
      const row = worthView.row({ id: `${key}/${scope}`, owner: key, worth: of });
      return of === null ? [row] : [row, worths.of({ owner: key, id: scope, at, amount: of })];
    },
  }) as unknown as AnyProcessor;
  const sums = defineProcessor({
    name: names.sums,
    version: 1,
    comment: 'Adds it up.',
    keyedBy: 'owner',
    from: { worths },
    views: { sumsView },
    initial: (): Record<string, number> => ({}),
    on: {
      worths(state: Record<string, number>, events: readonly Delivered<Count>[]) {
        for (const { entity, value } of events) {
          if (value) state[entity] = value.amount;
          else delete state[entity];
        }
      },
    },
    show: (state: Readonly<Record<string, number>>, { key }) => [
      sumsView.row({ owner: key, worth: Object.values(state).reduce((sum, one) => sum + one, 0) }),
    ],
  }) as unknown as AnyProcessor;
  return { worthView, sumsView, processors: [worth, sums], lineage: topologyOf([worth, sums]).lineages[0]?.name ?? '' };
}

describe('a sweep', () => {
  const names = { worth: unique('worth'), sums: unique('sums') };
  const flow = build(1, names);
  let world: World;
  let known: Record<string, number> = {};

  const price = (owner: string, amount: number): Count => ({ owner, id: '', at: 0, amount });
  const setPrice = async (material: string, amount: number) => {
    known = { ...known, [material]: amount };
    await world.send(prices, [price(material, amount)]);
  };
  const facts = Array.from({ length: SCOPES }, (_, i) => ({
    owner: `owner-${i % OWNERS}`,
    id: `${materials[i % 3]}/${i}`,
    at: i,
    amount: i % 50,
  }));
  const expected = () =>
    Object.fromEntries(
      facts.map(({ owner, id, amount }) => {
        const of = known[id.slice(0, id.indexOf('/'))];
        return [`${owner}/${id}`, of === undefined ? null : of * amount];
      }),
    );
  const rows = async () => {
    const { rows: all } = await world.db.query<{ id: string; worth: number | null; written: string }>(
      `select id, worth::int, xmin::text as written from views."${flow.lineage.replaceAll('-', '_')}_${flow.worthView.name}"`,
    );
    return all;
  };
  const worths = async () => Object.fromEntries((await rows()).map(({ id, worth }) => [id, worth]));
  const sumOfSums = async () =>
    (await world.db.query(`select sum(worth)::int as n from models.${flow.sumsView.name}`)).rows[0].n;
  const expectAll = async () => {
    const all = expected();
    expect(await worths()).toEqual(all);
    expect(await sumOfSums()).toBe(Object.values(all).reduce<number>((sum, one) => sum + (one ?? 0), 0));
  };
  /** Rows that were written since. */
  const touchedSince = async (before: Awaited<ReturnType<typeof rows>>) => {
    const former = new Map(before.map(({ id, written }) => [id, written]));
    return (await rows()).filter(({ id, written }) => former.get(id) !== written).map(({ id }) => id.split('/')[1]);
  };
  /** Runs until a change of tables, made meanwhile, has come through. */
  const passing = async (change: () => Promise<void>) => {
    await change();
    const ends = await world.admin.fetchTopicOffsets(prices.name);
    await world.untilTablesAre(flow.lineage, 'prices', ends);
    await world.caughtUp();
  };

  beforeAll(async () => {
    world = await openWorld([lifted as Topic, prices as Topic, scores as Topic], flow.processors);
    await world.applyTopics(league.processors);
    await world.send(lifted, facts);
    await setPrice('iron', 2);
  });
  afterAll(() => world?.stop());

  it('R84: touches exactly the rows that used the entry, here and downstream', async () => {
    const running = await world.start();
    await world.caughtUp();
    await expectAll();
    const before = await rows();
    await passing(() => setPrice('iron', 3));
    await expectAll();
    const touched = await touchedSince(before);
    expect(new Set(touched)).toEqual(new Set(['iron']));
    expect(touched.length).toBeGreaterThanOrEqual(
      facts.filter(({ id, amount }) => id.startsWith('iron') && amount > 0).length,
    );
    await running.stop();
  });

  it('has rows that missed an entry put right when it arrives, and leaves them alone when the same is written again', async () => {
    const running = await world.start();
    await passing(() => setPrice('steel', 7));
    await expectAll();
    const before = await rows();
    await setPrice('steel', 7);
    await passing(() => setPrice('sand', 1));
    await expectAll();
    expect(new Set(await touchedSince(before))).toEqual(new Set(['sand']));
    await running.stop();
  });

  it('is made at the next start when an entry changes while nobody runs', async () => {
    await setPrice('iron', 5);
    const running = await world.start();
    await world.untilTablesAre(flow.lineage, 'prices', await world.admin.fetchTopicOffsets(prices.name));
    await world.caughtUp();
    await expectAll();
    await running.stop();
  });

  it('R61: goes on where a killed process had come to', async () => {
    // What it leaves: rows that are wrong, and the scopes that were still to be shown.
    const table = `views."${flow.lineage.replaceAll('-', '_')}_${flow.worthView.name}"`;
    const state = `engine."${flow.lineage.replaceAll('-', '_')}_state"`;
    await world.db.query(`update ${table} set worth = -1 where id like '%/sand/%' and worth > 10`);
    await world.db.query(
      `insert into engine.sweep (lineage, task, key, scope) select $1, s.task, s.key, s.scope from ${state} s
       join ${table} t on t.id = s.key || '/' || s.scope where t.worth = -1`,
      [flow.lineage],
    );
    const running = await world.start();
    await world.caughtUp();
    await expectAll();
    await running.stop();
  });

  it('R81: is not held up by the scopes of a task that stopped itself', async () => {
    const [task] = (
      await world.db.query('select partition, positions from engine.tasks where lineage = $1 order by 1', [
        flow.lineage,
      ])
    ).rows;
    const beyond = Object.fromEntries(Object.keys(task.positions).map((topic) => [topic, 1_000_000]));
    const stand = (positions: object) =>
      world.db.query('update engine.tasks set positions = $3 where lineage = $1 and partition = $2', [
        flow.lineage,
        task.partition,
        JSON.stringify(positions),
      ]);
    await stand(beyond);
    await world.db.query(
      `insert into engine.sweep (lineage, task, key, scope) select $1, $2, '!' || i, '' from generate_series(1, 1200) i`,
      [flow.lineage, task.partition],
    );
    const running = await world.start();
    await setPrice('steel', 8);
    const all = expected();
    const isOthers = (id: string) => partitionOf(id.slice(0, id.indexOf('/')), 4) !== task.partition;
    await eventually(async () => {
      const now = await worths();
      return Object.keys(all).every((id) => !isOthers(id) || now[id] === all[id]);
    });
    expect(Object.keys(all).filter((id) => isOthers(id) && id.includes('steel')).length).toBeGreaterThan(100);
    await running.stop();
    await stand(task.positions);
    await world.db.query(`delete from engine.sweep where lineage = $1 and key like '!%'`, [flow.lineage]);
    const again = await world.start();
    await world.caughtUp();
    await expectAll();
    await again.stop();
  });

  it('waits for keys that stand parked, and shows them when they go on', async () => {
    const running = await world.start();
    const before = await worths();
    await world.send(lifted, [{ owner: 'owner-0', id: 'iron/0', at: 1, amount: POISON }]);
    await world.caughtUp();
    await passing(() => setPrice('iron', 11));
    const [all, shown] = [expected(), await worths()];
    // Of the parked key all stays as it was; everything else moves, and nothing counts as behind.
    const isParked = (id: string) => id.startsWith('owner-0/');
    for (const id of Object.keys(all)) expect([id, shown[id]]).toEqual([id, isParked(id) ? before[id] : all[id]]);
    expect(Object.keys(all).filter((id) => isParked(id) && before[id] !== all[id]).length).toBeGreaterThan(50);
    const { rows: entries } = await world.db.query<{ id: number }>(
      `select parked_id as id from engine.parked where lineage = $1 and discarded_at is null`,
      [flow.lineage],
    );
    await discardParked(
      world.database,
      entries.map(({ id }) => Number(id)),
      'test',
      'a slip',
    );
    await world.tick();
    await eventually(async () => isDeepStrictEqual(await worths(), all));
    await world.caughtUp();
    await expectAll();
    await running.stop();
  });

  it('R60, R64: leaves the rows that a build has which knew the last entries from the start', async () => {
    const rebuilt = build(2, names);
    await world.applyTopics(rebuilt.processors);
    const running = await world.start(rebuilt.processors);
    await world.caughtUp(rebuilt.processors);
    await running.stop();
    const tableOf = (lineage: string) => `views."${lineage.replaceAll('-', '_')}_${flow.worthView.name}"`;
    const [a, b] = [tableOf(flow.lineage), tableOf(rebuilt.lineage)];
    const { rows: differing } = await world.db.query(
      `select * from ((table ${a} except table ${b}) union all (table ${b} except table ${a})) d
       where key not in (select key from engine.parked)`,
    );
    expect(differing).toEqual([]);
  });

  it('R84, R93: shows all scopes of a key again that shares something else, a thousand at a time, and goes on after a stop', async () => {
    const players = Array.from({ length: SCOPES }, (_, i) => ({ owner: 'north', id: `p${i}`, at: 0, amount: 1 }));
    const winners = async () =>
      (
        await world.db.query<{ n: number }>(
          `select count(*)::int as n from engine."${leagueLineage.replaceAll('-', '_')}_state" where shown like '%-wins%'`,
        )
      ).rows[0]?.n;
    const running = await world.start(league.processors);
    await world.send(scores, players);
    await world.caughtUp(league.processors);
    expect(await winners()).toBe(0);
    await world.send(scores, [{ owner: 'north', id: 'p0', at: 0, amount: 1 }]);
    await eventually(async () => ((await winners()) ?? 0) >= 1_000);
    await running.stop();
    const again = await world.start(league.processors);
    await eventually(async () => (await winners()) === SCOPES);
    await world.caughtUp(league.processors);
    await again.stop();
  });
});
