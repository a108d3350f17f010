/** A process of its own that builds the second version of `addingUp`, so that a test can kill it: prints its progress, one object a line. */
import { pino } from 'pino';
import { build } from '../../../engine/building/build.js';
import type { Connections } from '../../../engine/connections.js';
import { source, type Topic } from '../../../engine/topic.js';
import { addingUp, countKeys, ticksNamed } from '../../unit/engine/toys.js';

/** What it is told, as JSON. */
export interface Told {
  readonly names: { readonly adds: string; readonly totals: string };
  readonly facts: string;
  readonly ticks: string;
  readonly connections: Connections;
  readonly rate: number | null;
}

const say = (line: object) => void process.stdout.write(`${JSON.stringify(line)}\n`);
const { names, facts, ticks, connections, rate } = JSON.parse(process.argv[2] ?? '') as Told;
const built = await build({
  processors: addingUp(names, source(facts, countKeys), { version: 2 }).processors,
  ticks: ticksNamed(ticks) as Topic,
  connections,
  log: pino({ level: 'silent' }),
  names: [],
  rate: rate ?? Number.POSITIVE_INFINITY,
  liveLagMs: 60_000,
  signal: new AbortController().signal,
  onPlan: (lineages) => say({ lineages }),
  onProgress: (progress) => say(progress),
});
await built?.stop();
process.exit(0);
