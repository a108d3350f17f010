import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Checkpoint, snapshotOf } from '../../../engine/checkpoint.js';
import { prepareSchema } from '../../../engine/ddl.js';
import { createLog } from '../../../engine/log.js';
import { connectPostgres, type Database } from '../../../engine/postgres.js';
import { type AnyProcessor, defineProcessor } from '../../../engine/processor.js';
import { type Opened, openTasks, type Task } from '../../../engine/task.js';
import { derived, source } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, text, view } from '../../../engine/view.js';
import { CheckpointWriter } from '../../../engine/writer.js';
import { createDatabase } from '../../stack.js';
import { countKeys } from '../../unit/engine/toys.js';

const sums = view('sums', {
  comment: 'Sums.',
  freshWithinMs: 1_000,
  key: ['id'],
  columns: { id: text('Which.'), sum: bigint('Sum.') },
});
const adds = defineProcessor({
  name: 'adds',
  version: 1,
  comment: 'Adds up.',
  keyedBy: 'owner',
  from: { counts: source('counts', countKeys) },
  to: { told: derived('told', countKeys) },
  views: { sums },
  initial: () => ({ sum: 0 }),
  on: { counts: () => {} },
  wakeAt: () => null,
  show: () => [],
});
const lineage = topologyOf([adds as AnyProcessor]).lineages[0];
if (!lineage) throw new Error('no lineage');

describe('a checkpoint', () => {
  let database: Database;
  let writer: CheckpointWriter;
  let partition = 0;
  beforeAll(async () => {
    database = connectPostgres(await createDatabase(), createLog('test', 'silent'), 2);
    await prepareSchema(database, [lineage]);
    writer = new CheckpointWriter(database, lineage);
  });
  afterAll(() => database?.close());
  beforeEach(() => {
    partition++;
  });

  const opened = async () => (await openTasks(database, lineage, [partition], 1e6))[0] as Opened;
  const open = async () => (await opened()).task;
  /** What one checkpoint of a task holds: a state, a row, an event, a parked record and the position. */
  const holding = (task: Task, sum: number, extra: Partial<Checkpoint> = {}): Checkpoint => {
    const of = { task: task.partition, key: 'ana' };
    task.positions.set('counts', sum);
    const row = { ...of, view: sums, cells: ['x', sum] };
    return {
      tasks: [snapshotOf(task)],
      states: [
        {
          ...of,
          scope: '',
          ordering: null,
          wakeAt: 10_000 * sum,
          used: [],
          firstOffset: null,
          latestAt: 1,
          state: JSON.stringify({ sum }),
          shown: '[]',
        },
      ],
      kept: [],
      sharedAnew: [],
      rows: [row],
      gone: [],
      outbox: [
        {
          partition: task.partition,
          topic: 'told',
          target: 3,
          number: sum,
          key: 'ana',
          entity: 'x',
          value: Buffer.from([0, sum]),
          incarnation: task.incarnation,
        },
      ],
      published: [],
      parked: [
        {
          kind: 'event',
          partition: task.partition,
          topic: 'counts',
          from: sum,
          to: sum,
          events: 1,
          bytes: 20,
          key: 'ana\0',
          reason: 'bad_avro',
          detail: 'a\0b',
        },
      ],
      forgotten: [],
      swept: [],
      redriven: [],
      ...extra,
    };
  };
  /** Everything that stands in the database of this task. */
  const standing = async () => {
    const of = [lineage.name, partition];
    const one = async (sql: string, values: unknown[] = of) => await database.query(sql, values);
    return {
      tasks: await one(
        'select checkpoint, positions, numbers, tick, read from engine.tasks where lineage = $1 and partition = $2',
      ),
      states: await one(
        `select key, scope, state, wake_at from engine.${lineage.name.replaceAll('-', '_')}_state where task = $1`,
        [partition],
      ),
      rows: await one(`select key, id, sum from views.${lineage.name.replaceAll('-', '_')}_sums where task = $1`, [
        partition,
      ]),
      outbox: await one('select topic, target, number, value from engine.outbox where lineage = $1 and partition = $2'),
      parked: await one('select key, reason, detail from engine.parked where lineage = $1 and partition = $2'),
    };
  };

  it('writes states, rows, events, parked records and positions together', async () => {
    const task = await open();
    task.tick = 5_000;
    // All that it wakes was shown; until then it would not count as folded.
    task.tickFolded = 5_000;
    await writer.write(holding(task, 1));
    expect(await standing()).toEqual({
      tasks: [{ checkpoint: 1, positions: { counts: 1 }, numbers: {}, tick: 5_000, read: 0 }],
      states: [{ key: 'ana', scope: '', state: '{"sum":1}', wake_at: 10_000 }],
      rows: [{ key: 'ana', id: 'x', sum: 1 }],
      outbox: [{ topic: 'told', target: 3, number: 1, value: Buffer.from([0, 1]) }],
      parked: [{ key: 'ana\\0', reason: 'bad_avro', detail: 'a\\0b' }],
    });
  });

  it.each<[string, (task: Task) => Partial<Checkpoint>]>([
    ['a row', (task) => ({ rows: [{ task: task.partition, key: 'ana', view: sums, cells: ['x', null] }] })],
    [
      'a parked record',
      (task) => ({ parked: [{ ...holding(task, 2).parked[0], topic: 'a\0' }] as Checkpoint['parked'] }),
    ],
    ['an event', (task) => ({ outbox: [...holding(task, 2).outbox, ...holding(task, 2).outbox] })],
  ])('changes nothing when the database refuses %s of it', async (_, extra) => {
    const task = await open();
    await writer.write(holding(task, 1));
    task.checkpoint++;
    const before = await standing();
    await expect(writer.write({ ...holding(task, 2), ...extra(task) })).rejects.toThrow();
    expect(await standing()).toEqual(before);
  });

  it('changes nothing once another process has taken the task', async () => {
    const first = await open();
    await writer.write(holding(first, 1));
    first.checkpoint++;
    const second = await open();
    const before = await standing();
    await expect(writer.write(holding(first, 2))).rejects.toThrow(
      expect.objectContaining({ code: 'REPSTREAM_FENCED' }),
    );
    expect(await standing()).toEqual(before);
    expect(second.positions.get('counts')).toBe(1);
    await writer.write(holding(second, 3));
    expect((await standing()).rows).toEqual([{ key: 'ana', id: 'x', sum: 3 }]);
  });

  it('changes nothing when it does not begin where the last one ended', async () => {
    const task = await open();
    await writer.write(holding(task, 1));
    const before = await standing();
    await expect(writer.write(holding(task, 2))).rejects.toThrow('REPSTREAM_FENCED');
    expect(await standing()).toEqual(before);
  });

  it('of several tasks changes nothing when one of them was taken', async () => {
    const mine = await open();
    partition++;
    const [lost] = [await open(), await open()];
    const both = holding(mine, 1);
    await expect(writer.write({ ...both, tasks: [...both.tasks, snapshotOf(lost)] })).rejects.toThrow(
      'REPSTREAM_FENCED',
    );
    partition--;
    expect((await standing()).rows).toEqual([]);
  });

  it('leaves what is not published to the next owner, in order and with its incarnation, until it is known to be', async () => {
    const task = await open();
    await writer.write(holding(task, 1));
    task.checkpoint++;
    await writer.write(holding(task, 2));
    const { task: next, unpublished } = await opened();
    expect(unpublished.map(({ number, incarnation }) => [number, incarnation])).toEqual([
      [1, task.incarnation],
      [2, task.incarnation],
    ]);
    const published = [{ partition, topic: 'told', target: 3, number: 1 }];
    await writer.write(holding(next, 3, { published }));
    expect((await standing()).outbox.map(({ number }) => number)).toEqual([2, 3]);
  });

  it('takes up timers, ledgers and parked keys where they were', async () => {
    const task = await open();
    Object.assign(task.ledger, { read: 5, folded: 3, repeated: 1, parked: 1, late: 2 });
    const key = randomUUID();
    const parked = holding(task, 1).parked.map((one) => ({ ...one, kind: 'key' as const, key }));
    await writer.write(holding(task, 4, { parked }));
    const next = await open();
    expect(next.ledger).toEqual({ read: 5, folded: 3, repeated: 1, parked: 1, late: 2 });
    expect([...next.parkedKeys]).toEqual([key]);
    expect([next.timers.isDue(39_999), next.timers.isDue(40_000)]).toEqual([false, true]);
    expect([next.epoch - task.epoch, next.checkpoint, next.incarnation]).toEqual([1, 1, task.incarnation]);
  });
});
