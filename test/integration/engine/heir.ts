/** A process of its own that begins the second version of `sessions` beyond a horizon, so that a test can kill it. */
import { pino } from 'pino';
import type { Connections } from '../../../engine/connections.js';
import { runProcessors } from '../../../engine/process.js';
import type { Topic } from '../../../engine/topic.js';
import { ticksNamed } from '../../unit/engine/toys.js';
import { type Names, sessionsOn } from './purged.js';

/** What it is told, as JSON. */
export interface HeirTold {
  readonly names: Names;
  readonly ticks: string;
  readonly connections: Connections;
}

const { names, ticks, connections } = JSON.parse(process.argv[2] ?? '') as HeirTold;
await runProcessors({
  processors: [sessionsOn(names, 2)],
  ticks: ticksNamed(ticks) as Topic,
  connections,
  log: pino({ level: 'silent' }),
});
