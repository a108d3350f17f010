/** Rows of the running dataflow, traced back by `repstream explain` to the records that were written. */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audit } from '../../engine/audit/audit.js';
import type { ExplainedRow } from '../../engine/explain/explain.js';
import type { Step } from '../../engine/explain/step.js';
import { connectKafka } from '../../engine/kafka.js';
import { createLog } from '../../engine/log.js';
import { openPublisher, type Publisher } from '../../engine/publish.js';
import { amendments, bodyMeasurements, telemetry } from '../../schemas/topics.js';
import { createDatabase, sharedStack } from '../stack.js';
import { amendment, ended, reading, started } from '../unit/processors/sessions/driver.js';
import { eventually } from './engine/world.js';
import { type Running, runCommand, startRepstream } from './running.js';

const run = randomUUID().slice(0, 8);
const machine = `explained-${run}`;
const [session, other, ana, ben] = [randomUUID(), randomUUID(), `ana-${run}`, `ben-${run}`];

/** What one member's session on the machine says, the last of it a minute ago. */
function story(sessionId: string, user: string) {
  const from = Date.now() - 120_000;
  const sets = [1, 2, 3, 4].map((repetitions) => reading(repetitions, repetitions, { repetitions, loadGrams: 60_000 }));
  return [started(0, { user }), ...sets, ended(5, 5)].map((event) => ({
    ...event,
    sessionId,
    equipmentId: machine,
    at: from + event.sequence * 1_000,
  }));
}

interface Explained {
  readonly view: string;
  readonly rows: readonly ExplainedRow[];
  readonly steps: readonly Step[];
}

describe('explain', () => {
  let repstream: Running;
  let publisher: Publisher;
  let weighing = { partition: -1, offset: -1 };
  let decision = { partition: -1, offset: -1 };
  let partition = -1;
  /** Offsets of the session's telemetry, read by a client of its own. */
  let spoken: number[] = [];

  const env = () => ({ ...sharedStack().environment, DATABASE_URL: repstream.settings.databaseUrl });
  const ask = (...parameters: string[]) => runCommand(env(), ...parameters);
  const explained = async (...parameters: string[]): Promise<Explained> => {
    const { code, stdout, stderr } = await ask('explain', ...parameters, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  };
  const stepOf = ({ steps }: Explained, processor: string) => {
    const found = steps.filter((step) => step.processor === processor);
    expect(found, processor).toHaveLength(1);
    return found[0] as Step;
  };
  const inputOf = ({ inputs }: Step, name: string) => inputs.find(({ input }) => input === name);

  beforeAll(async () => {
    repstream = await startRepstream();
    publisher = openPublisher(repstream.settings, createLog('test', 'silent'));
    const measured = await publisher.publish(bodyMeasurements, {
      measurementId: randomUUID(),
      userId: ana,
      equipmentId: null,
      at: Date.now() - 86_400_000,
      weightGrams: 70_000,
      heightMm: null,
      bodyFatBp: null,
      muscleMassGrams: null,
      waterMassGrams: null,
      boneMassGrams: null,
      visceralFatRating: null,
      restingHeartRateBpm: null,
    });
    weighing = measured[0] ?? weighing;
    // Another session of the same machine lies between, and one record that parks.
    const [mine, theirs] = [story(session, ana), story(other, ben)];
    for (const [i, event] of mine.entries()) {
      await publisher.publish(telemetry, event);
      if (theirs[i]) await publisher.publish(telemetry, theirs[i]);
    }
    await publisher.publish(telemetry, {
      ...reading(9, 9, { repetitions: -1 }),
      sessionId: session,
      equipmentId: machine,
    });
    const decided = await publisher.publish(amendments, {
      ...amendment(1, 0, { edited: { repetitions: 5, loadGrams: null, distanceMm: null } }),
      amendmentId: randomUUID(),
      sessionId: session,
      equipmentId: machine,
    });
    decision = decided[0] ?? decision;
    await repstream.untilCaughtUp();
    const records = await recordsOf(session);
    partition = records[0]?.partition ?? -1;
    spoken = records.map(({ offset }) => offset).slice(0, -1);
    expect(spoken).toHaveLength(6);
  });
  afterAll(async () => {
    await publisher?.close();
    await repstream?.stop();
  });

  /** The telemetry whose bytes name this session. */
  async function recordsOf(sessionId: string) {
    const kafka = connectKafka(repstream.settings, 'test', createLog('test', 'silent'));
    const [consumer, admin] = [kafka.consumer({ groupId: `explained-${run}` }), kafka.admin()];
    await Promise.all([consumer.connect(), admin.connect()]);
    const left = new Set(
      (await admin.fetchTopicOffsets(telemetry.name)).flatMap(({ partition, low, high }) =>
        Number(high) > Number(low) ? [`${partition}/${high}`] : [],
      ),
    );
    await consumer.subscribe({ topic: telemetry.name, fromBeginning: true });
    const records: { partition: number; offset: number }[] = [];
    await new Promise<void>((resolve) => {
      void consumer.run({
        eachMessage: async ({ partition, message: { offset, value } }) => {
          if (value?.includes(sessionId)) records.push({ partition, offset: Number(offset) });
          left.delete(`${partition}/${Number(offset) + 1}`);
          if (left.size === 0) resolve();
        },
      });
    });
    await Promise.all([consumer.disconnect(), admin.disconnect()]);
    return records;
  }

  it('R63, R98: a workout names its session’s telemetry by offset, exactly, with every stage between', async () => {
    const whole = await explained('workouts', session);
    expect(whole.rows).toMatchObject([{ key: ana, cells: { workout_id: session, repetitions: 5 }, steps: [0] }]);
    const [workouts, sessions] = [stepOf(whole, 'workouts'), stepOf(whole, 'sessions')];
    expect(workouts).toMatchObject({
      version: 1,
      key: ana,
      scope: session,
      used: [{ table: 'equipment', id: machine, value: null }],
    });
    expect(inputOf(workouts, 'sessions')?.entities).toMatchObject([
      { entity: session, producer: `${sessions.lineage}/${sessions.task}`, steps: [whole.steps.indexOf(sessions)] },
    ]);

    expect(sessions).toMatchObject({
      key: machine,
      scope: session,
      task: partition,
      used: [
        { table: 'equipment', id: machine, at: expect.any(String), value: null },
        { table: 'merges', id: ana, at: null, value: null },
      ],
    });
    const said = inputOf(sessions, 'telemetry');
    expect(said).toMatchObject({ topic: 'telemetry', partition, records: 6, refused: 1, repeated: 0, waiting: 0 });
    expect(said?.facts.map(({ offset }) => offset)).toEqual(spoken);
    expect(Date.parse(said?.facts[0]?.receivedAt ?? '')).toBeGreaterThan(Date.parse(said?.facts[0]?.at ?? ''));
    expect(inputOf(sessions, 'amendments')).toMatchObject({
      partition: decision.partition,
      records: 1,
      facts: [{ offset: decision.offset }],
    });
  });

  it('R84: the weighing that a workout may have looked at is named, and where it was written', async () => {
    const whole = await explained('workouts', session);
    const kept = inputOf(stepOf(whole, 'workouts'), 'measurements');
    expect(kept).toMatchObject({ belonging: 'kept', records: 1, entityCount: 1 });
    expect(inputOf(stepOf(whole, 'measurements'), 'bodyMeasurements')).toMatchObject({
      partition: weighing.partition,
      facts: [{ offset: weighing.offset }],
    });
  });

  it('R101: it goes back as far as it is asked to, and lists as much', async () => {
    const { steps } = await explained('workouts', session, '--depth', '1');
    expect(steps.map(({ processor }) => processor)).toEqual(['workouts']);
    expect(steps[0]?.inputs[0]?.entities[0]?.steps).toBe(null);
    const said = inputOf(stepOf(await explained('workouts', session, '--limit', '2'), 'sessions'), 'telemetry');
    expect(said?.records).toBe(6);
    expect(said?.facts.map(({ offset }) => offset)).toEqual(spoken.slice(0, 2));
  });

  it('a row whose key has several columns is named by all of them', async () => {
    const { rows } = await explained('workout_sets', session, '1');
    expect(rows).toMatchObject([{ cells: { set_number: 1, load_grams: 60_000 }, steps: [0] }]);
  });

  it('R99: a row that is computed when read names the rows that it is made of, each with the command that explains it', async () => {
    const { code, stdout, stderr } = await ask('explain', 'usage_by_hour', `equipment_id=${machine}`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(
      'usage_by_hour has no rows of its own: Postgres computes it from totals_hourly when it is read',
    );
    expect(stdout).toContain('  from totals_hourly: 2 rows, alike in gym_id, equipment_id, hour, day, local_hour');
    const commands = [...stdout.matchAll(/^ {4}repstream explain (totals_hourly .*)$/gm)].map(([, line = '']) =>
      // The ids of tests need no quotes but for what is empty or has spaces.
      [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
    );
    expect(commands.map(([, user]) => user).sort()).toEqual([`user_id=${ana}`, `user_id=${ben}`].sort());
    const [first = []] = commands;
    expect(stepOf(await explained(...first), 'totals')).toMatchObject({ key: first[1]?.slice(8) });
    const json = JSON.parse((await ask('explain', 'usage_by_hour', `equipment_id=${machine}`, '--json')).stdout);
    expect(json).toMatchObject({
      view: 'usage_by_hour',
      computedFrom: ['totals_hourly'],
      rows: [{ cells: { sessions: 2 } }],
    });
  });

  it('R99: who asks for such a row by a key is told that it has none, and by what to ask', async () => {
    const said = async (...parts: string[]) => (await ask('explain', ...parts)).stderr;
    expect(await said('leaderboard', 'ana')).toMatch(
      /^repstream: leaderboard is computed when read, from totals_monthly and .*, and has no key: say which row by its columns, such as month=…; there are month, gym_id, .*\n$/,
    );
    expect(await said('leaderboard', 'month=May')).toMatch(
      /^repstream: a column of leaderboard looks otherwise: .*\n$/,
    );
    expect(await said('leaderboard', `user_id=nobody-${run}`)).toBe(
      `repstream: leaderboard has no row of user_id=nobody-${run}\n`,
    );
  });

  it('rows are named by columns too, since many members have the same key: only theirs are told', async () => {
    const { rows } = await explained('totals_hourly', `user_id=${ana}`);
    expect(rows.map(({ key, cells }) => [key, cells.user_id, cells.workouts])).toEqual([[ana, ana, 1]]);
  });

  it('for people it is told in lines', async () => {
    const { stdout } = await ask('explain', 'workouts', session);
    expect(stdout).toContain(`workouts, written for key ${ana} by task`);
    expect(stdout).toContain(`telemetry/${partition} up to`);
    expect(stdout).toContain('6 records of this scope (of this key, besides: 1 parked)');
    expect(stdout).toMatch(new RegExp(`^ +${spoken[0]} +\\S+Z +received \\S+Z$`, 'm'));
  });

  it.each([
    [['nothing', 'x'], /^repstream: there is no public view nothing: there are live_sessions, .*\n$/],
    [
      ['workout_sets', 'x'],
      /^repstream: a key of workout_sets has 2 parts \(workout_id, set_number\), and 1 were given; or say which row by its columns, such as workout_id=…\n$/,
    ],
    [['workouts', 'x'], /^repstream: a key of workouts looks otherwise: invalid input syntax for type uuid: "x"\n$/],
    [
      ['workouts', '00000000-0000-4000-8000-000000000000'],
      /^repstream: workouts has no row of workout_id 0\S+: there are, for example, \S+.*\n$/,
    ],
  ])('a mistake is told in one line that says what there is: %j', async (parameters, line) => {
    const { code, stderr } = await ask('explain', ...parameters);
    expect(stderr).toMatch(line);
    expect(code).toBe(1);
  });

  it.each(['explain workouts x', 'audit'])(
    '%s says in one line what does not answer, or is not there yet',
    async (line) => {
      const away = await runCommand({ ...env(), KAFKA_BROKERS: '127.0.0.1:1' }, ...line.split(' '));
      expect(away).toMatchObject({
        code: 1,
        stderr: 'repstream: Kafka does not answer at 127.0.0.1:1: start it, or set KAFKA_BROKERS\n',
      });
      const empty = await runCommand({ ...env(), DATABASE_URL: await createDatabase() }, ...line.split(' '));
      expect(empty.stderr).toMatch(/^repstream: no processor has ever run on this database: .*\n$/);
      const missing = (await createDatabase()).replace(/\/\w+$/, '/nowhere');
      const refused = await runCommand({ ...env(), DATABASE_URL: missing }, ...line.split(' '));
      expect(refused.stderr).toMatch(/^repstream: Postgres refuses us: .*nowhere.* see DATABASE_URL\n$/);
    },
  );

  it('R85, R95: an audit of all this adds up, and says so; of a tampered ledger it does not, and exits with 1', async () => {
    const { code, stdout } = await ask('audit', '--log', '--json');
    const audit: Audit = JSON.parse(stdout);
    expect(audit.findings.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
    expect(code).toBe(0);
    const text = await ask('audit', '--only', 'sessions,workouts');
    expect(text.stdout).toMatch(/^processor +tasks +read +folded .*\nsessions +4 /);
    expect(text.stdout).toMatch(/all adds up; `--log` reads/);

    const task = `where lineage like 'amendments-%' and partition = 0`;
    const balance = (more: number) =>
      repstream.db.query<{ checkpoint: string }>(
        `update engine.tasks set read = folded + repeated + parked + ${more} ${task} returning checkpoint`,
      );
    // Each task writes its own ledger as half a minute passes: an audit that this came before is made again.
    const audited = async () => {
      const before = (await balance(1)).rows;
      const told = await ask('audit');
      // The database is shared with the tests that follow.
      return isDeepStrictEqual((await balance(0)).rows, before) && told;
    };
    const tampered = await eventually(audited);
    expect(tampered.stdout).toMatch(/^✗ ledger {8}amendments-v1-\w+\/0: read \d+, but/m);
    expect(tampered.stdout).toMatch(/1 thing does not add up/);
    expect(tampered.code).toBe(1);
    const unknown = await ask('audit', '--only', 'sesions');
    expect(unknown).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^repstream: there is no processor sesions: .*\n$/),
    });
  });
});
