/**
 * The story of docs/guides/models-in-the-stream.md, word for word: a trained model is built beside the rules, compared with them, shown to
 * readers and taken back. On a stack of its own, since it changes what readers see.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../deploy/local/stack.js';
import { createLog } from '../../engine/log.js';
import { openPublisher } from '../../engine/publish.js';
import { topologyOf } from '../../engine/topology.js';
import { processors } from '../../processors/index.js';
import { bodyMeasurements, enteredWorkouts, users } from '../../schemas/topics.js';
import { Guide } from '../integration/following.js';
import { endCommand, type Running, startRepstream } from '../integration/running.js';
import { startOwnStack } from '../stack.js';
import { commandsOf, missingFrom } from './guide.js';
import { tellOfFailures } from './telling.js';

const GUIDE = 'docs/guides/models-in-the-stream.md';
/** The eight characters that stand for what profiles read, there and here. */
const [THEIRS, OURS] = [
  '5f1c09ab',
  topologyOf(processors)
    .lineages.find(({ processor }) => processor.name === 'profiles')
    ?.name.slice(-8) ?? '',
];
const DAY_MS = 86_400_000;

describe('R52, R75: another method of profiles, as the guide tells it', () => {
  const guide = new Guide(GUIDE);
  const script = commandsOf(join(guide.checkout, GUIDE));
  // The man has an endurance by the rules, from his heart at rest; nobody made a formula of that for the woman.
  const [man, woman, child] = [randomUUID(), randomUUID(), randomUUID()];
  let stack: Stack;
  let repstream: Running;
  let second: ChildProcess | undefined;

  /** Types the next command of the guide; gives what it said, of what goes on in the second terminal until it is caught up. */
  async function type(): Promise<string> {
    const command = script.shift();
    if (!command) throw new Error('the guide has no more commands');
    const parameters = command.parameters.map((one) => one.replace(THEIRS, OURS));
    const child = spawn(process.execPath, [join(guide.checkout, 'cli/repstream.mjs'), ...parameters], {
      cwd: guide.checkout,
      env: { ...process.env, ...stack.environment, REPSTREAM_PARTITIONS: '4', LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    const stays = command.terminal === 'second';
    if (stays) second = child;
    await new Promise<void>((resolve) => {
      const hear = (chunk: Buffer) => {
        out += chunk;
        if (stays && out.includes('following the log')) resolve();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('close', () => resolve());
    });
    const code = stays ? 0 : child.exitCode;
    const told = code === command.exitCode ? '' : out;
    expect([command.text, code, told]).toEqual([command.text, command.exitCode, '']);
    expect([command.text, missingFrom(out, command.shown)]).toEqual([command.text, []]);
    return out;
  }
  const endurances = async () =>
    Object.fromEntries(
      (
        await repstream.db.query(
          `SELECT user_id, confidence, method, model ->> 'id' AS model FROM models.member_profiles WHERE capacity = 'endurance'`,
        )
      ).rows.map(({ user_id, ...row }) => [user_id, row]),
    );

  beforeAll(async () => {
    guide.write();
    stack = await startOwnStack();
    repstream = await startRepstream(stack);
    const publisher = openPublisher(repstream.settings, createLog('test', 'silent'));
    const at = Date.now() - DAY_MS;
    const people = [
      [man, 'MALE', '1990-01-01', 52],
      [woman, 'FEMALE', '1990-01-01', 58],
      [child, 'MALE', `${new Date().getUTCFullYear() - 12}-01-01`, 70],
    ] as const;
    for (const [userId, sex, birthDate, restingHeartRateBpm] of people) {
      await publisher.publish(users, {
        ...{ userId, displayName: userId, namedAt: null, sex, birthDate, timeZone: 'UTC', homeGymId: null, groups: [] },
        ...{ onLeaderboards: true, notices: true, trainers: [], at, erased: false },
      });
      await publisher.publish(bodyMeasurements, {
        ...{ measurementId: randomUUID(), userId, equipmentId: null, at, weightGrams: 65_000, heightMm: 1_700 },
        ...{ bodyFatBp: 2_000, muscleMassGrams: null, waterMassGrams: null, boneMassGrams: null },
        ...{ visceralFatRating: null, restingHeartRateBpm },
      });
      await publisher.publish(enteredWorkouts, {
        ...{ entryId: randomUUID(), workoutId: randomUUID(), userId, at, by: userId, voided: false, startedAt: at },
        ...{ durationS: 720, exerciseId: 'treadmill-run', gymId: null, sets: [], distanceMm: 2_400_000 },
        averageHeartRateBpm: null,
      });
    }
    await publisher.close();
    await repstream.untilCaughtUp();
  }, 240_000);
  afterAll(async () => {
    if (second) await endCommand(second);
    await repstream?.stop();
    await stack?.stop();
    rmSync(guide.checkout, { recursive: true, force: true });
  });
  tellOfFailures(() => stack, []);

  it('is built from what is there, and differs in endurance alone', async () => {
    const before = await endurances();
    expect(before).toEqual({ [man]: { confidence: 'low', method: 'rules', model: null } });
    expect(await type()).toContain(`profiles-v2-${OURS}`);
    const differs = await type();
    expect(differs).toMatch(/changed\s+1 /);
    expect(differs).toMatch(/only new\s+1\n/);
    expect(differs).toMatch(/only old\s+0\n/);
    expect(await type()).toContain('nothing differs but what was declared');
    expect(await endurances()).toEqual(before);
  }, 240_000);

  it('is shown, each row with what made it, and taken back', async () => {
    await type();
    const byModel = { confidence: 'demonstration', method: 'model', model: 'endurance-forest/1' };
    expect(await endurances()).toEqual({ [man]: byModel, [woman]: byModel });
    await type();
    expect(await endurances()).toEqual({ [man]: { confidence: 'low', method: 'rules', model: null } });
    expect(script).toEqual([]);
  }, 240_000);
});
