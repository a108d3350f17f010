/** An audit of a toy dataflow: it adds up, and whatever is done to it behind its back is found. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Audit, audit } from '../../../engine/audit/audit.js';
import type { LogOptions } from '../../../engine/audit/log.js';
import { connectKafka } from '../../../engine/kafka.js';
import { type AnyProcessor, type Delivered, defineProcessor, type Received } from '../../../engine/processor.js';
import { derived, source, type Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, text, view } from '../../../engine/view.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, openWorld, unique, type World } from './world.js';

const identity = ({ owner, id, at }: Count) => `${owner}/${id}/${at}`;
const facts = source(unique('said'), { ...countKeys, identity });
const profiles = source(unique('present'), { ...countKeys, keeps: 'latest' });
const sums = derived(unique('sums'), countKeys);
const table = view(`totals_${unique('t').replaceAll('-', '_')}`, {
  comment: 'Totals.',
  freshWithinMs: 1_000,
  key: ['id'],
  columns: { id: text('Which.'), total: bigint('Total.') },
});

interface State {
  total: number;
}
const adds = defineProcessor({
  name: unique('adds'),
  version: 1,
  comment: 'Adds up.',
  keyedBy: 'owner',
  from: { facts },
  to: { sums },
  initial: (): State => ({ total: 0 }),
  scope: { facts: ({ id }: Received<Count>) => id },
  on: {
    facts(state: State, events: readonly Received<Count>[]) {
      for (const { amount } of events) state.total += amount;
    },
  },
  show: ({ total }, { key, scope }) => [sums.of({ owner: key, id: `${key}/${scope}`, at: 0, amount: total })],
}) as unknown as AnyProcessor;
const shows = defineProcessor({
  name: unique('shows'),
  version: 1,
  comment: 'Shows sums.',
  keyedBy: 'owner',
  from: { sums, profiles },
  views: { table },
  initial: (): State => ({ total: 0 }),
  scope: { sums: ({ entity }: Delivered<Count>) => entity },
  on: {
    sums(state: State, events: readonly Delivered<Count>[]) {
      for (const { value } of events) state.total = value?.amount ?? 0;
    },
    profiles: () => {},
  },
  show: ({ total }, { scope }) => [table.row({ id: scope, total })],
}) as unknown as AnyProcessor;
const processors = [adds, shows];
const topology = topologyOf(processors);
const [first = '', second = ''] = topology.lineages.map(({ name }) => name);
const sumsTopic = topology.physical(sums as Topic);

const count = (owner: string, id: string, at: number, amount: number): Count => ({ owner, id, at, amount });
const OWNERS = Array.from({ length: 40 }, (_, i) => `owner-${i}`);

describe('an audit', () => {
  let world: World;
  const look = async (log: LogOptions | null = {}, lineages = topology.lineages): Promise<Audit> => {
    const { connections, admin, database, schemas, log: logger } = world;
    const kafka = connectKafka(connections, 'audit', logger);
    return audit({ topology, kafka, admin, database, schemas, log: logger }, lineages, log);
  };
  const kinds = ({ findings }: Audit) => [...new Set(findings.map(({ kind }) => kind))].sort();
  /** Runs `work` after one statement, and undoes that with another. */
  const tampered = async (change: string, undo: string, work: () => Promise<void>) => {
    expect((await world.db.query(change)).rowCount).toBeGreaterThan(0);
    try {
      await work();
    } finally {
      await world.db.query(undo);
    }
  };

  beforeAll(async () => {
    world = await openWorld([facts as Topic, profiles as Topic], processors);
    const running = await world.start();
    for (let round = 0; round < 5; round++) {
      await world.send(
        facts,
        OWNERS.flatMap((owner) => ['a', 'b'].map((id) => count(owner, id, round, round + 1))),
      );
      await world.caughtUp();
    }
    await world.send(profiles, [count('owner-1', 'p', 0, 1)]);
    await world.caughtUp();
    await running.stop();
  });
  afterAll(() => world?.stop());

  it('R85, R95: of what was processed undisturbed everything adds up, in the database and on the log', async () => {
    const quick = await look(null);
    expect(quick).toMatchObject({ ok: true, log: false, findings: [] });
    const { processors: told, ...whole } = await look();
    expect(whole).toMatchObject({ ok: true, log: true });
    expect(whole.findings.map(({ kind, where }) => [kind, where])).toEqual([['not_countable', second]]);
    expect(told[0]).toMatchObject({ lineage: first, tasks: 4, read: 400, folded: 400, repeated: 0, unread: 0 });
  });

  it('leaves no position behind in Kafka', async () => {
    const { groups } = await world.admin.listGroups();
    const looking = groups.filter(({ groupId }) => groupId.startsWith('repstream-look-'));
    expect(looking.length).toBeGreaterThan(0);
    for (const { groupId } of looking) expect(await world.admin.fetchOffsets({ groupId })).toEqual([]);
  });

  it('is recorded, each time', async () => {
    const { at, findings } = await look(null, topology.lineages.slice(0, 1));
    const { rows } = await world.db.query('select * from engine.audits order by audit_id desc limit 1');
    expect(rows).toMatchObject([{ processors: [adds.name], log: false, ok: true, findings }]);
    expect(rows[0].at.toISOString()).toBe(at);
    expect(rows[0].host).not.toBe('');
  });

  it('R95: a ledger that does not add up is found; one that adds up and is not true is found on the log', async () => {
    const where = `where lineage = '${first}' and partition = 2`;
    await tampered(
      `update engine.tasks set read = read + 1 ${where}`,
      `update engine.tasks set read = read - 1 ${where}`,
      async () => {
        const seen = await look(null);
        expect(seen.ok).toBe(false);
        expect(seen.findings).toMatchObject([{ kind: 'ledger', where: `${first}/2`, count: 1 }]);
      },
    );
    await tampered(
      `update engine.tasks set read = read + 3, repeated = repeated + 3 ${where}`,
      `update engine.tasks set read = read - 3, repeated = repeated - 3 ${where}`,
      async () => {
        expect(await look(null)).toMatchObject({ ok: true });
        const seen = await look();
        expect(seen.ok).toBe(false);
        expect(seen.findings).toContainEqual(
          expect.objectContaining({ kind: 'read_count', where: `${first}/2`, count: 3 }),
        );
        expect(kinds(seen)).toEqual(['not_countable', 'read_count', 'repeat_count']);
      },
    );
  });

  it('positions outside their logs are found, and tasks that never ran are said', async () => {
    const where = `where lineage = '${first}' and partition = 1`;
    const set = (by: number) =>
      `update engine.tasks set positions = jsonb_build_object('${facts.name}', (positions->>'${facts.name}')::int + ${by}) ${where}`;
    await tampered(set(7), set(-7), async () => {
      expect((await look(null)).findings).toMatchObject([{ kind: 'beyond_end', where: `${first}/1`, count: 7 }]);
    });
    await tampered(
      `update engine.tasks set lineage = lineage || '-' ${where}`,
      `update engine.tasks set lineage = '${first}' where lineage = '${first}-'`,
      async () => {
        const seen = await look(null);
        expect(seen.findings).toContainEqual(expect.objectContaining({ kind: 'not_run', where: `${first}/1` }));
        expect(seen.processors[0]?.unread).toBeGreaterThan(0);
      },
    );
  });

  it('a number given out that is neither in the outbox nor on the topic is found', async () => {
    const { rows } = await world.db.query(
      `select partition, t.key as target, t.value::int as number from engine.tasks, jsonb_each(numbers->'${sumsTopic}') t
       where lineage = '${first}' and t.value::int > 0 limit 1`,
    );
    const { partition, target, number } = rows[0];
    const where = `where lineage = '${first}' and partition = ${partition}`;
    const give = (n: number) =>
      `update engine.tasks set numbers = jsonb_set(numbers, '{${sumsTopic},${target}}', '${n}') ${where}`;
    const entries = async (...numbers: number[]) => {
      for (const n of numbers)
        await world.db.query(
          `insert into engine.outbox values ('${first}', ${partition}, '${sumsTopic}', ${target}, ${n}, 'k', 'e', null)`,
        );
    };
    await world.db.query('delete from engine.outbox');
    await tampered(give(number + 2), give(number), async () => {
      for (const log of [null, {}]) {
        const seen = await look(log);
        expect(seen.findings).toContainEqual(expect.objectContaining({ kind: 'lost', count: 2 }));
      }
      // In the outbox it is not lost, only late once its task has been quiet for long.
      await entries(number + 1, number + 2);
      expect(kinds(await look(null))).toEqual([]);
      await world.db.query(`update engine.tasks set updated_at = now() - interval '2 min' ${where}`);
      for (const log of [null, {}]) {
        const seen = await look(log);
        expect(seen.findings).toContainEqual(
          expect.objectContaining({ kind: 'unpublished', where: `${first}/${partition}`, count: 2 }),
        );
      }
      await world.db.query(`delete from engine.outbox where number = ${number + 2}`);
      expect((await look(null)).findings).toContainEqual(
        expect.objectContaining({ kind: 'outbox_hole', where: `${first}/${partition}`, count: 1 }),
      );
    });
    await world.db.query('delete from engine.outbox');
  });

  it('R62: two contents under one identity are told with both offsets; they are nobody’s fault here', async () => {
    const owner = 'owner-7';
    const [{ partition = 0, offset = 0 } = {}] = await offsetsOf(facts.name, owner, 'a', 0);
    const running = await world.start();
    await world.send(facts, [count(owner, 'a', 0, 1), count(owner, 'a', 0, 99)]);
    await world.caughtUp();
    await running.stop();
    const later = (await offsetsOf(facts.name, owner, 'a', 0)).at(-1)?.offset;

    const seen = await look();
    expect(seen.ok).toBe(true);
    expect(seen.findings.filter(({ kind }) => kind === 'conflict')).toMatchObject([
      { where: facts.name, count: 1, samples: [{ partition, identity: `${owner}/a/0`, first: offset, second: later }] },
    ]);
    const narrow = await look({ mostIdentities: 10 });
    expect(kinds(narrow)).toContain('not_all_identities');
  });

  it('R95: a hole in the numbers of a derived topic is found where it is, and that its reader stopped', async () => {
    const running = await world.start();
    const { partition = 0, headers } = await lastOf(sumsTopic);
    const send = (number: number, named = true) =>
      world.producer.send({
        topic: sumsTopic,
        messages: [
          {
            partition,
            key: 'owner-1',
            value: null,
            ...(named ? { headers: { ...headers, number: String(number), entity: 'x' } } : {}),
          },
        ],
      });
    await send(1, false);
    await send(Number(headers.number) + 4);
    await eventually(async () => (await look(null)).findings.some(({ kind }) => kind === 'stopped'));
    await running.stop();

    const seen = await look();
    expect(seen.ok).toBe(false);
    expect(seen.findings).toContainEqual(
      expect.objectContaining({
        kind: 'hole',
        where: headers.task,
        count: 3,
        detail: expect.stringContaining(
          `numbers ${Number(headers.number) + 1} to ${Number(headers.number) + 3} are missing on ${sumsTopic}/${partition}`,
        ),
      }),
    );
    expect(seen.findings).toContainEqual(expect.objectContaining({ kind: 'no_origin', count: 1 }));
    expect(seen.findings).toContainEqual(
      expect.objectContaining({
        kind: 'stopped',
        where: `${second}/${partition}`,
        detail: expect.stringMatching(/GAP/),
      }),
    );
  });

  it('records that were deleted cannot be counted again, and a position before them is found', async () => {
    await world.admin.deleteTopicRecords({ topic: facts.name, partitions: [{ partition: 3, offset: '5' }] });
    const seen = await look({}, topology.lineages.slice(0, 1));
    expect(seen.findings).toContainEqual(expect.objectContaining({ kind: 'not_countable', where: `${first}/3` }));
    await world.db.query(`update engine.tasks set positions = '{}' where lineage = '${first}' and partition = 3`);
    expect((await look(null)).findings).toContainEqual(
      expect.objectContaining({ kind: 'before_start', where: `${first}/3`, count: 5 }),
    );
  });

  /** Every record of a topic, read by a client of its own. */
  async function recordsOf(topic: string) {
    const records: { partition: number; offset: number; value: Buffer | null; headers: Record<string, string> }[] = [];
    const consumer = connectKafka(world.connections, 'test', world.log).consumer({ groupId: unique('reads') });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const ends = await world.admin.fetchTopicOffsets(topic);
    const left = new Set(ends.flatMap(({ partition, high }) => (Number(high) > 0 ? [`${partition}/${high}`] : [])));
    let done = () => {};
    const finished = new Promise<void>((resolve) => {
      done = resolve;
    });
    await consumer.run({
      eachMessage: async ({ partition, message: { offset, value, headers } }) => {
        const texts = Object.fromEntries(Object.entries(headers ?? {}).map(([name, text]) => [name, String(text)]));
        records.push({ partition, offset: Number(offset), value, headers: texts });
        left.delete(`${partition}/${Number(offset) + 1}`);
        if (left.size === 0) done();
      },
    });
    await finished;
    await consumer.disconnect();
    return records;
  }
  async function offsetsOf(topic: string, owner: string, id: string, at: number) {
    await world.schemas.find(facts as Topic);
    const decoder = world.schemas.decoder(facts as Topic);
    return (await recordsOf(topic)).filter(({ value }) => {
      const event = value && (decoder.decode(value) as Count);
      return event?.owner === owner && event.id === id && event.at === at;
    });
  }
  async function lastOf(topic: string) {
    const last = (await recordsOf(topic)).at(-1);
    if (!last) throw new Error(`${topic} is empty`);
    return last;
  }
});
