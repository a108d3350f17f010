/**
 * How soon the member pages of the console are there on a slow phone: what comes, when something is seen, and when all of it is there and
 * answers. Real Chromium, an empty cache, and what Lighthouse calls "slow 4G" on a phone four times slower than this machine. When it answers
 * is told as Lighthouse's "time to interactive" is: the end of the last long task before five quiet seconds, and not before all is there.
 *
 *     npx tsx bench/console.ts [--rounds 3] [--members 50] [--workouts 104]
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { signToken } from '../api/tokens.js';
import { buildConsole } from '../deploy/local/console.js';
import { readSettings } from '../deploy/settings.js';
import { browserOrReason } from '../test/browser/chromium.js';
import { pagesOf } from '../test/browser/pages.js';
import { startOwnStack } from '../test/stack.js';
import { fill, memberId } from './api/filled.js';
import { serveApi } from './api/serving.js';
import { type Opening, openSlowly } from './console/opening.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    members: { type: 'string', default: '50' },
    workouts: { type: 'string', default: '104' },
  },
});
/** Until a page answers, ms. */
const LIMIT_MS = 2_000;
const SECRET = 'a secret of the benchmark, long enough for HS256';
const say = (line: string) => console.log(line);
const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

await buildConsole(say);
const found = await browserOrReason();
if ('reason' in found) throw new Error(found.reason);
const { browser } = found;
const stack = await startOwnStack();
const environment = { ...stack.environment, REPSTREAM_PARTITIONS: '4' };
await fill(
  readSettings({ ...process.env, ...environment }),
  { members: Number(values.members), workouts: Number(values.workouts) },
  say,
);
const api = await serveApi(environment, SECRET);
const token = await signToken({ sub: memberId(1), role: 'member', expiresIn: 7_200 }, SECRET);

try {
  say(`load of this machine ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores (${cpus()[0]?.model})`);
  say('| page | files | kB | first seen, ms | there and quiet, ms | limit |');
  say('| --- | --- | --- | --- | --- | --- |');
  for (const { path } of pagesOf('member')) {
    const all: Opening[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1)
      all.push(await openSlowly(browser, `${api.url}/console${path}`, token));
    const of = (figure: (one: Opening) => number) => Math.round(median(all.map(figure)));
    const until = of(({ readyMs }) => readyMs);
    say(
      `| ${path} | ${of(({ files }) => files)} | ${of(({ bytes }) => bytes / 1_000)} | ${of(({ seenMs }) => seenMs)} | ${until} | ${LIMIT_MS}: ${until <= LIMIT_MS ? 'reached' : 'not reached'} |`,
    );
  }
  say(`load of this machine ${loadavg()[0]?.toFixed(1)}`);
} finally {
  await browser.close();
  await api.end();
  await stack.stop();
}
