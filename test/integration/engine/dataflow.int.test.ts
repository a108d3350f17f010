import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pause } from '../../../engine/log.js';
import { type AnyProcessor, type Delivered, defineProcessor, type Received } from '../../../engine/processor.js';
import { applyTopics } from '../../../engine/provision.js';
import { derived, source, type Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, integer, text, view } from '../../../engine/view.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, ledger, openWorld, unique, type World } from './world.js';

/** Two stages: amounts of an owner are added up by id, the sums go to teams, and teams add them up again. */
function twoStages(
  version = 1,
  names = { adds: unique('adds'), teams: unique('teams') },
  numbers?: Topic<string, Count, 'source'>,
) {
  const facts = numbers ?? source(unique('numbers'), countKeys);
  const sums = derived(`${names.adds}-sums`, countKeys);
  const tables = {
    sums: view(`${names.adds}_sums`.replaceAll('-', '_'), {
      comment: 'Sums.',
      freshWithinMs: 1_000,
      key: ['owner', 'id'],
      columns: { owner: text('Whose.'), id: text('Which.'), sum: bigint('Sum.'), events: integer('How many.') },
    }),
    totals: view(`${names.teams}_totals`.replaceAll('-', '_'), {
      comment: 'Totals.',
      freshWithinMs: 1_000,
      key: [],
      columns: { team: text('Team.'), total: bigint('Total.'), entities: integer('Of how many sums.') },
    }),
  };
  const adds = defineProcessor({
    name: names.adds,
    version,
    comment: 'Adds up amounts.',
    keyedBy: 'owner',
    from: { numbers: facts },
    to: { sums },
    views: { sums: tables.sums },
    initial: () => ({ sum: 0, events: 0 }),
    scope: { numbers: (event: Received<Count>) => event.id },
    on: {
      numbers(state: { sum: number; events: number }, events: readonly Received<Count>[]) {
        for (const { amount } of events) {
          if (amount === POISON) throw new Error('an amount nobody can lift');
          state.sum += amount;
          state.events++;
        }
      },
    },
    show: ({ sum, events }, { key, scope }) => [
      tables.sums.row({ owner: key, id: scope, sum, events }),
      // The team changes with the sum, so that entities move.
      sums.of({ owner: `team-${sum % 5}`, id: `${key}/${scope}`, at: 0, amount: sum }),
    ],
  }) as unknown as AnyProcessor;
  const teams = defineProcessor({
    name: names.teams,
    version: 1,
    comment: 'Adds up sums.',
    keyedBy: 'team',
    from: { sums },
    views: { totals: tables.totals },
    initial: (): Record<string, number> => ({}),
    on: {
      sums(state: Record<string, number>, events: readonly Delivered<Count>[]) {
        for (const { entity, value } of events) {
          if (value) state[entity] = value.amount;
          else delete state[entity];
        }
      },
    },
    show(state, { key }) {
      const amounts = Object.values(state);
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      return amounts.length > 0 ? [tables.totals.row({ team: key, total, entities: amounts.length })] : [];
    },
  }) as unknown as AnyProcessor;
  const processors = [adds, teams];
  const lineage = (processor: AnyProcessor) =>
    topologyOf(processors).lineages.find((one) => one.processor === processor)?.name ?? '';
  return { facts, names, adds, teams, processors, lineage, tables };
}
const POISON = 666_666;

const amountsOf = (n: number, seed: number): Count[] =>
  Array.from({ length: n }, (_, i) => {
    const x = (seed * 7919 + i * 104_729) % 1_000_003;
    return { owner: `owner-${x % 37}`, id: `id-${x % 3}`, at: i, amount: x % 1_000 };
  });

/** What both views must hold, in the plainest way. */
function expectedOf(facts: readonly Count[]) {
  const sums = new Map<string, { sum: number; events: number }>();
  for (const { owner, id, amount } of facts) {
    const of = sums.get(`${owner}/${id}`) ?? { sum: 0, events: 0 };
    sums.set(`${owner}/${id}`, { sum: of.sum + amount, events: of.events + 1 });
  }
  const totals: Record<string, { total: number; entities: number }> = {};
  for (const { sum } of sums.values()) {
    const team = `team-${sum % 5}`;
    const of = totals[team] ?? { total: 0, entities: 0 };
    totals[team] = { total: of.total + sum, entities: of.entities + 1 };
  }
  return { sums: Object.fromEntries(sums), totals };
}
async function actual({ db }: World, { tables }: ReturnType<typeof twoStages>) {
  const sums = await db.query(`select owner || '/' || id as id, sum::int, events from models.${tables.sums.name}`);
  const totals = await db.query(`select team, total::int, entities from models.${tables.totals.name}`);
  return {
    sums: Object.fromEntries(sums.rows.map(({ id, sum, events }) => [id, { sum, events }])),
    totals: Object.fromEntries(totals.rows.map(({ team, total, entities }) => [team, { total, entities }])),
  };
}
/** The partitions that each process has of a processor, as it last logged. */
const assignments = ({ lines }: World, lineage: string): number[][] =>
  Object.values(
    Object.fromEntries(
      lines
        .filter((line) => line.msg === 'assigned' && line.lineage === lineage)
        .map((line) => [line.process, line.partitions as number[]]),
    ),
  );

/** Sends again and again until it is stopped. */
function streaming(send: () => Promise<void>) {
  let isFlowing = true;
  const done = (async () => {
    for (; isFlowing; await pause(20)) await send();
  })();
  return {
    stop: () => {
      isFlowing = false;
      return done;
    },
  };
}

describe('a dataflow of two stages', () => {
  const flow = twoStages();
  let world: World;
  const sent: Count[] = [];
  const send = async (n: number) => {
    const amounts = amountsOf(n, sent.length);
    sent.push(...amounts);
    await world.send(flow.facts, amounts);
  };
  beforeAll(async () => {
    world = await openWorld([flow.facts as Topic], flow.processors);
  });
  let stream: ReturnType<typeof streaming> | null = null;
  afterEach(() => stream?.stop());
  afterAll(() => world?.stop());

  it('adds up exactly, whoever joins or leaves while events flow', async () => {
    const first = await world.start();
    stream = streaming(() => send(40));
    const shared = (processor: AnyProcessor) => () => assignments(world, flow.lineage(processor));
    const whole = shared(flow.adds);
    await eventually(async () => whole()[0]?.length === 4, 30_000, whole);
    const second = await world.start();
    // Two members share the four partitions of each processor, two each.
    for (const processor of flow.processors) {
      const halves = shared(processor);
      const isEven = () => halves().every(({ length }) => length === 2) && new Set(halves().flat()).size === 4;
      await eventually(async () => isEven(), 30_000, halves);
    }
    await pause(1_500);
    await first.stop();
    await pause(1_500);
    const third = await world.start();
    await pause(1_500);
    await Promise.all([second.stop(), third.stop()]);
    const fourth = await world.start();
    await stream.stop();
    await world.caughtUp();
    expect(await actual(world, flow)).toEqual(expectedOf(sent));
    const of = await ledger(world, flow.lineage(flow.adds));
    expect(of).toMatchObject({ read: sent.length, folded: sent.length, repeated: 0, parked: 0 });
    const downstream = await ledger(world, flow.lineage(flow.teams));
    expect(downstream?.read).toBe((downstream?.folded ?? 0) + (downstream?.repeated ?? 0));
    expect(downstream?.parked).toBe(0);
    await fourth.stop();
  }, 120_000);

  it('publishes again what a killed process left in its outbox, and the next stage folds it once', async () => {
    // As if it had been killed after its commit: the outbox of all that was ever sent, numbers and incarnation as they were.
    const [lineage, downstream] = [flow.lineage(flow.adds), flow.lineage(flow.teams)];
    const { rows } = await world.db.query('select count(*)::int as left from engine.outbox where lineage = $1', [
      lineage,
    ]);
    expect(rows[0].left).toBeGreaterThan(0);
    const before = await ledger(world, downstream);
    const running = await world.start();
    await eventually(
      async () => ((await ledger(world, downstream))?.repeated ?? 0) >= (before?.repeated ?? 0) + rows[0].left,
    );
    expect(await actual(world, flow)).toEqual(expectedOf(sent));
    await send(100);
    await world.caughtUp();
    expect(await actual(world, flow)).toEqual(expectedOf(sent));
    expect((await ledger(world, downstream))?.parked).toBe(0);
    await running.stop();
  });

  it('parks a key whose fold fails, with its later events, while the others go on', async () => {
    const running = await world.start();
    const [ill] = [{ owner: 'owner-1', id: 'id-0', at: 0, amount: POISON }];
    const before = (await actual(world, flow)).sums;
    await world.send(flow.facts, [ill]);
    await eventually(async () => (await ledger(world, flow.lineage(flow.adds)))?.parked);
    const more = amountsOf(200, 5);
    await world.send(flow.facts, more);
    await world.caughtUp();
    const healthy = [...sent, ...more].filter(({ owner }) => owner !== 'owner-1');
    const sums = (await actual(world, flow)).sums;
    for (const [id, of] of Object.entries(expectedOf(healthy).sums)) expect([id, sums[id]]).toEqual([id, of]);
    for (const id of ['id-0', 'id-1', 'id-2']) expect(sums[`owner-1/${id}`]).toEqual(before[`owner-1/${id}`]);
    const { rows: parked } = await world.db.query(
      'select kind, key, reason, events from engine.parked where lineage = $1 order by parked_id',
      [flow.lineage(flow.adds)],
    );
    const waiting = more.filter(({ owner }) => owner === 'owner-1').length;
    expect(parked[0]).toEqual({ kind: 'key', key: 'owner-1', reason: 'fold_failed', events: 1 });
    expect(new Set(parked.slice(1).map(({ kind, key, reason }) => `${kind} ${key} ${reason}`))).toEqual(
      new Set(['key owner-1 key_parked']),
    );
    expect(parked.slice(1).reduce((sum, { events }) => sum + events, 0)).toBe(waiting);
    const of = await ledger(world, flow.lineage(flow.adds));
    expect(of).toMatchObject({ read: sent.length + 1 + more.length, parked: 1 + waiting });
    await running.stop();
  });

  it('builds a raised version beside the old: own tables and topics, the same rows, the old ones untouched', async () => {
    const old = twoStages();
    const small = await openWorld([old.facts as Topic], old.processors);
    try {
      const facts = amountsOf(300, 3);
      await small.send(old.facts, facts);
      const running = await small.start();
      await small.caughtUp();
      await running.stop();
      const oldLineages = old.processors.map(old.lineage);
      const tasks = () =>
        small.db.query('select * from engine.tasks where lineage = any($1) order by 1, 2', [oldLineages]);
      const before = (await tasks()).rows;

      const raised = twoStages(2, old.names, old.facts);
      const made = await applyTopics(
        raised.processors.flatMap(({ to }) => Object.values(to ?? {})),
        raised.processors,
        small.connections,
        small.log,
      );
      expect(made).toMatchObject([{ topic: expect.stringContaining('-v2-'), created: true }]);
      const newer = await small.start(raised.processors);
      await small.caughtUp(raised.processors);
      await newer.stop();
      expect((await tasks()).rows).toEqual(before);
      const tableOf = (flow: typeof old, processor: AnyProcessor) =>
        `views."${flow.lineage(processor).replaceAll('-', '_')}_${Object.values(processor.views ?? {})[0]?.name}"`;
      for (const [i, processor] of raised.processors.entries()) {
        const [now, former] = [tableOf(raised, processor), tableOf(old, old.processors[i] ?? processor)];
        expect(now).not.toBe(former);
        const differing = `(table ${now} except table ${former}) union all (table ${former} except table ${now})`;
        expect((await small.db.query(differing)).rows).toEqual([]);
        expect((await small.db.query(`select count(*)::int as n from ${now}`)).rows[0].n).toBeGreaterThan(0);
      }
    } finally {
      await small.stop();
    }
  });
});
