/** A build made beside what readers see: killed, gone on with, told about, and held back. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLiveLate } from '../../../engine/building/live.js';
import { buildsOf } from '../../../engine/building/plan.js';
import { listLineages } from '../../../engine/lineages/list.js';
import { pause } from '../../../engine/log.js';
import type { RunningProcess } from '../../../engine/process.js';
import { source, type Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { addingUp, type Count, countKeys } from '../../unit/engine/toys.js';
import type { Told } from './builder.js';
import { eventually, ledger, openWorld, unique, type World } from './world.js';

const TSX = import.meta.resolve('tsx');
const BUILDER = fileURLToPath(new URL('./builder.ts', import.meta.url));
const OWNERS = 40;
const FACTS = 8_000;

interface Line {
  readonly done?: number;
  readonly all?: number;
  readonly rows?: number;
  readonly isCaughtUp?: boolean;
}

/** The same server, another database. */
const urlOf = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;

describe('a build beside the live system', () => {
  const names = { adds: unique('adds'), totals: unique('totals') };
  const facts = source(unique('facts'), countKeys);
  const [v1, v2] = [1, 2].map((version) => addingUp(names, facts, { version })) as [
    ReturnType<typeof addingUp>,
    ReturnType<typeof addingUp>,
  ];
  let world: World;
  let live: RunningProcess;
  let sent = FACTS;
  const ending = new AbortController();
  let beat: Promise<void>;
  const children = new Set<ChildProcess>();

  /** Starts the builder; `lines` grows while it runs. */
  const start = (rate: number | null, as = names) => {
    const { connections } = world;
    const told: Told = { names: as, facts: facts.name, ticks: world.ticks.name, connections, rate };
    const child = spawn(process.execPath, ['--import', TSX, BUILDER, JSON.stringify(told)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.add(child);
    const lines: Line[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line)));
    return { child, lines };
  };
  const amounts = async (table: string) =>
    (await world.db.query(`select owner, id, sum, events from ${table} order by owner, id`)).rows;
  const listed = async (lineage: string) => (await listLineages(world.database)).find((one) => one.lineage === lineage);

  beforeAll(async () => {
    world = await openWorld([facts as Topic], v1.processors);
    live = await world.start();
    const all: Count[] = Array.from({ length: FACTS }, (_, i) => ({
      owner: `owner-${i % OWNERS}`,
      id: `${i % 400}`,
      at: i,
      amount: i,
    }));
    await world.send(facts, all);
    await world.caughtUp();
    beat = (async () => {
      for (; !ending.signal.aborted; await pause(300, ending.signal)) await world.tick();
    })();
  });
  afterAll(async () => {
    ending.abort();
    await beat;
    for (const child of children) child.kill('SIGKILL');
    await world?.stop();
  });

  it('R61, R64: killed with SIGKILL on its way it goes on where it was, to the rows that readers see, and nothing is folded twice', async () => {
    const first = start(1_000);
    const torn = await eventually(async () =>
      first.lines.find(({ done = 0, all = 0 }) => done > 0 && done < all - FACTS / 8),
    );
    const told = await listed(v2.adds.name);
    expect(told).toMatchObject({ state: 'built', building: { percent: expect.any(Number) } });
    expect(told?.building?.percent).toBeLessThan(100);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const before = await ledger(world, v2.adds.name);
    expect(before?.read).toBeGreaterThanOrEqual(torn.done ?? 0);
    expect(before?.read).toBeLessThan(FACTS);

    const second = start(null);
    const [code] = await once(second.child, 'exit');
    expect(code).toBe(0);
    const progress = second.lines.filter(({ done }) => done !== undefined);
    expect(progress[0]?.done).toBeGreaterThanOrEqual(before?.read ?? 0);
    expect(progress.at(-1)).toMatchObject({ isCaughtUp: true });
    // Postgres' own count comes some seconds late, and may count what the killed one was writing twice.
    expect(progress.at(-1)?.rows).toBeGreaterThan(0);
    expect(progress.at(-1)?.rows).toBeLessThanOrEqual(2 * (400 + OWNERS));
    expect(await ledger(world, v2.adds.name)).toEqual({ read: FACTS, folded: FACTS, repeated: 0, parked: 0, late: 0 });
    const tables = await Promise.all(
      [v1, v2].map(({ adds }) => amounts(`views."${`${adds.name}_${v1.views.sums}`.replaceAll('-', '_')}"`)),
    );
    expect(tables[0]).toHaveLength(400);
    expect(tables[1]).toEqual(tables[0]);
    // Once it is made nobody makes it any more.
    expect(await listed(v2.adds.name)).toMatchObject({ state: 'built', building: null, tasks: 4 });
    expect(await listed(v1.adds.name)).toMatchObject({ state: 'promoted', building: null });
  });

  it('builds what was asked for with what is built on it, and says when there is nothing to build', async () => {
    const of = (some: typeof v1, asked: readonly string[]) =>
      buildsOf(world.database, topologyOf(some.processors), asked).then((builds) => builds.map(({ name }) => name));
    expect(await of(v2, [])).toEqual([v2.adds.name, v2.totals.name]);
    expect(await of(v2, [names.adds])).toEqual([v2.adds.name, v2.totals.name]);
    expect(await of(v2, [names.totals])).toEqual([v2.adds.name, v2.totals.name]);
    await expect(of(v2, ['adding'])).rejects.toThrow(`there is no processor adding; there are ${names.adds}`);
    await expect(of(v1, [names.adds])).rejects.toThrow(`nothing to build: the present code of ${names.adds} is what`);
    await expect(of(v1, [])).rejects.toThrow(/nothing to build: .* raise the version of what you changed/);
  });

  it('R24: live is late once something stood unread by what readers see for longer than is allowed, and no longer when it is read', async () => {
    const isLate = (ms: number) => isLiveLate(world.admin, world.database, ms);
    expect(await isLate(100)).toBe(false);
    await live.stop();
    await world.send(facts, [{ owner: 'owner-1', id: 'new', at: 1, amount: 1 }]);
    sent++;
    expect(await isLate(30_000)).toBe(false);
    await eventually(() => isLate(300));
    live = await world.start();
    await world.caughtUp();
    expect(await isLate(300)).toBe(false);
  });

  it('goes on by itself after Postgres let nobody in for a while', async () => {
    const names = { adds: unique('adds'), totals: unique('totals') };
    const other = addingUp(names, facts, { version: 2 });
    const { child, lines } = start(1_000, names);
    const exited = once(child, 'exit');
    await eventually(async () => lines.some(({ done = 0 }) => done > 0));
    const name = (await world.db.query<{ name: string }>('select current_database() as name')).rows[0]?.name;
    const outside = new pg.Client({ connectionString: urlOf(world.connections.databaseUrl, 'postgres') });
    await outside.connect();
    try {
      await outside.query(`alter database "${name}" with allow_connections false`);
      await outside.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      await pause(2_000);
    } finally {
      await outside.query(`alter database "${name}" with allow_connections true`);
      await outside.end();
    }
    expect((await exited)[0]).toBe(0);
    expect(await ledger(world, other.adds.name)).toMatchObject({ read: sent, folded: sent });
  });
});
