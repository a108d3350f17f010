/** Rows follow the entries of tables that they were made with. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewTable } from '../../../engine/ddl.js';
import { explain } from '../../../engine/explain/explain.js';
import { connectKafka } from '../../../engine/kafka.js';
import { lagOf } from '../../../engine/lag.js';
import type { RunningProcess } from '../../../engine/process.js';
import type { Topic } from '../../../engine/topic.js';
import { topologyOf, viewsOf } from '../../../engine/topology.js';
import type { Count } from '../../unit/engine/toys.js';
import { endCommand } from '../running.js';
import { type PricedProgram, priced } from './priced.js';
import { eventually, openWorld, unique, type World } from './world.js';

const PROGRAM = fileURLToPath(new URL('./priced.ts', import.meta.url));
const names = {
  orders: unique('orders'),
  prices: unique('prices'),
  processor: unique('priced'),
  view: unique('costs').replaceAll('-', '_'),
};
const flow = priced(names);
const [costs] = Object.values(viewsOf(flow.processor));
const table = costs ? viewTable(flow.lineage.name, costs) : '';
const MANY = 800;

const order = (owner: string, id: string, amount: number, at = 10): Count => ({ owner, id, at, amount });
const price = (ware: string, amount: number, at = 0): Count => ({ owner: ware, id: ware, at, amount });

describe('an entry of a table that changes', () => {
  let world: World;
  let running: RunningProcess | undefined;
  let child: ChildProcess | undefined;
  const start = async () => {
    running = await world.start();
  };
  const stop = async () => {
    await running?.stop();
    running = undefined;
  };
  /** Costs by order, with what tells whether a row was written. */
  async function rows(where = 'true'): Promise<Record<string, { cost: number; orders: number; xmin: string }>> {
    const { rows } = await world.db.query(
      `select id, cost::int, orders, xmin::text from ${table} where ${where} order by id`,
    );
    return Object.fromEntries(rows.map(({ id, ...rest }) => [id, rest]));
  }
  const left = async () => {
    const { rows } = await world.db.query('select count(*)::int as left from engine.sweep where lineage = $1', [
      flow.lineage.name,
    ]);
    return rows[0].left as number;
  };
  const written = async () => {
    const { rows } = await world.db.query('select sum(checkpoint)::int as n from engine.tasks where lineage = $1', [
      flow.lineage.name,
    ]);
    return rows[0].n as number;
  };

  beforeAll(async () => {
    world = await openWorld([flow.orders as Topic, flow.prices as Topic], [flow.processor]);
    await world.send(flow.prices, [price('tea', 3), price('rice', 5), price('salt', 1, 0), price('salt', 2, 100)]);
    await world.send(flow.orders, [
      order('ana', 'tea/1', 2),
      order('ana', 'rice/1', 1),
      order('ben', 'tea/2', 4),
      order('ben', 'oil/1', 7),
      order('cho', 'salt/1', 1, 50),
    ]);
    await start();
    await world.caughtUp();
  });
  afterAll(async () => {
    if (child) await endCommand(child, 'SIGKILL');
    await world?.stop();
  });

  it('R84: exactly the rows that used it change, those that looked for it in vain among them', async () => {
    const before = await rows();
    expect(before).toMatchObject({ 'tea/1': { cost: 6 }, 'rice/1': { cost: 5 }, 'oil/1': { cost: 0 } });
    await world.send(flow.prices, [price('tea', 10), price('oil', 4)]);
    await world.caughtUp();
    const after = await rows();
    expect(after).toMatchObject({ 'tea/1': { cost: 20 }, 'tea/2': { cost: 40 }, 'oil/1': { cost: 28 } });
    const same = (id: string) => after[id]?.xmin === before[id]?.xmin;
    expect(Object.keys(after).filter(same)).toEqual(['rice/1', 'salt/1']);
  });

  it('an entry that is published again as it was shows nothing again, and is taken in', async () => {
    const [before, ledger] = [
      await rows(),
      await world.db.query('select read, folded from engine.tasks order by partition'),
    ];
    await world.send(flow.prices, [price('tea', 10), price('salt', 2, 100)]);
    await world.caughtUp();
    expect(await rows()).toEqual(before);
    expect((await world.db.query('select read, folded from engine.tasks order by partition')).rows).toEqual(
      ledger.rows,
    );
  });

  it('an entry that comes to be valid from another time is used by the rows of that time', async () => {
    await world.send(flow.prices, [price('salt', 9, 40)]);
    await world.caughtUp();
    expect((await rows())['salt/1']).toMatchObject({ cost: 9 });
  });

  it('R84, R85: what changed while nobody ran counts as behind, and is swept at the next start', async () => {
    await stop();
    const before = await rows();
    await world.send(flow.prices, [price('rice', 6), price('tea', 10)]);
    expect((await lagOf(topologyOf([flow.processor]), world.admin, world.database)).tables).toMatchObject([
      { behind: 2 },
    ]);
    await start();
    await world.caughtUp();
    const after = await rows();
    expect(after['rice/1']).toMatchObject({ cost: 6 });
    expect(after['tea/1']).toEqual(before['tea/1']);
  });

  it('R84: explain names the entries that a row used, with what was valid for it', async () => {
    const kafka = connectKafka(world.connections, 'test', world.log);
    const topology = topologyOf([flow.processor]);
    if (!costs) throw new Error('a view');
    const explained = (id: string) =>
      explain({ ...world, kafka, topology }, { lineage: flow.lineage, view: costs }, [id], {
        most: 5,
        depth: 1,
        onProgress: () => {},
      });
    const used = { table: 'prices', id: 'rice', at: new Date(10).toISOString() };
    expect((await explained('rice/1')).steps).toMatchObject([{ used: [{ ...used, value: { amount: 6 } }] }]);
    expect((await explained('salt/1')).steps).toMatchObject([{ used: [{ id: 'salt', value: { at: 40, amount: 9 } }] }]);
  });

  it('R84, R85: a sweep that is killed half way goes on where it was, and events are folded meanwhile', async () => {
    await stop();
    const owner = 'dan';
    await world.send(
      flow.orders,
      Array.from({ length: MANY }, (_, i) => order(owner, `jam/${1_000 + i}`, 1)),
    );
    await start();
    await world.caughtUp();
    await stop();
    await world.send(flow.prices, [price('jam', 2)]);

    const startChild = (sweepStep: number) => {
      const program: PricedProgram = { names, ticks: world.ticks.name, connections: world.connections, sweepStep };
      return spawn(process.execPath, ['--import', 'tsx', PROGRAM, JSON.stringify(program)]);
    };
    // A row in the middle that somebody holds: the sweep comes so far and no further.
    const blocker = await world.db.connect();
    await blocker.query('begin');
    await blocker.query(`select from ${table} where id = 'jam/${1_000 + MANY / 2}' for update`);
    child = startChild(10);
    await eventually(async () => (await left()) === MANY / 2, 60_000, left);
    await endCommand(child, 'SIGKILL');
    await blocker.query('rollback');
    blocker.release();
    const half = await rows(`owner = '${owner}'`);
    expect(Object.values(half).filter(({ cost }) => cost === 2)).toHaveLength(MANY / 2);

    child = startChild(1);
    await eventually(async () => (await left()) < MANY / 2, 60_000, left);
    await world.send(flow.orders, [order(owner, 'tea/9', 1)]);
    // One statement sees both: the event is folded, and the sweep is not over.
    const folded = await eventually(async () => {
      const { rows } = await world.db.query(
        `select (select count(*)::int from engine.sweep where lineage = $1) as left,
           exists (select from ${table} where id = 'tea/9') as there`,
        [flow.lineage.name],
      );
      return rows[0].there && rows[0];
    });
    expect(folded.left).toBeGreaterThan(0);
    await world.caughtUp();
    const after = await rows(`owner = '${owner}' and id like 'jam/%'`);
    expect(Object.values(after).every(({ cost }) => cost === 2)).toBe(true);
    // What was swept before the kill was not written again.
    const again = Object.keys(half).filter((id) => half[id]?.cost === 2 && after[id]?.xmin !== half[id]?.xmin);
    expect(again).toEqual([]);
    await endCommand(child, 'SIGTERM');
  }, 120_000);

  it('R85: states of an earlier version, which noted only what they missed, are all shown again once', async () => {
    const { rows: before } = await world.db.query(`select count(*)::int as n from ${table}`);
    expect(before[0].n).toBeGreaterThan(MANY);
    const state = `engine."${flow.lineage.name.replaceAll('-', '_')}_state"`;
    await world.db.query(`update ${state} set used = null`);
    await world.db.query(`alter table ${state} rename column used to missed`);
    await world.db.query('update engine.tasks set tables = null where lineage = $1', [flow.lineage.name]);
    await world.send(flow.prices, [price('tea', 11)]);
    const checkpoints = await written();
    await start();
    await world.caughtUp();
    expect((await rows())['tea/1']).toMatchObject({ cost: 22 });
    expect(await written()).toBeGreaterThan(checkpoints);
    const { rows: used } = await world.db.query(`select distinct unnest(used) as one from ${state} order by 1`);
    expect(used.map(({ one }) => one)).toEqual([
      'prices/jam',
      'prices/oil',
      'prices/rice',
      'prices/salt',
      'prices/tea',
    ]);
    await stop();
  });
});
