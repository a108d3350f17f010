/**
 * The story of docs/guides/change-a-view-safely.md, word for word: a bug in the calories is built, compared, shown to readers by
 * force, taken back, put right, and everything of it retired. On a stack of its own, since it changes what readers see.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySettings } from '../../cli/gateway.js';
import type { Stack } from '../../deploy/local/stack.js';
import { connectKafka } from '../../engine/kafka.js';
import { createLog, pause } from '../../engine/log.js';
import { topologyOf } from '../../engine/topology.js';
import { processors } from '../../processors/index.js';
import { parseFaults } from '../../simulator/faults.js';
import { runSimulation, simulatedTopics } from '../../simulator/run.js';
import { Guide } from '../integration/following.js';
import { applyTopics, endCommand, settingsOf, startCommand, untilCaughtUp } from '../integration/running.js';
import { readExpected, untilEnded } from '../oracle.js';
import { startOwnStack } from '../stack.js';
import { commandsOf, type GuideCommand, missingFrom } from './guide.js';
import { tellOfFailures } from './telling.js';

const GUIDE = 'docs/guides/change-a-view-safely.md';
const SEED = '11';
/** The builds that there are with a version of `workouts`. */
const builds = [1, 2, 3].map((version) => {
  const { lineages } = topologyOf(
    processors.map((processor) => (processor.name === 'workouts' ? { ...processor, version } : processor)),
  );
  return new Map(lineages.map(({ processor, name }) => [processor.name, name]));
});
const [withV1, withV2, withV3] = builds as [Map<string, string>, Map<string, string>, Map<string, string>];
const buildOf = (name: string, of: Map<string, string>) => of.get(name) ?? '';
const OURS = buildOf('workouts', withV1).slice(-8);
const [v1, v2, v3] = [withV1, withV2, withV3].map((of) => buildOf('workouts', of)) as [string, string, string];
/** What reads workouts is built with it. */
const DOWNSTREAM = ['totals', 'metrics', 'profiles', 'plans', 'challenges', 'teams', 'awards'];
/** Who reads another goes before it. */
const RETIRED = ['totals', 'awards', 'teams', 'challenges', 'plans', 'profiles', 'metrics'];
/** The eight characters that stand for what builds read, in the guide and here. */
const NAMES = new Map([
  ['5f1c09ab', OURS],
  ...[
    ['b8e6d153', '52f09a7b', 'e60b94d7', 'b57ac09e', 'a41c9e07', 'b0a7e416', 'c7093d5e'],
    ['0f2a91c4', '7c31d8e6', '3ac5e019', '6f20d8b3', 'd03b77f2', '91d4c0be', '2e68fa13'],
    ['e94b60a2', '3d7785fc', 'c18f2d63', 'd41e87f5', '6be81c55', '53f7a2c9', '8b1d60e4'],
  ].flatMap((guides, i) =>
    DOWNSTREAM.map((name, j): [string, string] => [guides[j] ?? '', buildOf(name, builds[i] ?? new Map()).slice(-8)]),
  ),
]);

interface Outcome {
  readonly code: number | null;
  readonly out: string;
}

describe('a change of a view, as the guide tells it', () => {
  const { checkout } = new Guide(GUIDE);
  const oracleFile = join(checkout, 'expected.jsonl');
  const script = commandsOf(join(checkout, GUIDE));
  let stack: Stack;
  let db: pg.Pool;
  let scheduler: ChildProcess | undefined;
  let old: ChildProcess | undefined;
  let second: ChildProcess | undefined;
  let energy: number;
  let sessionsRead: number;
  const reading = { errors: [] as string[], times: 0, isOver: false };
  let readers: Promise<void>;

  const spawned = (parameters: readonly string[]): ChildProcess => {
    const child = spawn(process.execPath, [join(checkout, 'cli/repstream.mjs'), ...parameters], {
      cwd: checkout,
      env: { ...process.env, ...stack.environment, REPSTREAM_PARTITIONS: '4', LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    stack.watch(child);
    return child;
  };
  /** Types the next command of the guide, which must be this one; it ends, or in another terminal says that it is up to date. */
  async function type(expected: RegExp): Promise<Outcome> {
    const command = script.shift() as GuideCommand;
    expect(command.text).toMatch(expected);
    if (command.terminal === 'where the old code ran') {
      for (const child of [old, second]) if (child) await endCommand(child, 'SIGINT');
      old = spawned(real(command.parameters));
      return { code: null, out: '' };
    }
    if (command.terminal === 'second') {
      if (second) await endCommand(second, 'SIGINT');
      second = spawned(real(command.parameters));
      const out = await saidUntil(second, /following the log/);
      expect([command.text, missingFrom(out, command.shown)]).toEqual([command.text, []]);
      return { code: null, out };
    }
    const child = spawned(real(command.parameters));
    const said = saidUntil(child, null);
    const [code] = await once(child, 'exit');
    const out = await said;
    expect({ command: command.text, code, out: code === command.exitCode ? '' : out }).toEqual({
      command: command.text,
      code: command.exitCode,
      out: '',
    });
    expect([command.text, missingFrom(out, command.shown)]).toEqual([command.text, []]);
    return { code, out };
  }
  const real = (parameters: readonly string[]) =>
    parameters.map((parameter) => parameter.replace(/[0-9a-f]{8}$/, (name) => NAMES.get(name) ?? name));
  const one = async <T>(sql: string, ...values: unknown[]): Promise<T> =>
    Object.values((await db.query(sql, values)).rows[0] ?? {})[0] as T;
  const energyNow = () => one<number>('SELECT round(sum(energy_kcal)::numeric, 3)::float8 FROM models.workouts');
  const sessionsReadNow = () =>
    one<number>(`SELECT sum(read)::int FROM models.processor_tasks WHERE processor <> all($1)`, [
      'workouts',
      ...DOWNSTREAM,
    ]);
  const caughtUp = () => untilCaughtUp(settingsOf(stack), 180_000);
  /** What somebody types into an editor. */
  const edit = (file: string, from: RegExp, to: string) => {
    const path = join(checkout, file);
    const text = readFileSync(path, 'utf8');
    expect(text.match(from), `${file} has ${from} once`).toHaveLength(1);
    writeFileSync(path, text.replace(from, to));
  };

  beforeAll(async () => {
    stack = await startOwnStack();
    db = new pg.Pool({ connectionString: stack.databaseUrl, max: 4 });
    await applyTopics(stack.environment);
    const from = Date.UTC(2026, 3, 2);
    await runSimulation(
      {
        ...{ seed: SEED, gyms: 2, machinesPerGym: 6, membersPerGym: 40, from, until: from + 24 * 3_600_000 },
        ...{ faults: parseFaults('none'), speed: Number.POSITIVE_INFINITY, maxRate: 40_000, oracleFile },
      },
      { ...gatewaySettings(settingsOf(stack), simulatedTopics), say: () => {} },
      new AbortController().signal,
      () => {},
    );
    scheduler = startCommand(stack.environment, 'scheduler');
    old = startCommand(stack.environment, 'process');
    for (const child of [scheduler, old]) stack.watch(child);
    await caughtUp();
    await untilEnded(db, readExpected(oracleFile));
    energy = await energyNow();
    sessionsRead = await sessionsReadNow();
    readers = (async () => {
      for (; !reading.isOver; await pause(5)) {
        reading.times++;
        await energyNow().catch((error) => reading.errors.push(String(error)));
      }
    })();
  }, 360_000);
  afterAll(async () => {
    reading.isOver = true;
    await readers;
    for (const child of [second, old, scheduler]) if (child) await endCommand(child);
    await db?.end();
    await stack?.stop();
    rmSync(checkout, { recursive: true, force: true });
  });
  tellOfFailures(() => stack, []);

  it('R75, R76: a doubled calorie is built beside the old: nothing that readers see moves, and only what depends on it is built', async () => {
    edit('processors/workouts/processor.ts', /version: 1,/g, 'version: 2,');
    edit(
      'processors/workouts/workout.ts',
      /energyKcal: energy\.energyKcal,/g,
      'energyKcal: energy.energyKcal && energy.energyKcal * 2,',
    );
    const { out } = await type(/views build workouts --stay/);
    const made = ['workouts', ...DOWNSTREAM].map((name) => buildOf(name, withV2));
    expect(out).toContain(`building ${made.join(', ')}\n`);
    expect(out).toContain(made.map((name) => `  npx repstream views compare ${name}\n`).join(''));
    expect((await type(/views list/)).out).toMatch(new RegExp(`${v2} .* built`));
    const { rows } = await db.query('SELECT lineage FROM engine.lineages');
    expect(rows.map(({ lineage }) => lineage).sort()).toEqual(
      [...new Set([...withV1.values(), ...withV2.values()])].sort(),
    );
    expect(rows.length - withV1.size).toBe(1 + DOWNSTREAM.length);
    // Ticks apart, nobody upstream had anything to read again.
    expect(await sessionsReadNow()).toBe(sessionsRead);
    expect(await energyNow()).toBe(energy);
  });

  it('the compare names the column and how many rows, and a promote is refused', async () => {
    const { out } = await type(/views compare .* --expect changed=met/);
    const different = await one<number>(
      `SELECT count(*)::int FROM views."workouts_v1_${OURS}_workouts" WHERE energy_kcal > 0`,
    );
    expect(different).toBeGreaterThan(50);
    expect(out).toMatch(
      new RegExp(`energy_kcal.*${different.toLocaleString('en')}|${different.toLocaleString('en')}.*energy_kcal`),
    );
    expect((await type(/views promote/)).out).toMatch(/differs .* by more than was declared/);
    expect(await energyNow()).toBe(energy);
  });

  it('R75: promoted by force it is in the history with who and why; rolled back, readers see what they saw', async () => {
    await type(/views promote .* --force --by ana/);
    expect(await energyNow()).toBeCloseTo(2 * energy, 1);
    await type(/views rollback workouts/);
    expect(await energyNow()).toBe(energy);
    const { rows } = await db.query(
      `SELECT action, lineage, "by", reason, details ->> 'forced' AS forced FROM models.lineage_history
       WHERE action IN ('promote', 'rollback') AND "by" = 'ana' ORDER BY id`,
    );
    expect(rows).toEqual([
      { action: 'promote', lineage: v2, by: 'ana', reason: 'the new figures are wanted today', forced: 'true' },
      { action: 'rollback', lineage: v1, by: 'ana', reason: 'every figure is doubled', forced: null },
    ]);
  });

  it('put right, it compares clean and is promoted', async () => {
    edit('processors/workouts/processor.ts', /version: 2,/g, 'version: 3,');
    edit(
      'processors/workouts/workout.ts',
      /energyKcal: energy\.energyKcal && energy\.energyKcal \* 2,/g,
      'energyKcal: energy.energyKcal,',
    );
    expect((await type(/views build workouts --stay/)).out).toContain(`building ${v3}, `);
    for (const name of ['workouts', ...DOWNSTREAM]) await type(new RegExp(`views compare ${name}-`));
    await type(/views promote/);
    expect(await energyNow()).toBe(energy);
    expect(await one(`SELECT lineage FROM models.view_catalogue WHERE view_name = 'workouts'`)).toBe(v3);
  });

  it('retired, nothing is left of the old ones in Postgres or Kafka', async () => {
    await type(/^npx repstream process$/);
    // The guide says half a minute.
    await pause(31_000);
    for (const name of RETIRED) await type(new RegExp(`views retire ${name}-v\\d`));
    expect((await type(/views retire .*v1.* --dry-run/)).out).toContain(`topic workouts.${v1}`);
    await type(/views retire workouts-v1/);
    for (const name of RETIRED) await type(new RegExp(`views retire ${name}-v\\d`));
    await type(/views retire workouts-v2/);
    expect(script).toEqual([]);
    const replaced = [withV1, withV2].flatMap((of) => ['workouts', ...DOWNSTREAM].map((name) => buildOf(name, of)));
    for (const gone of replaced) {
      const { rows: tables } = await db.query(
        `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE tablename LIKE $1`,
        [`${gone.replaceAll('-', '_')}%`],
      );
      expect(tables).toEqual([]);
      for (const table of ['tasks', 'outbox', 'parked', 'views', 'sweep'])
        expect(await one(`SELECT count(*)::int FROM engine.${table} WHERE lineage = $1`, gone)).toBe(0);
      const admin = connectKafka(settingsOf(stack), 'test', createLog('test', 'silent')).admin();
      await admin.connect();
      try {
        expect((await admin.listTopics()).filter((topic) => topic.includes(gone))).toEqual([]);
        expect((await admin.listGroups()).groups.filter(({ groupId }) => groupId === gone)).toEqual([]);
      } finally {
        await admin.disconnect();
      }
    }
    expect(await energyNow()).toBe(energy);
  });

  it('R66: readers never met an error meanwhile', () => {
    expect(reading.errors).toEqual([]);
    expect(reading.times).toBeGreaterThan(500);
  });
});

/** What a child prints until it matches, or until it ends. Throws when it ends before. */
function saidUntil(child: ChildProcess, pattern: RegExp | null): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (chunk: Buffer) => {
      text += chunk;
      if (pattern?.test(text)) resolve(text);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', () => (pattern ? reject(new Error(`it ended: ${text}`)) : resolve(text)));
  });
}
