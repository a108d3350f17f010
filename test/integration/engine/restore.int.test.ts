/** A database that comes back older than what was done with it, and events that are lost between two processors. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../../engine/audit/audit.js';
import { viewTable } from '../../../engine/ddl.js';
import { connectKafka, headerOf, type KafkaMessage } from '../../../engine/kafka.js';
import { pause } from '../../../engine/log.js';
import { type RunningProcess, runProcessors } from '../../../engine/process.js';
import { type AnyProcessor, type Delivered, defineProcessor, type Received } from '../../../engine/processor.js';
import { readRanges } from '../../../engine/ranges.js';
import { derived, source, type Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, text, view } from '../../../engine/view.js';
import { createDatabase, sharedStack } from '../../stack.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, openWorld, unique, type World } from './world.js';

const PROGRAM = fileURLToPath(new URL('../../../cli/repstream.mjs', import.meta.url));

/** Each owner has one ticket, whose number and team change with every amount; teams list the tickets that they have. */
function ticketing() {
  const facts = source(unique('facts'), countKeys);
  const tickets = derived(unique('tickets'), countKeys);
  const list = view(unique('list').replaceAll('-', '_'), {
    comment: 'Tickets by team.',
    key: [],
    freshWithinMs: 1_000,
    columns: { team: text('Whose.'), tickets: text('Which, in order.'), sum: bigint('Of their amounts.') },
  });
  const tells = defineProcessor({
    name: unique('tells'),
    version: 1,
    comment: 'Gives tickets.',
    keyedBy: 'owner',
    from: { facts },
    to: { tickets },
    initial: () => ({ sum: 0 }),
    on: {
      facts(state: { sum: number }, events: readonly Received<Count>[]) {
        for (const { amount } of events) state.sum += amount;
      },
    },
    show: ({ sum }, { key }) => [tickets.of(ticket(key, sum))],
  }) as unknown as AnyProcessor;
  const lists = defineProcessor({
    name: unique('lists'),
    version: 1,
    comment: 'Lists tickets.',
    keyedBy: 'team',
    from: { tickets },
    views: { list },
    initial: (): Record<string, number> => ({}),
    on: {
      tickets(state: Record<string, number>, events: readonly Delivered<Count>[]) {
        for (const { entity, value } of events) {
          if (value) state[entity] = value.amount;
          else delete state[entity];
        }
      },
    },
    show: (state, { key }) => {
      const names = Object.keys(state).sort();
      const sum = Object.values(state).reduce((all, amount) => all + amount, 0);
      return names.length === 0 ? [] : [list.row({ team: key, tickets: names.join(' '), sum })];
    },
  }) as unknown as AnyProcessor;
  const [upstream, downstream] = topologyOf([tells, lists]).lineages;
  if (!upstream || !downstream) throw new Error('two lineages');
  const physical = upstream.topics[0] ?? '';
  return { facts, tickets, list, tells, lists, upstream: upstream.name, downstream: downstream.name, physical };
}
const ticket = (owner: string, sum: number): Count => ({
  owner: `team-${sum % 3}`,
  id: `${owner}-${sum}`,
  at: 0,
  amount: sum,
});

/** What must stand at the end: of all amounts, in whatever order. */
function expected(facts: readonly Count[]): Record<string, { tickets: string; sum: number }> {
  const sums = new Map<string, number>();
  for (const { owner, amount } of facts) sums.set(owner, (sums.get(owner) ?? 0) + amount);
  const teams = new Map<string, Count[]>();
  for (const [owner, sum] of sums) {
    const of = ticket(owner, sum);
    teams.set(of.owner, [...(teams.get(of.owner) ?? []), of]);
  }
  return Object.fromEntries(
    [...teams].map(([team, of]) => [
      team,
      {
        tickets: of
          .map(({ id }) => id)
          .sort()
          .join(' '),
        sum: of.reduce((all, { amount }) => all + amount, 0),
      },
    ]),
  );
}

async function rowsOf(db: pg.Pool, { list, downstream }: ReturnType<typeof ticketing>) {
  const { rows } = await db.query(`select team, tickets, sum::int from ${viewTable(downstream, list)}`);
  return Object.fromEntries(rows.map(({ team, ...of }) => [team, of]));
}

/** All records of a topic, by partition. */
async function recordsOf({ connections, admin, log }: World, topic: string): Promise<Map<number, KafkaMessage[]>> {
  const all = new Map<number, KafkaMessage[]>();
  const ends = await admin.fetchTopicOffsets(topic);
  await readRanges(
    connectKafka(connections, 'test', log),
    ends.map(({ partition, low, high }) => ({ topic, partition, from: Number(low), to: Number(high) })),
    ({ partition }, records) => void all.set(partition, [...(all.get(partition) ?? []), ...records]),
    log,
  );
  return all;
}

/** The tickets that stand on the topic for a reader who believes the newest incarnation of each task alone, as records without owner. */
async function standing(world: World, topic: string): Promise<string[]> {
  const tickets = new Set<string>();
  for (const records of (await recordsOf(world, topic)).values()) {
    const newest = new Map<string, string>();
    for (const record of records) {
      const header = headerOf(record);
      const [task, incarnation] = [header('task'), header('incarnation')];
      if (incarnation < (newest.get(task) ?? '')) continue;
      newest.set(task, incarnation);
      if (header('marker') !== '') continue;
      if (record.value) tickets.add(header('entity'));
      else tickets.delete(header('entity'));
    }
  }
  return [...tickets].sort();
}
const ticketsOf = (facts: readonly Count[]) =>
  Object.values(expected(facts))
    .flatMap(({ tickets }) => tickets.split(' '))
    .sort();

const amount = (owner: string, of: number): Count => ({ owner, id: 'x', at: 0, amount: of });
const owners = Array.from({ length: 40 }, (_, i) => `owner-${i}`);

describe('a database that was restored from an older copy', () => {
  const flow = ticketing();
  const sent: Count[] = [];
  let world: World;
  /** Who reads the derived topic stands in a database of its own, which is not restored. */
  let readers: pg.Pool;
  let reading: RunningProcess | undefined;
  const send = async (amounts: readonly Count[]) => {
    sent.push(...amounts);
    await world.send(flow.facts, amounts);
  };
  const said = () =>
    world.lines
      .filter(({ msg, lineage }) => lineage === flow.upstream && String(msg).startsWith('tasks tell everything again'))
      .map(({ msg }) => String(msg));
  const readersHave = (facts: readonly Count[]) =>
    eventually(
      async () => JSON.stringify(sorted(await rowsOf(readers, flow))) === JSON.stringify(sorted(expected(facts))),
      30_000,
    );

  beforeAll(async () => {
    world = await openWorld([flow.facts as Topic], [flow.tells, flow.lists], 2);
    const databaseUrl = await createDatabase();
    readers = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    await send(owners.map((owner) => amount(owner, 1)));
    reading = await runProcessors({
      processors: [flow.tells, flow.lists],
      only: [flow.lists.name],
      ticks: world.ticks,
      connections: { ...world.connections, databaseUrl },
      log: world.log.child({ process: 'readers' }),
    });
  });
  afterAll(async () => {
    await reading?.stop();
    await readers?.end();
    await world?.stop();
  });

  it('R64, R85: readers that were further end as if nothing had been, and no phantom stays', async () => {
    const first = await world.start([flow.tells]);
    await world.caughtUp([flow.tells]);
    await readersHave(sent);
    await first.stop();
    const copy = await world.backUp();

    // Each owner has a ticket for a while that a coalesced fold never gives.
    const second = await world.start([flow.tells]);
    await send(owners.map((owner) => amount(owner, 10)));
    await world.caughtUp([flow.tells]);
    await readersHave(sent);
    await second.stop();
    await send(owners.map((owner) => amount(owner, 100)));
    await world.restore(copy);

    const third = await world.start([flow.tells]);
    await world.caughtUp([flow.tells]);
    await readersHave(sent);
    expect(await standing(world, flow.physical)).toEqual(ticketsOf(sent));
    expect(said()).toHaveLength(1);
    expect(said()[0]).toMatch(
      /^tasks tell everything again: the database is older than what was done with it: facts-.*\/\d had been folded up to \d+, and it knows of \d+$/,
    );
    const { rows: left } = await world.db.query(
      'select count(*)::int as n from engine.tasks where renewal is not null',
    );
    expect(left[0].n).toBe(0);
    await third.stop();
  }, 120_000);

  it('is said no more at the next start', async () => {
    const running = await world.start([flow.tells]);
    await send([amount('owner-1', 1_000)]);
    await world.caughtUp([flow.tells]);
    await readersHave(sent);
    expect(said()).toHaveLength(1);
    await running.stop();
  });

  it('R85: one that is another, by its system or its timeline, is told too; whoever has the task then goes on with it', async () => {
    await world.db.query(`update engine.tasks set database = '42/1' where lineage = $1`, [flow.upstream]);
    const running = await world.start([flow.tells]);
    await eventually(async () => said().length === 2, 30_000, said);
    await running.stop();
    expect(said()[1]).toMatch(/it was 42\/1 \(system and timeline\) when task \d last wrote, and is \d+\/\d+$/);
    const again = await world.start([flow.tells]);
    await world.caughtUp([flow.tells]);
    await readersHave(sent);
    expect(said()).toHaveLength(2);
    expect(await standing(world, flow.physical)).toEqual(ticketsOf(sent));
    await again.stop();
  });
});

const sorted = (rows: object) => Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1));

describe('events that are lost between two processors', () => {
  const flow = ticketing();
  const sent: Count[] = [];
  let world: World;
  const ending = new AbortController();
  let ticking: Promise<void>;
  const send = async (amounts: readonly Count[]) => {
    sent.push(...amounts);
    await world.send(flow.facts, amounts);
  };
  const stopped = (code: string) =>
    eventually(async () => {
      const { rows } = await world.db.query('select partition, stopped from engine.tasks where lineage = $1', [
        flow.downstream,
      ]);
      const found = rows.filter(({ stopped }) => stopped?.startsWith(code));
      return found.length > 0 && found.map(({ stopped }) => stopped as string);
    });
  const republish = (...parameters: string[]) => {
    const env = { ...process.env, ...sharedStack().environment, DATABASE_URL: world.connections.databaseUrl };
    return promisify(execFile)(process.execPath, [PROGRAM, 'republish', ...parameters], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (failed: { code: number; stdout: string; stderr: string }) => failed,
    );
  };
  const isMended = async () => {
    await world.caughtUp();
    expect(await rowsOf(world.db, flow)).toEqual(expected(sent));
    const { rows } = await world.db.query('select stopped from engine.tasks where stopped is not null');
    expect(rows).toEqual([]);
  };

  beforeAll(async () => {
    world = await openWorld([flow.facts as Topic], [flow.tells, flow.lists], 2);
    await send(owners.map((owner) => amount(owner, 1)));
    const first = await world.start([flow.tells]);
    await world.caughtUp([flow.tells]);
    await send(owners.map((owner) => amount(owner, 10)));
    await world.caughtUp([flow.tells]);
    await first.stop();
    ticking = (async () => {
      for (; !ending.signal.aborted; await pause(300, ending.signal)) await world.tick();
    })();
  });
  afterAll(async () => {
    ending.abort();
    await ticking;
    await world?.stop();
  });

  it('R85: stop who reads them, until the task that had told them tells everything again', async () => {
    // One record of each partition is gone, and where there are retractions one of those: its ticket stays with whoever heard of it.
    const records = await recordsOf(world, flow.physical);
    await world.remakeTopic(flow.physical);
    for (const [partition, all] of records) {
      const retraction = all.findIndex(({ value }) => value === null);
      const lost = retraction < 0 ? 3 : retraction;
      const messages = all
        .filter((_, i) => i !== lost)
        .map(({ key, value, headers }) => ({ key, value, partition, ...(headers ? { headers } : {}) }));
      await world.producer.send({ topic: flow.physical, acks: -1, messages });
    }
    const running = await world.start();
    const why = await stopped('REPSTREAM_GAP');
    const tasks = [...new Set(why.map((one) => /`repstream republish (\S+)` tells them again/.exec(one)?.[1] ?? ''))];
    expect(tasks[0]).toMatch(new RegExp(`^${flow.upstream}/\\d$`));
    const dry = await republish('--dry-run', ...tasks);
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringMatching(/would tell everything again: \d+ scopes/) });
    // A task may miss events of both, and is told of the second once it has gone on past the first.
    const asked = new Set<string>();
    await eventually(async () => {
      const { rows } = await world.db.query('select stopped from engine.tasks where lineage = $1', [flow.downstream]);
      const named = rows.flatMap(({ stopped: one }) => /`repstream republish (\S+)` tells/.exec(one ?? '')?.[1] ?? []);
      const fresh = [...new Set(named)].filter((task) => !asked.has(task));
      for (const task of fresh) asked.add(task);
      if (fresh.length > 0)
        expect(await republish(...fresh)).toMatchObject({
          code: 0,
          stdout: expect.stringContaining('has told everything again'),
        });
      return named.length === 0;
      // Commands, one after the other.
    }, 90_000);
    await isMended();
    expect(await standing(world, flow.physical)).toEqual(ticketsOf(sent));
    await running.stop();
    const topology = topologyOf([flow.tells, flow.lists]);
    const observer = { ...world, kafka: connectKafka(world.connections, 'test', world.log), topology };
    expect((await audit(observer, topology.lineages, {})).findings).toEqual([]);
  }, 180_000);

  it('R85: a derived topic that was purged beneath its reader, or made anew, stops it: what was taken back there stands nowhere else', async () => {
    const first = await world.start([flow.tells]);
    await send(owners.map((owner) => amount(owner, 100)));
    await world.caughtUp([flow.tells]);
    await first.stop();
    const before = await rowsOf(world.db, flow);
    const ends = await world.admin.fetchTopicOffsets(flow.physical);
    const partitions = ends.map(({ partition, high }) => ({ partition, offset: high }));
    await world.admin.deleteTopicRecords({ topic: flow.physical, partitions });
    const second = await world.start();
    const remedy = `raise the version of ${flow.tells.name}, which writes it, and build it anew`;
    expect((await stopped('REPSTREAM_LOG_START'))[0]).toContain(remedy);
    await second.stop();
    await world.remakeTopic(flow.physical);
    const third = await world.start();
    expect((await stopped('REPSTREAM_LOG_END'))[0]).toContain(remedy);
    await third.stop();
    expect(await rowsOf(world.db, flow)).toEqual(before);
  }, 120_000);

  it('says in one line which tasks there are', async () => {
    expect(await republish('nobody-v1-00000000/0')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^repstream: REPSTREAM_LINEAGE: there is no task nobody-v1-00000000\/0: .*\n$/),
    });
  });
});
