/** `repstream parked redrive` on the running dataflow: a machine and a member whose folds failed end as if they never had. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectKafka, createProducer } from '../../engine/kafka.js';
import { createLog } from '../../engine/log.js';
import type { AnyProcessor, Received } from '../../engine/processor.js';
import { openPublisher, type Publisher } from '../../engine/publish.js';
import { Schemas } from '../../engine/registry.js';
import { caseOf } from '../../engine/regression/case.js';
import type { Topic } from '../../engine/topic.js';
import { processors } from '../../processors/index.js';
import sessionsProcessor from '../../processors/sessions/processor.js';
import workoutsProcessor from '../../processors/workouts/processor.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { equipment, telemetry } from '../../schemas/topics.js';
import { hold } from '../scenario/cases.js';
import { sharedStack } from '../stack.js';
import { ended, legPress, reading, started } from '../unit/processors/sessions/driver.js';
import { eventually } from './engine/world.js';
import { type Running, runCommand, startRepstream } from './running.js';

const sessions = sessionsProcessor as unknown as AnyProcessor;
const workouts = workoutsProcessor as unknown as AnyProcessor;
const SESSIONS = { anyOrder: ['telemetry', 'amendments'], counts: ['session_diagnostics.repeated'] };
const run = randomUUID().slice(0, 8);

/** Who is broken: a machine in `sessions`, or a member in `workouts`. */
const broken = new Set<string>();
const failing = (processor: AnyProcessor): AnyProcessor => ({
  ...processor,
  on: Object.fromEntries(
    Object.entries(processor.on).map(([input, handle]): [string, typeof handle] => [
      input,
      (draft, events, context) => {
        if (broken.has(`${processor.name} ${context.key}`)) throw new Error('a bug');
        handle(draft, events, context);
      },
    ]),
  ),
});

/** A machine, the member on it and what it says of them. */
function trainingOf(name: string) {
  const [machine, user, sessionId] = [`${name}-machine-${run}`, `${name}-${run}`, randomUUID()];
  const from = Date.now() - 300_000;
  const readings = Array.from({ length: 90 }, (_, i) =>
    reading(i + 1, i + 1, {
      repetitions: Math.floor(i / 3),
      loadGrams: i < 45 ? 40_000 : 60_000,
      heartRateBpm: 90 + i,
    }),
  );
  const events = [started(0, { user }), ...readings, ended(91, 91)].map((event) => ({
    ...event,
    sessionId,
    equipmentId: machine,
    at: from + event.sequence * 1_000,
  }));
  return { machine, user, sessionId, events };
}

describe('R78: repstream parked redrive', () => {
  let repstream: Running;
  let publisher: Publisher;
  const env = () => ({ ...sharedStack().environment, DATABASE_URL: repstream.settings.databaseUrl });
  const ask = (...parameters: string[]) => runCommand(env(), 'parked', ...parameters);
  const say = async (events: readonly Telemetry[]) => {
    for (const event of events) await publisher.publish(telemetry, event);
  };
  const parkedOf = async (key: string) =>
    (await repstream.db.query('select kind, reason, events from models.parked_events where key = $1', [key])).rows;
  /** The rows of a training without what names it. */
  const rowsOf = async ({ sessionId }: { sessionId: string }) => {
    const of = async (table: string, column: string) =>
      (
        await repstream.db.query(`select * from models.${table} where ${column} = $1 order by 1, 2`, [sessionId])
      ).rows.map(
        ({
          workout_id: _,
          session_id: __,
          equipment_id: ___,
          user_id: ____,
          started_at,
          telemetry_partitions: _____,
          local_day: ______,
          ...row
        }) => ({
          ...row,
          ended_at: row.ended_at && row.ended_at.getTime() - started_at.getTime(),
        }),
      );
    return {
      workouts: await of('workouts', 'workout_id'),
      sets: await of('workout_sets', 'workout_id'),
      diagnostics: await of('session_diagnostics', 'session_id'),
    };
  };

  /** What stands parked is exported: it parks again as long as the bug is there; once it is mended, what it shows can be held to. */
  const expectCase = async (processor: AnyProcessor, parameters: readonly string[], shows: RegExp, options = {}) => {
    const given = caseOf((await ask('export', ...parameters)).stdout);
    expect(given).toMatchObject({ processor: processor.name, reason: 'fold_failed', detail: 'a bug' });
    await hold(failing(processor), given);
    const mended = await hold(processor, given).catch((error: Error) => error.message);
    expect(mended).toMatch(/no longer parks as fold_failed/);
    expect(mended).toMatch(shows);
    const stands = JSON.parse(/^ *"expect": (.*)$/m.exec(String(mended))?.[1] ?? '');
    await hold(processor, { ...given, expect: stands }, options);
    return given;
  };

  beforeAll(async () => {
    repstream = await startRepstream(
      sharedStack(),
      processors.map((processor) => failing(processor)),
    );
    publisher = openPublisher(repstream.settings, createLog('test', 'silent'));
  });
  afterAll(async () => {
    await publisher?.close();
    await repstream?.stop();
  });

  it('has a machine end as its twin that never failed, while it goes on training', async () => {
    const [ana, twin] = [trainingOf('ana'), trainingOf('twin')];
    for (const { machine } of [ana, twin]) await publisher.publish(equipment, { ...legPress, equipmentId: machine });
    await say(ana.events.slice(0, 20));
    await repstream.untilCaughtUp();
    broken.add(`sessions ${ana.machine}`);
    await say(ana.events.slice(20, 60));
    await eventually(async () => (await parkedOf(ana.machine)).length > 0);
    // What follows waits behind it: a case has all that was read.
    await repstream.untilCaughtUp();
    const id = JSON.parse((await ask('list', '--key', ana.machine, '--json')).stdout).entries[0].id as number;
    const given = await expectCase(sessions, [String(id)], /"lastSequence":59/, SESSIONS);
    expect(given.entries).toMatchObject([{ table: 'equipment', value: { equipmentId: ana.machine } }]);
    expect(given.facts.map(({ value }) => value)).toMatchObject(
      Array.from({ length: 60 }, (_, sequence) => ({ sessionId: ana.sessionId, sequence })),
    );
    broken.delete(`sessions ${ana.machine}`);
    expect((await ask('redrive', String(id), '--dry-run')).stdout).toMatch(/^redriving would fold again/);
    const [{ code, stdout }] = await Promise.all([
      ask('redrive', String(id), '--by', 'kim', '--why', 'the bug is mended'),
      say(ana.events.slice(60)),
    ]);
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^folded \d+ events again: 1 of 1/),
    });
    const told = await repstream.db.query('select asked_by, reason from models.redrives where key = $1', [ana.machine]);
    expect(told.rows).toEqual([{ asked_by: 'kim', reason: 'the bug is mended' }]);
    await say(twin.events);
    await repstream.untilCaughtUp();
    expect(await parkedOf(ana.machine)).toEqual([]);
    expect(await rowsOf(ana)).toEqual(await rowsOf(twin));
    expect((await rowsOf(ana)).workouts).toMatchObject([{ open: false, events: 92, missing: 0 }]);
  });

  it('has a member have the workout that failed', async () => {
    const [ben, twin] = [trainingOf('ben'), trainingOf('ben-twin')];
    broken.add(`workouts ${ben.user}`);
    await say(ben.events);
    await say(twin.events);
    await eventually(async () => (await parkedOf(ben.user)).length > 0);
    await repstream.untilCaughtUp();
    const failed = await ask('redrive', '--processor', 'workouts', '--key', ben.user, '--json');
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.stdout).requests).toMatchObject([{ state: 'failed', detail: 'fold_failed: a bug' }]);
    await expectCase(workouts, ['--processor', 'workouts', '--key', ben.user], /"events":92/);
    broken.delete(`workouts ${ben.user}`);
    const done = await ask('redrive', '--processor', 'workouts', '--key', ben.user, '--json');
    expect(JSON.parse(done.stdout).requests).toMatchObject([{ state: 'done', key: ben.user }]);
    expect(await rowsOf(ben)).toEqual(await rowsOf(twin));
    const again = await ask('redrive', '--processor', 'workouts', '--key', ben.user);
    expect(again).toMatchObject({ code: 0, stdout: 'nothing stands parked that could be folded again\n' });
    const { rows } = await repstream.db.query(
      'select * from models.processor_tasks where read <> folded + repeated + parked',
    );
    expect(rows).toEqual([]);
  });

  it('makes tests of events that parked alone, readable or not', async () => {
    const { machine, events } = trainingOf('cy');
    const [first, second] = events;
    const schemas = new Schemas(repstream.settings.schemaRegistryUrl);
    await schemas.find(telemetry as Topic);
    const { receivedAt: _, ...reading } = second as Received<Telemetry>;
    const ahead = { ...reading, at: Date.now() + 7_200_000 };
    const bytes = (event: object | undefined) => schemas.encode(telemetry as Topic, event);
    const producer = createProducer(connectKafka(repstream.settings, 'test', createLog('test', 'silent')));
    await producer.connect();
    const values = [Buffer.from('garbage'), bytes(first).subarray(0, -2), bytes(ahead)];
    await producer.send({ topic: telemetry.name, messages: values.map((value) => ({ key: machine, value })) });
    await producer.disconnect();
    await eventually(async () => (await parkedOf(machine)).length === 3);
    const folder = mkdtempSync(join(tmpdir(), 'parked-'));
    const { stdout } = await ask('export', '--key', machine, '--out', folder, '--json');
    const written = JSON.parse(stdout).written as { path: string }[];
    const cases = written.map(({ path }) => caseOf(readFileSync(path, 'utf8')));
    expect(cases).toMatchObject([
      { reason: 'not_avro', facts: [{ bytes: values[0] }] },
      {
        reason: 'truncated_avro',
        facts: [{ bytes: values[1], writer: { schema: { name: 'repstream.telemetry.Telemetry' } } }],
      },
      { reason: 'clock_ahead', facts: [{ value: ahead }] },
    ]);
    for (const one of cases) await hold(sessions, one, SESSIONS);
    rmSync(folder, { recursive: true });
  });

  it('says in one line what it cannot do', async () => {
    expect(await ask('export')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^repstream: say which either by ids .*\n$/),
    });
    expect(await ask('redrive')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^repstream: say what: ids .*\n$/),
    });
    expect(await ask('redrive', '999999999')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/REPSTREAM_PARKED: .*\n$/),
    });
    const { rows } = await repstream.db.query(
      `insert into engine.parked (kind, lineage, processor, topic, partition, from_offset, to_offset, events, key, reason, detail)
       values ('key', 'sessions-v0-00000000', 'sessions', 'telemetry', 0, 0, 0, 1, $1, 'fold_failed', 'old') returning parked_id`,
      [`old-${run}`],
    );
    const id = String(rows[0].parked_id);
    expect(await ask('redrive', id)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/cannot be folded again: sessions-v0-00000000 is no build of this code, .*\n$/),
    });
    await repstream.db.query('delete from engine.parked where parked_id = $1', [id]);
  });
});
