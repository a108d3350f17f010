/** A machine's stream on a real broker, judged by `repstream check-device`, and by the engine beside it. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followDevice } from '../../cli/device/follow.js';
import { DeviceWatch } from '../../cli/device/verdict.js';
import { gatewaySettings } from '../../cli/gateway.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { connectGateway, type GatewayClient } from '../../simulator/client.js';
import { poison, poisonKinds, poisonRecord } from '../../simulator/poison.js';
import { random } from '../../simulator/random.js';
import { sharedStack } from '../stack.js';
import { type Running, startRepstream } from './running.js';

const PROGRAM = fileURLToPath(new URL('../../cli/repstream.mjs', import.meta.url));
const none = { started: null, reading: null, changed: null, ended: null, status: null };
const noReading = {
  repetitions: null,
  distanceMm: null,
  workJ: null,
  machineEnergyKcal: null,
  loadGrams: null,
  speedMmPerS: null,
  inclineBp: null,
  powerW: null,
  cadenceDeciRpm: null,
  resistanceDeci: null,
  heartRateBpm: null,
  paused: false,
};

describe('check-device', () => {
  let repstream: Running;
  let client: GatewayClient;
  let count = 0;
  const someMachine = () => `bench-${process.pid}-${Date.now()}-${count++}`;
  const send = (machine: string, events: readonly Telemetry[]) =>
    client.send(
      'telemetry',
      events.map((value) => ({ key: machine, value })),
    );
  /** A whole session of ten seconds that ends now. */
  const session = (equipmentId: string): Telemetry[] => {
    const [sessionId, startedAt] = [randomUUID(), Date.now() - 10_000];
    return Array.from({ length: 11 }, (_, sequence) => ({
      ...none,
      sessionId,
      equipmentId,
      sequence,
      at: startedAt + sequence * 1_000,
      ...(sequence === 0 ? { started: { userId: null, exerciseId: null, firmware: '1.0' } } : {}),
      ...(sequence === 10 ? { ended: { reason: 'USER' as const } } : {}),
      ...(sequence > 0 && sequence < 10 ? { reading: { ...noReading, cycles: sequence } } : {}),
    }));
  };

  beforeAll(async () => {
    repstream = await startRepstream();
    client = await connectGateway({
      ...gatewaySettings(repstream.settings, ['telemetry', 'equipment']),
      say: () => {},
    });
  });
  afterAll(async () => {
    await client?.close();
    await repstream?.stop();
  });

  /** The command's output and exit code; `meanwhile` runs again and again while it listens. */
  async function check(machine: string, meanwhile: () => Promise<void>, ...parameters: string[]) {
    const env = { ...process.env, ...sharedStack().environment, REPSTREAM_PARTITIONS: '4' };
    const command = promisify(execFile)(
      process.execPath,
      [PROGRAM, 'check-device', '--equipment', machine, '--seconds', '3', ...parameters],
      { env },
    );
    const begun = new Promise<void>((resolve) => command.child.stdout?.once('data', () => resolve()));
    const done = command.then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    );
    await Promise.race([begun, done]);
    await meanwhile();
    return done;
  }

  it('a well-behaved session is ok, message by message, and the exit code is 0', async () => {
    const machine = someMachine();
    const { code, stdout } = await check(machine, () => send(machine, session(machine)));
    expect(stdout).toMatch(/✓ session \w{8} {5}0 started\n/);
    expect(stdout).toContain('11 messages, 11 accepted (1 started, 9 reading, 1 ended)');
    expect(stdout).toContain('unknown_machine');
    expect(stdout).toMatch(/\nok\n$/);
    expect(code).toBe(0);
  });

  it('a lost message, a sequence used twice and a missing key are named, and the exit code is 1', async () => {
    const machine = someMachine();
    const events = session(machine).filter(({ sequence }) => sequence !== 4);
    const [, first] = events;
    const { code, stdout } = await check(machine, async () => {
      await send(machine, events);
      if (first) {
        await send(machine, [{ ...first, at: first.at + 1 }]);
        await client.sendRaw('telemetry', [{ key: null, value: client.encode('telemetry', first) }], 0);
      }
    });
    expect(stdout).toContain('← 1 missing before');
    expect(stdout).toContain('← conflict');
    for (const fault of ['✗ gap:', '✗ conflict:', '✗ no_key:']) expect(stdout).toContain(fault);
    expect(code).toBe(1);
  });

  it('a machine that says nothing is not ok', async () => {
    const { code, stdout } = await check(someMachine(), async () => {});
    expect(stdout).toMatch(/✗ silent: nothing came\n.*\n.*unknown_machine[\s\S]*1 to fix\n$/);
    expect(code).toBe(1);
  });

  it('with --json every line is JSON, the last one the verdict', async () => {
    const machine = someMachine();
    // Nothing is printed before the first message here, so it is sent until one is heard.
    const sending = new AbortController();
    const sender = (async () => {
      while (!sending.signal.aborted) {
        await send(machine, session(machine));
        await delay(500);
      }
    })();
    const { stdout } = await check(machine, async () => {}, '--json');
    sending.abort();
    await sender;
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { message?: { kind: string }; verdict?: { messages: number } });
    expect(lines[0]?.message).toBeDefined();
    expect(lines.at(-1)?.verdict?.messages).toBe(lines.length - 1);
  });

  it('gives each kind of bad record the very reason under which the engine parks it', async () => {
    const machine = someMachine();
    const watch = new DeviceWatch(true);
    const heard = new Map<string, string>();
    const following = await followDevice(machine, repstream.settings, (record) => {
      watch.hear(record);
      heard.set(`${record.partition}/${record.offset}`, record.refusal?.reason ?? 'accepted');
    });
    const draw = random('check-device');
    const keyed = poisonKinds.filter((kind) => kind !== 'null_key' && kind !== 'null_value');
    const records = keyed.map((kind) =>
      poisonRecord(poison(kind, machine, Date.now(), draw), (event) => client.encode('telemetry', event)),
    );
    const [good] = session(machine);
    const longKey = Buffer.from(machine.repeat(100));
    await client.sendRaw('telemetry', [
      ...records,
      { key: machine, value: null },
      { key: machine, value: client.encode('telemetry', { ...good, equipmentId: 'another' }) },
      { key: 'another', value: client.encode('telemetry', { ...good }) },
      { key: longKey, value: client.encode('telemetry', { ...good }) },
      { key: machine, value: client.encode('telemetry', { ...good, sessionId: 'mine' }) },
      { key: machine, value: client.encode('telemetry', { ...good, at: Date.UTC(1700, 0, 1) }) },
      { key: machine, value: client.encode('telemetry', { ...good, equipmentId: `${machine}${'x'.repeat(300)}` }) },
    ]);
    await client.sendRaw('telemetry', [{ key: null, value: client.encode('telemetry', { ...good }) }], 1);
    await repstream.untilCaughtUp();
    for (const deadline = Date.now() + 10_000; heard.size < records.length + 8 && Date.now() < deadline; )
      await delay(50);
    await following.stop();

    const { rows } = await repstream.db.query<{ place: string; reason: string }>(
      `select partition || '/' || from_offset as place, reason from models.parked_events
       where topic = 'telemetry' and partition || '/' || from_offset = any($1)`,
      [[...heard.keys()]],
    );
    expect(heard.size).toBe(records.length + 8);
    expect(Object.fromEntries(heard)).toEqual(Object.fromEntries(rows.map(({ place, reason }) => [place, reason])));
    expect(watch.verdict().accepted).toBe(0);
  });

  it('knows a machine once the catalogue has it', async () => {
    const machine = someMachine();
    const entry = {
      equipmentId: machine,
      gymId: 'gym-1',
      type: 'ROWER',
      model: 'Bench',
      exerciseId: null,
      displayName: 'Bench',
      stackStepGrams: null,
      stepHeightMm: null,
      inService: true,
      validFrom: 0,
    };
    await client.send('equipment', [{ key: machine, value: entry }]);
    const following = await followDevice(machine, repstream.settings, () => {});
    await following.stop();
    expect(following.isKnown).toBe(true);
  });
});
