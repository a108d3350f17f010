/**
 * How soon a challenge moves: members train at once, all in one challenge, and each finished set and each ended session is timed from
 * its record in Kafka until the member's progress stands in Postgres.
 *
 *     npx tsx bench/challenges.ts [--members 1000] [--seconds 60]
 */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { v5, v7 } from 'uuid';
import { readSettings } from '../deploy/settings.js';
import { createLog } from '../engine/log.js';
import { applyTopics } from '../engine/provision.js';
import { processors } from '../processors/index.js';
import { noKind, noReading } from '../schemas/blank.js';
import { topics } from '../schemas/topics.js';
import { connectGateway, type GatewayClient } from '../simulator/client.js';
import { startCommand } from '../test/integration/running.js';
import { startOwnStack } from '../test/stack.js';

const { values } = parseArgs({
  options: { members: { type: 'string', default: '1000' }, seconds: { type: 'string', default: '60' } },
});
const [members, seconds] = [Number(values.members), Number(values.seconds)];
const NAMESPACE = '5b0f3b56-3c1e-4a64-9d4c-0d7a3f2f6a12';
const CHALLENGE = 'a-million-repetitions';
/** A repetition every 2 s for 20 s; then the load is put down, and 20 s of rest. */
const ROUND_S = 40;
const REPS = 10;
/** So many sets make a session. */
const ROUNDS = 2;
/** Its last set is under way as it ends: only the end tells of it. */
const SESSION_S = ROUND_S * (ROUNDS - 1) + 12;

const say = (line: string) => console.log(line);
const log = createLog('bench', 'silent');
const memberOf = (i: number) => `member-${i}`;
const DAY_MS = 86_400_000;

/** Everybody joins one challenge that nobody finishes. */
async function enrolAll(client: GatewayClient): Promise<void> {
  const [from, to] = [Date.now() - DAY_MS, Date.now() + 30 * DAY_MS];
  const target = { kind: 'target', measure: 'repetitions', atLeast: { amount: 1_000_000, unit: '' } };
  await client.send('challenges', [
    {
      key: CHALLENGE,
      value: {
        ...{ challengeId: CHALLENGE, version: 1, name: 'A million repetitions', description: '' },
        ...{ rule: JSON.stringify({ schema: 1, root: target }), from, to, timeZone: 'Asia/Singapore' },
        ...{ dayStartsMinute: 0, weekStartsOn: 1, gyms: [], groups: [], keepsAwards: true, milestones: [] },
        ...{ withdrawn: false, by: 'bench', at: from },
      },
    },
  ]);
  const judgedBy = { from, to, looksBackDays: 0, uses: [] };
  await client.send(
    'enrolments',
    Array.from({ length: members }, (_, i) => ({
      key: memberOf(i),
      value: {
        ...{ enrolmentId: v7(), userId: memberOf(i), challengeId: CHALLENGE, version: 1, joinedAt: from },
        ...{ left: false, teamId: null, judgedBy, capacities: [], movedFrom: null, by: 'bench', reason: '', at: from },
      },
    })),
  );
}

/** What is expected of a member next: since when, and how many repetitions their progress must show. */
interface Awaited {
  readonly since: number;
  readonly repetitions: number;
  readonly kind: 'set' | 'session';
}

/** Members who train, each a little behind the one before; what they finish is noted as its record is sent. */
async function train(client: GatewayClient, awaited: Map<string, Awaited[]>): Promise<void> {
  const began = Date.now();
  const done = new Map<string, number>();
  for (let second = 0; second < seconds; second++) {
    const at = began + second * 1_000;
    const slices = 20;
    for (let slice = 0; slice < slices; slice++) {
      const events = [];
      for (let i = slice; i < members; i += slices) {
        // Whoever begins later stands elsewhere in their session: sets end all the time, not all at once.
        const step = second + (i % SESSION_S);
        const session = Math.floor(step / SESSION_S);
        const sequence = session === 0 ? second : step % SESSION_S;
        const inSession = step % SESSION_S;
        const userId = memberOf(i);
        const base = {
          ...noKind,
          sessionId: v5(`${i} ${session}`, NAMESPACE),
          equipmentId: `machine-${i}`,
          sequence,
          at,
        };
        // The end says nothing new: what counts is what the reading before said.
        const isLast = inSession === SESSION_S - 1;
        const counted =
          repetitionsBy(isLast ? inSession - 1 : inSession) - (session === 0 ? repetitionsBy(i % SESSION_S) : 0);
        const before = done.get(userId) ?? 0;
        if (sequence === 0) events.push({ ...base, started: { userId, exerciseId: 'leg-press', firmware: null } });
        else if (isLast) {
          events.push({ ...base, ended: { reason: 'USER' as const } });
          done.set(userId, before + counted);
          note(awaited, userId, { since: Date.now(), repetitions: before + counted, kind: 'session' });
        } else {
          const reading = { ...noReading, repetitions: counted, loadGrams: inSession % ROUND_S < 20 ? 60_000 : 0 };
          events.push({ ...base, reading });
          // The load is put down: the set is over.
          if (inSession % ROUND_S === 20 && counted > 0)
            note(awaited, userId, { since: Date.now(), repetitions: before + counted, kind: 'set' });
        }
      }
      await client.send(
        'telemetry',
        events.map((value) => ({ key: value.equipmentId, value })),
      );
      await delay(Math.max(0, began + second * 1_000 + ((slice + 1) * 1_000) / slices - Date.now()));
    }
  }
}

const note = (awaited: Map<string, Awaited[]>, userId: string, one: Awaited) =>
  awaited.set(userId, [...(awaited.get(userId) ?? []), one]);

/** Repetitions counted by a second of a session. */
const repetitionsBy = (second: number): number =>
  Math.floor(second / ROUND_S) * REPS + Math.min(REPS, Math.floor(((second % ROUND_S) + 1) / 2));

const at = (delays: readonly number[], share: number) =>
  delays[Math.min(delays.length - 1, Math.floor(delays.length * share))]?.toFixed(0) ?? '–';

const stack = await startOwnStack();
const environment = { ...stack.environment, REPSTREAM_PARTITIONS: '12' };
const settings = readSettings({ ...process.env, ...environment });
await applyTopics(Object.values(topics), processors, settings, log);
const children = [startCommand(environment, 'process'), startCommand(environment, 'scheduler')];
try {
  const client = await connectGateway({
    kafkaBrokers: settings.kafkaBrokers,
    schemaRegistryUrl: settings.schemaRegistryUrl,
    topics: ['telemetry', 'challenges', 'enrolments'],
  });
  const database = new pg.Client({ connectionString: settings.databaseUrl });
  await database.connect();
  await enrolAll(client);
  const enrolled = async () =>
    Number(
      (await database.query('select count(*) as n from models.challenge_progress').catch(() => ({ rows: [{ n: 0 }] })))
        .rows[0]?.n,
    );
  while ((await enrolled()) < members) await delay(200);
  say(`${members} members have joined; they train for ${seconds} s`);

  const awaited = new Map<string, Awaited[]>();
  const delays: Record<Awaited['kind'], number[]> = { set: [], session: [] };
  let going = true;
  const watching = (async () => {
    while (going) {
      const { rows } = await database.query({
        name: 'progress',
        text: "select user_id, (nodes ->> 'value')::int as repetitions from models.challenge_progress where challenge_id = $1 and user_id = any($2)",
        values: [CHALLENGE, [...awaited.keys()].slice(0, 200)],
      });
      const now = Date.now();
      for (const { user_id, repetitions } of rows) {
        const left = (awaited.get(user_id) ?? []).filter((one) => {
          if (repetitions < one.repetitions) return true;
          delays[one.kind].push(now - one.since);
          return false;
        });
        if (left.length > 0) awaited.set(user_id, left);
        else awaited.delete(user_id);
      }
      await delay(5);
    }
  })();
  await train(client, awaited);
  await delay(3_000);
  going = false;
  await watching;
  for (const kind of ['set', 'session'] as const) {
    const sorted = delays[kind].sort((a, b) => a - b);
    say(
      `from a ${kind} that ended: p50 ${at(sorted, 0.5)} ms, p95 ${at(sorted, 0.95)} ms, p99 ${at(sorted, 0.99)} ms (${sorted.length})`,
    );
  }
  say(`never seen: ${[...awaited.values()].flat().length}`);
  await client.close();
  await database.end();
} finally {
  for (const child of children) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await stack.stop();
}
process.exit(0);
