/** A whole run: the world's facts, then its events, with the oracle listening. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { seasonOf } from './challenges.js';
import { connectGateway, type GatewayClient, type GatewaySettings } from './client.js';
import { clock } from './clock.js';
import { Oracle } from './oracle.js';
import { coursesOf } from './programmes.js';
import { keysOf } from './published.js';
import { type Sent, send } from './sending.js';
import { type SimulationOptions, simulate } from './simulation.js';
import { weighings } from './weighings.js';
import { type Fact, facts, world } from './world.js';

/** The topics that a run writes. */
export const simulatedTopics = [
  ...(['gyms', 'equipment', 'users', 'body-measurements', 'telemetry'] as const),
  ...(['challenges', 'programmes', 'enrolments', 'teams'] as const),
];

/** How to run a simulation. */
export interface RunOptions extends SimulationOptions {
  /** Infinity: as fast as possible. */
  readonly speed: number;
  /** Messages per second; Infinity: no limit. */
  readonly maxRate: number;
  /** Whether members take part in challenges and programmes of the month. */
  readonly challenges?: boolean;
  /** Where expected workouts are written, as JSON lines; null: nowhere. */
  readonly oracleFile: string | null;
}

/** What a run came to. `workouts`: as many as the oracle expects; null without an oracle. */
export interface Outcome extends Sent {
  readonly interrupted: boolean;
  readonly seed: string;
  readonly from: number;
  readonly workouts: number | null;
}

/** Runs until the end of the simulation or until `signal` aborts; `settings` for `simulatedTopics`. */
export async function runSimulation(
  options: RunOptions,
  settings: GatewaySettings,
  signal: AbortSignal,
  progress: (sent: Sent) => void,
): Promise<Outcome> {
  const sent: Sent = { telemetry: 0, bodyMeasurements: 0, poison: {}, at: options.from, sessions: 0 };
  const lines = options.oracleFile === null ? null : jsonLines(options.oracleFile);
  const oracle = lines && new Oracle((workout) => lines.write({ kind: 'workout', ...workout }));
  let gateway: GatewayClient | null = null;
  try {
    gateway = await connectGateway({ ...settings, signal });
    const gyms = world(options);
    const all = [...facts(gyms, options.seed)];
    if (options.challenges) all.push(...weighings(gyms, options.seed, options.from));
    await publish(all, gateway, settings, signal);
    if (options.challenges) {
      await beginSeason(options, gateway, settings, signal);
      await beginCourses(options, gateway, settings, signal);
    }
    for (const fact of all) oracle?.know(fact);
    const clocked = clock(options.from, Date.now(), options.speed);
    await send(
      simulate(options),
      {
        gateway,
        clock: clocked,
        maxRate: options.maxRate,
        signal,
        acknowledged: (records) => oracle?.hear(records),
        progress,
      },
      sent,
    );
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await gateway?.close();
  }
  oracle?.finish();
  const outcome = {
    ...sent,
    interrupted: signal.aborted,
    seed: options.seed,
    from: options.from,
    workouts: lines?.count() ?? null,
  };
  lines?.write({ kind: 'summary', ...outcome });
  lines?.close();
  return outcome;
}

/** Publishes what is not known yet: a member who was renamed or erased since is left alone. */
async function publish(
  all: readonly Fact[],
  gateway: GatewayClient,
  settings: GatewaySettings,
  signal: AbortSignal,
): Promise<void> {
  const [gyms, equipment, users] = await Promise.all([
    keysOf(settings, 'gyms', signal),
    keysOf(settings, 'equipment', signal),
    keysOf(settings, 'users', signal),
  ]);
  // Users last: who is known has been measured.
  const known = { gyms, equipment, 'body-measurements': users, users };
  for (const topic of ['gyms', 'equipment', 'body-measurements', 'users'] as const) {
    await gateway.send(
      topic,
      all.filter((fact) => fact.topic === topic && !known[topic].has(fact.key)),
    );
  }
}

/** Publishes the challenges of the month in which it ends or, without an end, it is now; those that are known have begun. */
async function beginSeason(
  options: RunOptions,
  gateway: GatewayClient,
  settings: GatewaySettings,
  signal: AbortSignal,
): Promise<void> {
  const { challenges, enrolments, teams } = seasonOf(world(options), options.seed, (options.until ?? Date.now()) - 1);
  const known = await keysOf(settings, 'challenges', signal);
  const fresh = challenges.filter(({ challengeId }) => !known.has(challengeId));
  const joined = enrolments.filter(({ challengeId }) => !known.has(challengeId));
  const formed = teams.filter(({ challengeId }) => !known.has(challengeId));
  // Challenges last: of one that is known everybody has joined.
  await gateway.send(
    'teams',
    formed.map((value) => ({ key: value.teamId, value })),
  );
  await gateway.send(
    'enrolments',
    joined.map((value) => ({ key: value.userId, value })),
  );
  await gateway.send(
    'challenges',
    fresh.map((value) => ({ key: value.challengeId, value })),
  );
}

/** The same of programmes. */
async function beginCourses(
  options: RunOptions,
  gateway: GatewayClient,
  settings: GatewaySettings,
  signal: AbortSignal,
): Promise<void> {
  const { programmes, enrolments } = coursesOf(world(options), options.seed, (options.until ?? Date.now()) - 1);
  const known = await keysOf(settings, 'programmes', signal);
  const fresh = programmes.filter(({ programmeId }) => !known.has(programmeId));
  const joined = enrolments.filter(({ challengeId }) =>
    fresh.some((one) => challengeId.endsWith(`:${one.programmeId}`)),
  );
  await gateway.send(
    'enrolments',
    joined.map((value) => ({ key: value.userId, value })),
  );
  await gateway.send(
    'programmes',
    fresh.map((value) => ({ key: value.programmeId, value })),
  );
}

function jsonLines(path: string) {
  const file = openSync(path, 'w');
  let count = 0;
  return {
    write: (line: object) => {
      writeSync(file, `${JSON.stringify(line)}\n`);
      count += 1;
    },
    count: () => count,
    close: () => closeSync(file),
  };
}
