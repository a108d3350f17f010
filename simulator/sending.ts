/** Writes a simulation to Kafka in step with its clock. */
import { setTimeout as delay } from 'node:timers/promises';
import type { GatewayClient } from './client.js';
import type { SimulatedClock } from './clock.js';
import { type PoisonKind, poisonRecord } from './poison.js';
import type { SimulatedRecord, SimulatedSecond } from './simulation.js';

/** Records in a request; and the shortest wait, ms: what falls due meanwhile goes out together. */
const BATCH = 3_000;
const SHORTEST_WAIT_MS = 20;

/** What was written so far. */
export interface Sent {
  telemetry: number;
  bodyMeasurements: number;
  /** Bad records by kind. */
  readonly poison: Partial<Record<PoisonKind, number>>;
  /** The last simulated second, ms since the epoch, and the sessions in it. */
  at: number;
  sessions: number;
}

export interface Sending {
  readonly gateway: GatewayClient;
  readonly clock: SimulatedClock;
  /** Messages per second; Infinity: as many as go. */
  readonly maxRate: number;
  readonly signal: AbortSignal;
  /** Called with records once they are acknowledged, in order. */
  readonly acknowledged: (records: readonly SimulatedRecord[]) => void;
  /** Called about once a second. */
  readonly progress: (sent: Sent) => void;
}

/** Writes all seconds, or as far as it comes until `signal` aborts; what was begun is finished. */
export async function send(seconds: Iterable<SimulatedSecond>, sending: Sending, sent: Sent): Promise<void> {
  const { clock, signal, maxRate } = sending;
  const most = Math.max(Math.min(BATCH, Math.ceil(maxRate / 10)), 1);
  let batch: SimulatedRecord[] = [];
  let underWay: Promise<void> = Promise.resolve();
  let allowedAt = 0;
  let toldAt = 0;

  const flush = async () => {
    if (batch.length === 0) return;
    await waitUntil(allowedAt);
    if (signal.aborted) return;
    allowedAt = Math.max(allowedAt, Date.now()) + (batch.length / maxRate) * 1_000;
    const former = underWay;
    underWay = write(batch, sending, sent);
    // Whoever awaits it hears of its failure; until then it is not an unhandled one.
    underWay.catch(() => {});
    batch = [];
    await former;
  };
  const waitUntil = async (time: number) => {
    const wait = time - Date.now();
    if (wait > 0 && !signal.aborted) await pause(Math.max(wait, SHORTEST_WAIT_MS), signal);
  };
  const inStep = async (at: number) => {
    const due = clock.due(at);
    if (due <= Date.now()) return;
    await flush();
    // In steps, so that progress is told while nothing happens and no timer is longer than timers can be.
    while (Date.now() < due && !signal.aborted) {
      tell();
      await waitUntil(Math.min(due, Date.now() + 1_000));
    }
  };
  const tell = () => {
    if (Date.now() - toldAt < 1_000) return;
    toldAt = Date.now();
    sending.progress(sent);
  };

  for (const { second, sessions, records } of seconds) {
    await inStep(second * 1_000);
    sent.at = second * 1_000;
    sent.sessions = sessions;
    for (const record of records) {
      await inStep(record.at);
      batch.push(record);
      if (batch.length >= most) await flush();
      if (signal.aborted) break;
    }
    if (signal.aborted) break;
    tell();
  }
  if (!signal.aborted) await flush();
  await underWay;
}

/** One request for each topic, in order within the topic. */
async function write(
  records: readonly SimulatedRecord[],
  { gateway, acknowledged }: Sending,
  sent: Sent,
): Promise<void> {
  const telemetry: { key: string | null; value: Buffer | null }[] = [];
  const measurements: { key: string; value: object }[] = [];
  const encode = (value: object) => gateway.encode('telemetry', value);
  for (const { topic, value } of records) {
    if (topic === 'telemetry') telemetry.push({ key: value.equipmentId, value: encode(value) });
    else if (topic === 'poison') telemetry.push(poisonRecord(value, encode));
    else measurements.push({ key: value.userId ?? value.equipmentId ?? value.measurementId, value });
  }
  // Both are asked for before either is awaited: the next batch must find them queued before its own.
  const requests: Promise<void>[] = [];
  if (measurements.length > 0) requests.push(gateway.send('body-measurements', measurements));
  if (telemetry.length > 0) requests.push(gateway.sendRaw('telemetry', telemetry));
  await Promise.all(requests);
  for (const { topic, value } of records) {
    if (topic === 'telemetry') sent.telemetry += 1;
    else if (topic === 'body-measurements') sent.bodyMeasurements += 1;
    else sent.poison[value.kind] = (sent.poison[value.kind] ?? 0) + 1;
  }
  acknowledged(records);
}

const pause = async (ms: number, signal: AbortSignal) => {
  await delay(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
};
