/** Members who train while something else goes on: how soon each set that they finish stands in their progress. */
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { v7 } from 'uuid';
import { noKind, noReading } from '../../schemas/blank.js';
import type { GatewayClient } from '../../simulator/client.js';

/** A repetition a second for ten, then the load is put down for ten. */
const ROUND_S = 20;
const REPETITIONS = 10;
const SLICES = 10;
/** Until everybody has finished a set. */
const LEAST_S = 2 * ROUND_S;

/** A set that ended so long (ms) after training began, and how long (ms) it took from the record that ends it until the progress showed it. */
export interface Delay {
  readonly at: number;
  readonly took: number;
}

export type Delays = readonly Delay[];

export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
}

/** Of the delays of sets. */
export function percentiles(delays: Delays): Percentiles {
  const sorted = delays.map(({ took }) => took).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), count: sorted.length };
}

/** The median and the slowest of the sets that ended in each so many seconds, ms. */
export function course(delays: Delays, seconds: number): string {
  const parts = new Map<number, Delay[]>();
  for (const delay of delays) {
    const part = Math.floor(delay.at / (seconds * 1_000));
    parts.set(part, [...(parts.get(part) ?? []), delay]);
  }
  return [...parts]
    .sort(([one], [other]) => one - other)
    .map(([part, some]) => `${part * seconds} s: ${percentiles(some).p50}/${Math.max(...some.map(({ took }) => took))}`)
    .join(', ');
}

/** Everybody trains in a session of their own, each a little behind the one before, for as long as `goesOn` says. */
export async function train(
  client: GatewayClient,
  database: pg.Pool,
  challenge: string,
  members: readonly string[],
  goesOn: (second: number) => boolean,
): Promise<Delays> {
  const had = await progressOf(database, challenge, members);
  const sessions = members.map(() => v7());
  /** What of each member is awaited: since when, and how many repetitions in all. */
  const awaited = new Map<string, { since: number; repetitions: number }[]>();
  const delays: Delay[] = [];
  let going = true;
  const began = Date.now();
  const watching = (async () => {
    for (; going || awaited.size > 0; await delay(5)) {
      const shown = await progressOf(database, challenge, [...awaited.keys()]);
      const now = Date.now();
      for (const [userId, repetitions] of shown) {
        const sets = awaited.get(userId) ?? [];
        const seen = sets.filter((set) => set.repetitions <= repetitions);
        delays.push(...seen.map(({ since }) => ({ at: since - began, took: now - since })));
        if (seen.length === sets.length) awaited.delete(userId);
        else awaited.set(userId, sets.slice(seen.length));
      }
    }
  })();
  let second = 0;
  for (; goesOn(second) || second < LEAST_S; second++)
    for (let slice = 0; slice < SLICES; slice++) {
      const events = [];
      for (let i = slice; i < members.length; i += SLICES) {
        const userId = members[i] as string;
        const inRound = second < i % ROUND_S ? -1 : (second - (i % ROUND_S)) % ROUND_S;
        const round = Math.floor((second - (i % ROUND_S)) / ROUND_S);
        const repetitions = inRound < 0 ? 0 : round * REPETITIONS + Math.min(inRound, REPETITIONS);
        const base = {
          ...noKind,
          sessionId: sessions[i] as string,
          equipmentId: `machine-${userId}`,
          sequence: second,
        };
        const said =
          second === 0
            ? { started: { userId, exerciseId: 'leg-press', firmware: null } }
            : {
                reading: { ...noReading, repetitions, loadGrams: inRound >= 0 && inRound <= REPETITIONS ? 60_000 : 0 },
              };
        events.push({ key: base.equipmentId, value: { ...base, ...said, at: began + second * 1_000 } });
        // The load is put down: the set is over.
        if (second > 0 && inRound === REPETITIONS + 1) {
          const set = { since: Date.now(), repetitions: (had.get(userId) ?? 0) + repetitions };
          awaited.set(userId, [...(awaited.get(userId) ?? []), set]);
        }
      }
      await client.send('telemetry', events);
      await delay(Math.max(0, began + second * 1_000 + ((slice + 1) * 1_000) / SLICES - Date.now()));
    }
  const ended = members.map((userId, i) => ({
    ...{ ...noKind, sessionId: sessions[i] as string, equipmentId: `machine-${userId}` },
    ...{ sequence: second, at: began + second * 1_000, ended: { reason: 'USER' as const } },
  }));
  await client.send(
    'telemetry',
    ended.map((value) => ({ key: value.equipmentId, value })),
  );
  // A set that is never seen would be left out of the percentiles: those that are late are waited for.
  const patience = Date.now() + 120_000;
  while (awaited.size > 0 && Date.now() < patience) await delay(50);
  if (awaited.size > 0) console.log(`never seen: ${awaited.size}`);
  awaited.clear();
  going = false;
  await watching;
  // What is trained next begins with what the ends of these sessions told.
  await delay(3_000);
  return delays;
}

async function progressOf(database: pg.Pool, challenge: string, members: readonly string[]) {
  const { rows } = await database.query<{ user_id: string; repetitions: number }>({
    name: 'progress',
    text: "select user_id, (nodes ->> 'value')::int as repetitions from models.challenge_progress where challenge_id = $1 and user_id = any($2)",
    values: [challenge, members],
  });
  return new Map(rows.map(({ user_id, repetitions }) => [user_id, repetitions]));
}
