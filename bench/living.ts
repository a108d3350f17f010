/** Living with telemetry: readings at a steady rate, and how soon each stands in Postgres. */
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { GatewayClient } from '../simulator/client.js';
import { reading, sessionOf } from './machines.js';

export interface Living {
  readonly machines: number;
  /** Readings a second, of all machines. */
  readonly rate: number;
  /** The next reading of every machine. */
  readonly sequence: number;
  /** Whether to go on, after so many seconds. */
  goesOn(seconds: number): boolean;
}

export interface Lived {
  /** From a reading's time to its row, ms, the least first. */
  readonly delays: readonly number[];
  /** The next reading of every machine. */
  readonly sequence: number;
}

/** Sends, and watches twenty machines meanwhile. */
export async function live(client: GatewayClient, database: pg.Client, living: Living): Promise<Lived> {
  const { machines, rate, goesOn } = living;
  const probes = Array.from({ length: 20 }, (_, i) => sessionOf(i * Math.floor(machines / 20)));
  const seen = new Map<string, number>();
  const delays: number[] = [];
  let going = true;
  const watch = (async () => {
    while (going) {
      const { rows } = await database.query({
        name: 'probe',
        text: 'select session_id, extract(epoch from last_at)::float8 * 1000 as at from models.live_sessions where session_id = any($1)',
        values: [probes],
      });
      const now = Date.now();
      for (const { session_id, at } of rows) {
        const before = seen.get(session_id);
        if (before !== undefined && at > before) delays.push(now - at);
        seen.set(session_id, at);
      }
      await delay(5);
    }
  })();
  const slices = 50; // every 20 ms a slice of the machines speaks
  const perSlice = Math.ceil(rate / slices);
  let machine = 0;
  let { sequence } = living;
  const started = performance.now();
  const sends: Promise<void>[] = [];
  for (let slice = 0; goesOn(slice / slices); slice++) {
    const events = [];
    for (let i = 0; i < perSlice; i++) {
      const value = reading(machine, sequence, Date.now());
      events.push({ key: value.equipmentId, value });
      machine = (machine + 1) % machines;
      if (machine === 0) sequence++;
    }
    sends.push(client.send('telemetry', events));
    await delay(Math.max(0, started + (slice + 1) * (1000 / slices) - performance.now()));
  }
  await Promise.all(sends);
  await delay(500);
  going = false;
  await watch;
  return { delays: delays.sort((a, b) => a - b), sequence: sequence + 1 };
}

/** The delay that this share of the readings was within, ms. */
export const percentile = ({ delays }: Lived, share: number): number =>
  delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? Number.NaN;

/** `p50 23 ms, p95 …`. */
export const textOf = (lived: Lived): string =>
  [
    ...[0.5, 0.95, 0.99].map((share) => `p${share * 100} ${percentile(lived, share).toFixed(0)} ms`),
    `worst ${percentile(lived, 1).toFixed(0)} ms (${lived.delays.length} probes)`,
  ].join(', ');
