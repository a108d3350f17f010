/** Telemetry by a client that is not ours: the firmware makers' example, in Python on librdkafka, whose partitioner is not ours either. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amendmentCommands } from '../../api/commands/amendments.js';
import { type Database, openDatabase } from '../../api/database.js';
import { gatewaySettings } from '../../cli/gateway.js';
import { partitionOf } from '../../engine/kafka.js';
import { createLog } from '../../engine/log.js';
import { openPublisher, type Publisher } from '../../engine/publish.js';
import { noKind, noReading } from '../../schemas/blank.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { connectGateway } from '../../simulator/client.js';
import { type Running, startRepstream } from './running.js';

const run = promisify(execFile);
const EXAMPLE = fileURLToPath(new URL('../../docs/examples/firmware.py', import.meta.url));
const PACKAGE = 'python3-confluent-kafka';
const INSTALL_MS = 90_000;
const log = createLog('test', 'silent');

/** A Python that has librdkafka's client: one there is, or Debian's after installing it; else why there is none. */
async function findPython(): Promise<{ python: string } | { missing: string }> {
  const candidates = ['python3', '/usr/bin/python3'];
  const able = async () => {
    for (const python of candidates) {
      const works = await run(python, ['-c', 'import confluent_kafka']).catch(() => null);
      if (works) return python;
    }
    return null;
  };
  const there = await able();
  if (there) return { python: there };
  if (!existsSync('/usr/bin/apt-get')) return { missing: `needs ${PACKAGE}, and there is no apt-get to install it` };
  if (process.getuid?.() !== 0) return { missing: `needs ${PACKAGE}: apt-get install it as root` };
  const options = { timeout: INSTALL_MS, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', PACKAGE], options);
  try {
    await install().catch(() => run('apt-get', ['update'], options).then(install));
  } catch (error) {
    return { missing: `apt-get cannot install ${PACKAGE}: ${String(error).split('\n')[0]}` };
  }
  const installed = await able();
  return installed ? { python: installed } : { missing: `${PACKAGE} is installed, but no python3 finds it` };
}

/** By librdkafka's default: the CRC-32 of the key. */
const librdkafkaPartitionOf = (key: string, partitions: number) => crc32(key) % partitions;

/** A new machine's name to which the two partitioners give different partitions. */
function machineName(partitions: number): string {
  for (;;) {
    const name = `leg-press-${randomUUID().slice(0, 8)}`;
    if (librdkafkaPartitionOf(name, partitions) !== partitionOf(name, partitions)) return name;
  }
}

interface WorkoutRow {
  readonly userId: string;
  readonly equipmentId: string;
  readonly open: boolean;
  readonly repetitions: number;
  readonly tonnageGrams: number;
  readonly events: number;
  readonly missing: number;
  readonly quality: readonly string[];
  readonly partitions: readonly number[];
}

describe('telemetry of a client that is not ours', () => {
  let found: Awaited<ReturnType<typeof findPython>>;
  let repstream: Running;
  let publisher: Publisher;
  let database: Database;

  beforeAll(
    async () => {
      found = await findPython();
      if ('missing' in found) return;
      repstream = await startRepstream();
      publisher = openPublisher(repstream.settings, log);
      database = openDatabase(repstream.settings.databaseUrl, log);
    },
    3 * INSTALL_MS + 60_000,
  );
  afterAll(async () => {
    await publisher?.close();
    await database?.destroy();
    await repstream?.stop();
  });

  /** Runs the example as its first lines say, only faster; its session's id. */
  async function firmware(python: string, ...parameters: string[]): Promise<string> {
    const env = { ...process.env, PACE_S: '0.01', ...environmentOf(repstream) };
    return (await run(python, [EXAMPLE, ...parameters], { env, timeout: 60_000 })).stdout.trim();
  }
  const workouts = async (id: string) => (await repstream.db.query<WorkoutRow>(WORKOUT, [id])).rows;

  it('R100: the example for firmware makers becomes a workout', async (context) => {
    if ('missing' in found) return context.skip(found.missing);
    const { partitions } = repstream.settings;
    const machine = machineName(partitions);
    const member = randomUUID();
    const session = await firmware(found.python, machine, member);
    await repstream.untilCaughtUp();
    expect(await workouts(session)).toEqual([
      {
        userId: member,
        equipmentId: machine,
        open: false,
        repetitions: 12,
        tonnageGrams: 12 * 40_000,
        events: 27,
        missing: 0,
        quality: ['unknown_machine'],
        partitions: [librdkafkaPartitionOf(machine, partitions)],
      },
    ]);
  });

  it('a session that two clients with different partitioners sent is one workout, which a claim reaches', async (context) => {
    if ('missing' in found) return context.skip(found.missing);
    const { partitions } = repstream.settings;
    const machine = machineName(partitions);
    const [theirs, ours] = [librdkafkaPartitionOf(machine, partitions), partitionOf(machine, partitions)];
    const session = await firmware(found.python, machine);
    const gateway = await connectGateway(gatewaySettings(repstream.settings, ['telemetry']));
    const say = (sequence: number, kind: Partial<Telemetry>) => {
      const value = { sessionId: session, equipmentId: machine, sequence, at: Date.now(), ...noKind, ...kind };
      return gateway.send('telemetry', [{ key: machine, value }]);
    };
    // What came by the other partition has no start, no end and no finished set yet: only live_sessions knows it.
    await say(27, { reading: { ...noReading, repetitions: 12, loadGrams: 40_000 } });
    await repstream.untilCaughtUp();
    const live = await repstream.db.query('SELECT * FROM models.live_sessions WHERE session_id = $1', [session]);
    expect(live.rows).toEqual([expect.objectContaining({ telemetry_partitions: [ours] })]);
    expect(await workouts(session)).toEqual([expect.objectContaining({ userId: '', partitions: [theirs] })]);

    const member = randomUUID();
    const commands = amendmentCommands(database, publisher.publish);
    const { positions } = await commands.claim(randomUUID(), session, member);
    expect(new Set(positions.map(({ partition }) => partition))).toEqual(new Set([theirs, ours]));
    await say(28, { ended: { reason: 'USER' } });
    await gateway.close();
    await repstream.untilCaughtUp();
    const claimed = {
      userId: member,
      equipmentId: machine,
      open: false,
      repetitions: 12,
      tonnageGrams: 12 * 40_000,
      events: 27,
      missing: 0,
      quality: ['split', 'unknown_machine'],
      partitions: [theirs, ours].sort((a, b) => a - b),
    };
    expect(await workouts(session)).toEqual([claimed]);

    const edited = { repetitions: 10, loadGrams: null, distanceMm: null };
    await commands.amend(randomUUID(), session, 'staff', { edited, reason: 'two were not deep enough' });
    await repstream.untilCaughtUp();
    const quality = ['edited', ...claimed.quality];
    expect(await workouts(session)).toEqual([{ ...claimed, repetitions: 10, tonnageGrams: 10 * 40_000, quality }]);
  });
});

const environmentOf = ({ settings }: Running) => ({
  KAFKA_BROKERS: settings.kafkaBrokers.join(','),
  SCHEMA_REGISTRY_URL: settings.schemaRegistryUrl,
});
const WORKOUT = `SELECT user_id AS "userId", equipment_id AS "equipmentId", open, repetitions, tonnage_grams::float8 AS "tonnageGrams",
    events, missing, quality, telemetry_partitions AS partitions
  FROM models.workouts WHERE workout_id = $1`;
