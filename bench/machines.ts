/** Machines as the benchmarks have them: what they send, and a log that is full of it. */
import { Kafka, logLevel } from 'kafkajs';
import { v5 } from 'uuid';
import { noKind, noReading } from '../schemas/blank.js';
import type { Telemetry } from '../schemas/generated/telemetry.js';
import type { GatewayClient } from '../simulator/client.js';

const NAMESPACE = '7b0f3b56-3c1e-4a64-9d4c-0d7a3f2f6a11';

/** The session of a machine. */
export const sessionOf = (machine: number): string => v5(`session ${machine}`, NAMESPACE);

/** One machine's reading: a strength machine in every second place, a bike in the others. */
export function reading(machine: number, sequence: number, at: number): Telemetry {
  const base = {
    ...noKind,
    sessionId: sessionOf(machine),
    equipmentId: `machine-${machine}`,
    sequence,
    at,
  };
  if (sequence === 0) return { ...base, started: { userId: `member-${machine}`, exerciseId: null, firmware: '1.0' } };
  const heartRateBpm = 100 + (sequence % 40);
  if (machine % 2 === 0) {
    const inSet = sequence % 90 < 40;
    const repetitions = Math.floor(sequence / 90) * 10 + Math.min(10, Math.floor((sequence % 90) / 4));
    return { ...base, reading: { ...noReading, heartRateBpm, repetitions, loadGrams: inSet ? 60_000 : 0 } };
  }
  const powerW = 120 + (sequence % 30);
  return {
    ...base,
    reading: {
      ...noReading,
      heartRateBpm,
      distanceMm: sequence * 8_000,
      workJ: sequence * 130,
      powerW,
      cadenceDeciRpm: 800,
      cycles: sequence,
    },
  };
}

export interface Preload {
  readonly messages: number;
  readonly machines: number;
  /** An encoder of an older schema version, for the first machines. */
  readonly older?: { readonly machines: number; encode(value: object): Buffer } | null;
}

/** Fills the log: every machine sends once a second, up to a minute ago. */
export async function preload(client: GatewayClient, { messages, machines, older = null }: Preload): Promise<void> {
  const from = Date.now() - (messages / machines) * 1000 - 60_000;
  const rounds = Math.ceil(messages / machines);
  for (let sequence = 0; sequence < rounds; sequence++) {
    const events = Array.from({ length: machines }, (_, machine) => reading(machine, sequence, from + sequence * 1000));
    await client.sendRaw(
      'telemetry',
      events.map((value, machine) => ({
        key: value.equipmentId,
        value: older && machine < older.machines ? older.encode(value) : client.encode('telemetry', value),
      })),
    );
  }
}

/** Records in the topic: a request that the broker took only in part is sent again whole, so there are some more than were meant. */
export async function recordsIn(topic: string, brokers: readonly string[]): Promise<number> {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return ends.reduce((sum, { high }) => sum + Number(high), 0);
}
