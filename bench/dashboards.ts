/**
 * How long dashboards and leaderboards wait for a year of a chain whose tables are filled by statements in the place of the engine: minutes where
 * `bench/year.ts` builds it in an hour, and with the sessions of machines, which that does not have.
 *
 *     npx tsx bench/dashboards.ts [--members 20000] [--gyms 20] [--machines 40]
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readSettings } from '../deploy/settings.js';
import { startOwnStack } from '../test/stack.js';
import { fills, train } from './dashboards/filled.js';
import { fillViews, prepareViews } from './filling.js';
import { ask, questionsOf, questionsOfSessions } from './year/questions.js';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '20000' },
    gyms: { type: 'string', default: '20' },
    machines: { type: 'string', default: '40' },
  },
});
const [year, members, gyms] = [2025, Number(values.members), Number(values.gyms)];
const size = { year, members, gyms, machinesPerGym: Number(values.machines) };
const say = (line: string) => console.log(line);
const load = () => loadavg()[0]?.toFixed(1);

const stack = await startOwnStack();
const db = new pg.Client({ connectionString: stack.databaseUrl });
try {
  const settings = readSettings({ ...process.env, ...stack.environment, REPSTREAM_PARTITIONS: '4' });
  await prepareViews(settings);
  await db.connect();
  say(`${(await train(db, size)).toLocaleString('en')} workouts of ${members} members`);
  const tick = Date.UTC(year + 1, 0, 1);
  await fillViews(db, { partitions: settings.partitions, tick, fills: fills(size), say });
  const subject = { year, gymId: 'gym-3', exerciseId: 'exercise-1' };
  say(`load of this machine ${load()}`);
  for (const { name, withinMs, rows, medianMs } of await ask(settings, db, [
    ...questionsOf(subject),
    ...questionsOfSessions(subject),
  ]))
    say(`${name}: ${rows} rows in ${medianMs.toFixed(1)} ms${medianMs > withinMs ? ` (more than ${withinMs})` : ''}`);
  say(`load of this machine ${load()}`);
} finally {
  await db.end();
  await stack.stop();
}
process.exit(0);
