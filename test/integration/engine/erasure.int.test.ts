/** People who are erased: nothing is shown or remembered of them, whatever came first, and others are left alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Erasure } from '../../../engine/erasure.js';
import { connectKafka } from '../../../engine/kafka.js';
import { verify } from '../../../engine/parity/verify.js';
import { listParked } from '../../../engine/parked.js';
import { connectPostgres } from '../../../engine/postgres.js';
import {
  type AnyProcessor,
  type Change,
  type Delivered,
  defineProcessor,
  keep,
  type Received,
} from '../../../engine/processor.js';
import { askRedrives } from '../../../engine/redrives.js';
import { derived, source, type Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, text, view } from '../../../engine/view.js';
import { type Count, countKeys, recordOf } from '../../unit/engine/toys.js';
import { openWorld, unique, type World } from './world.js';

interface Person {
  readonly person: string;
  readonly erased: boolean;
  readonly at: number;
}
const people = source(unique('people'), {
  comment: 'Who was erased.',
  schema: recordOf<Person>('Person', { person: 'string', erased: 'boolean', at: 'long' }),
  key: ({ person }) => person,
  at: ({ at }) => at,
});
const erasure: Erasure = {
  topic: people as Topic,
  keyedBy: ['person'],
  isErased: (value) => (value as Person).erased,
};
/** What machines count: amounts of a machine (`owner`), whose person is in `id`. */
const lifted = source(unique('lifted'), countKeys);
const weights = source(unique('weights'), countKeys);

function build(version: number, names: { machines: string; persons: string }) {
  const told = derived(`${names.machines}-told`, {
    ...countKeys,
    key: ({ id }: Count) => id,
    entity: ({ owner }: Count) => owner,
  });
  const onMachines = view(names.machines.replaceAll('-', '_'), {
    comment: 'Who is on which machine.',
    freshWithinMs: 1_000,
    key: ['person'],
    subjects: ['person'],
    columns: { person: text('Who.'), amount: bigint('How much.') },
  });
  const ofPersons = view(names.persons.replaceAll('-', '_'), {
    comment: 'What somebody did.',
    freshWithinMs: 1_000,
    key: ['machine'],
    columns: { machine: text('Where.'), amount: bigint('How much.'), weight: bigint('Their weight.') },
  });
  const machines = defineProcessor({
    name: names.machines,
    version,
    comment: 'Adds up by machine and person.',
    keyedBy: 'machine',
    from: { lifted },
    to: { told },
    views: { onMachines },
    initial: () => ({ amount: 0 }),
    scope: { lifted: ({ id }: Received<Count>) => id },
    on: {
      lifted(state: { amount: number }, events: readonly Received<Count>[]) {
        for (const { amount } of events) state.amount += amount;
      },
    },
    show: ({ amount }, { key, scope }) => [
      onMachines.row({ person: scope, amount }),
      told.of({ owner: key, id: scope, at: 0, amount }),
    ],
  }) as unknown as AnyProcessor;
  const persons = defineProcessor({
    name: names.persons,
    version: 1,
    comment: 'Adds up by person.',
    keyedBy: 'person',
    from: { told, weights: keep(weights) },
    views: { ofPersons },
    initial: (): { amount: number } => ({ amount: 0 }),
    scope: { told: ({ entity }: Delivered<Count>) => entity },
    on: {
      told(state: { amount: number }, events: readonly Delivered<Count>[]) {
        for (const { value } of events) {
          if (value?.amount === POISON) throw new Error('nobody can lift that');
          state.amount = value?.amount ?? 0;
        }
      },
      weights: (_: unknown, __: readonly Change<Count>[]) => {},
    },
    show: ({ amount }: { amount: number }, { scope, kept }) => [
      ofPersons.row({ machine: scope, amount, weight: kept.weights.latest(10)?.amount ?? 0 }),
    ],
  }) as unknown as AnyProcessor;
  const processors = [machines, persons];
  const [first, second] = topologyOf(processors).lineages.map(({ name }) => name.replaceAll('-', '_'));
  const tables = [
    `views."${first}_${onMachines.name}"`,
    `views."${second}_${ofPersons.name}"`,
    `engine."${second}_state"`,
    `engine."${second}_kept"`,
  ];
  return { processors, tables, lineages: topologyOf(processors).lineages.map(({ name }) => name) };
}
const POISON = 666_666;

describe('people who are erased', () => {
  const names = { machines: unique('machines'), persons: unique('persons') };
  const flow = build(1, names);
  let world: World;
  const amounts = (person: string, ...of: number[]): Count[] =>
    of.map((amount, i) => ({ owner: `machine-${i % 3}`, id: person, at: i, amount }));
  const erase = (person: string) => world.send(people, [{ person, erased: true, at: 1 }]);
  /** How many rows of each table name somebody: of machines, of persons, states, kept. */
  const tracesOf = async (person: string, tables = flow.tables) => {
    const counts: number[] = [];
    for (const table of tables) {
      const { rows } = await world.db.query(`select count(*)::int as n from ${table} t where t::text like $1`, [
        `%${person}%`,
      ]);
      counts.push(rows[0].n);
    }
    return counts;
  };
  const erasedEverywhere = async () => {
    const ends = await world.admin.fetchTopicOffsets(people.name);
    for (const lineage of flow.lineages) await world.untilTablesAre(lineage, 'erased', ends);
    await world.caughtUp();
  };

  beforeAll(async () => {
    world = await openWorld([lifted as Topic, weights as Topic, people as Topic], flow.processors, 4, erasure);
    for (const person of ['ana', 'ben', 'cleo', 'dora']) {
      await world.send(weights, [{ owner: person, id: 'w', at: 1, amount: 70 }]);
      await world.send(lifted, amounts(person, 1, 2, 3, 4));
    }
  });
  afterAll(() => world?.stop());

  it('R28: leave every view and all memory while the dataflow runs; nobody else is touched', async () => {
    const running = await world.start();
    await world.caughtUp();
    expect(await tracesOf('ana')).toEqual([3, 3, 3, 1]);
    const others = () =>
      world.db.query(`select t::text, t.xmin::text from ${flow.tables[1]} t where key <> 'ana' order by 1`);
    const before = (await others()).rows;
    await erase('ana');
    await erasedEverywhere();
    expect(await tracesOf('ana')).toEqual([0, 0, 0, 0]);
    expect((await others()).rows).toEqual(before);
    expect(await tracesOf('ben')).toEqual([3, 3, 3, 1]);
    await running.stop();
  });

  it('leave nothing by what comes of them later', async () => {
    const running = await world.start();
    await world.send(lifted, amounts('ana', 5, 6));
    await world.send(weights, [{ owner: 'ana', id: 'later', at: 2, amount: 71 }]);
    // Even one that no fold could take.
    await world.send(lifted, amounts('ana', POISON - 10));
    await world.caughtUp();
    expect(await tracesOf('ana')).toEqual([0, 0, 0, 0]);
    expect(await tracesOf('ana', ['engine.parked'])).toEqual([0]);
    await running.stop();
  });

  it('are erased at the next start when nobody ran, and before anything came of them', async () => {
    await erase('ben');
    await erase('emil');
    await world.send(lifted, amounts('emil', 1, 2));
    await world.send(weights, [{ owner: 'emil', id: 'w', at: 1, amount: 60 }]);
    const running = await world.start();
    await erasedEverywhere();
    for (const person of ['ben', 'emil']) expect([person, await tracesOf(person)]).toEqual([person, [0, 0, 0, 0]]);
    await running.stop();
  });

  it('stay erased, whatever is written of them afterwards', async () => {
    await world.send(people, [{ person: 'ben', erased: false, at: 9 }]);
    await world.send(lifted, amounts('ben', 1));
    const running = await world.start();
    await world.caughtUp();
    expect(await tracesOf('ben')).toEqual([0, 0, 0, 0]);
    await running.stop();
  });

  it('have what stood parked of them given up, without a word of whose it was', async () => {
    const running = await world.start();
    await world.send(lifted, amounts('cleo', POISON - 5));
    await world.caughtUp();
    const parked = () =>
      world.db.query('select key, detail, discarded_at is null as stands from engine.parked where lineage = any($1)', [
        flow.lineages,
      ]);
    expect((await parked()).rows).toEqual([{ key: 'cleo', detail: 'nobody can lift that', stands: true }]);
    await askRedrives(world.database, (await listParked(world.database, { key: 'cleo' }, 10)).entries, {
      by: 'kim',
      reason: 'mended',
    });
    await erase('cleo');
    await erasedEverywhere();
    expect((await parked()).rows).toEqual([{ key: '', detail: '', stands: false }]);
    expect(await tracesOf('cleo', ['engine.redrives'])).toEqual([0]);
    const asked = await world.db.query(`select state, reason from engine.redrives where lineage = any($1)`, [
      flow.lineages,
    ]);
    expect(asked.rows).toEqual([{ state: 'done', reason: null }]);
    expect(await tracesOf('cleo')).toEqual([0, 0, 0, 0]);
    const { rows } = await world.db.query(
      'select * from engine.tasks where lineage = any($1) and read <> folded + repeated + parked',
      [flow.lineages],
    );
    expect(rows).toEqual([]);
    await running.stop();
  });

  it('R60, R64: are not there either when a build is derived again from the log', async () => {
    const { connections, admin, schemas, log } = world;
    const topology = topologyOf(flow.processors);
    const database = connectPostgres(connections.databaseUrl, log, 4);
    const observer = { topology, kafka: connectKafka(connections, 'test', log), admin, database, schemas, log };
    const asked = { by: 'ana', reason: null, repstream: '0', partitions: null, codeHash: null, accept: false };
    try {
      for (const lineage of topology.lineages)
        expect(await verify(observer, { ...asked, lineage, erasure })).toMatchObject({ equal: true, snapshots: 1 });
    } finally {
      await database.close();
    }
  });

  it('R60, R64: are in no later build, whose rows are the same', async () => {
    const rebuilt = build(2, names);
    await world.applyTopics(rebuilt.processors);
    const running = await world.start(rebuilt.processors);
    await world.caughtUp(rebuilt.processors);
    await running.stop();
    for (const [i, table] of flow.tables.entries()) {
      const other = rebuilt.tables[i];
      const columns = i < 2 ? '*' : 'key, task';
      const { rows } = await world.db.query(
        `(select ${columns} from ${table} except select ${columns} from ${other}) union all (select ${columns} from ${other} except select ${columns} from ${table})`,
      );
      expect(rows).toEqual([]);
    }
    expect(await tracesOf('dora', rebuilt.tables)).toEqual([3, 3, 3, 1]);
  });
});
