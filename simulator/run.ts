/** A whole run: the world's facts, then its events, with the oracle listening. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { seasonOf } from './challenges.js';
import { connectGateway, type GatewayClient, type GatewaySettings } from './client.js';
import { clock } from './clock.js';
import { publishCourses, publishSeason } from './offers.js';
import { Oracle } from './oracle.js';
import { beginPast, type Past, tellPast } from './past/telling.js';
import { coursesOf } from './programmes.js';
import { keysOf } from './published.js';
import { type Sent, send } from './sending.js';
import { type SimulationOptions, simulate } from './simulation.js';
import { weighings } from './weighings.js';
import { type Fact, facts, world } from './world.js';

/** The topics that a run writes. */
export const simulatedTopics = [
  ...(['gyms', 'equipment', 'users', 'body-measurements', 'telemetry'] as const),
  ...(['challenges', 'programmes', 'enrolments', 'teams', 'entered-workouts', 'benchmark-results'] as const),
];

/** How to run a simulation. */
export interface RunOptions extends SimulationOptions {
  /** Infinity: as fast as possible. */
  readonly speed: number;
  /** Messages per second; Infinity: no limit. */
  readonly maxRate: number;
  /** Whether members take part in challenges and programmes of the month. */
  readonly challenges?: boolean;
  /** Of a world that begins: so many weeks of its members before `from` are told beside; 0 or left out: none. */
  readonly pastWeeks?: number;
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
    const past = await pastFor(options, gateway, settings, signal);
    const gyms = world(options);
    const all = [...(past ? facts(gyms, options.seed, (id) => past.coached.has(id)) : facts(gyms, options.seed))];
    if (options.challenges) all.push(...weighings(gyms, options.seed, options.from));
    await publish(all, gateway, settings, signal);
    if (options.challenges) await beginMonth(options, gateway, settings, signal);
    for (const fact of all) oracle?.know(fact);
    const clocked = clock(options.from, Date.now(), options.speed);
    const live = send(
      simulate(past === null ? options : { ...options, regulars: past.loyal }),
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
    const told = past === null || past.isTold ? null : tell(past, gateway, options.maxRate, sayingOf(settings), signal);
    await Promise.all([live, told]);
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

async function pastFor(
  options: RunOptions,
  gateway: GatewayClient,
  settings: GatewaySettings,
  signal: AbortSignal,
): Promise<Past | null> {
  const { pastWeeks = 0, from } = options;
  if (pastWeeks === 0) return null;
  const past = await beginPast({ ...options, weeks: pastWeeks, at: from }, gateway, settings, signal);
  if (past === null) sayingOf(settings)('no past is told: the gyms are there already');
  return past;
}

const sayingOf = ({ say }: GatewaySettings) => say ?? ((line: string) => console.error(line));

/** The past beside what is live. */
async function tell(
  past: Past,
  gateway: GatewayClient,
  maxRate: number,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const begun = Date.now();
  const { telemetry } = await tellPast(past, gateway, maxRate, signal);
  const [what, took] = [`${past.options.weeks} weeks of ${past.regulars.length} members`, Date.now() - begun];
  if (!signal.aborted) say(`the past is told: ${what}, ${telemetry} messages in ${Math.round(took / 1_000)} s`);
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

/** Publishes the challenges and programmes of the month in which it ends or, without an end, it is now. */
async function beginMonth(
  options: RunOptions,
  gateway: GatewayClient,
  settings: GatewaySettings,
  signal: AbortSignal,
): Promise<void> {
  const [gyms, at] = [world(options), (options.until ?? Date.now()) - 1];
  await publishSeason(gateway, seasonOf(gyms, options.seed, at), await keysOf(settings, 'challenges', signal));
  await publishCourses(gateway, coursesOf(gyms, options.seed, at), await keysOf(settings, 'programmes', signal));
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
