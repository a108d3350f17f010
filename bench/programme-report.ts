/**
 * A thousand simulated members train by a programme of 26 weeks: whether plans stay in bounds, are equal for equals, never jump, and
 * whether who keeps to them can do more. Writes one page; the same seed writes the same bytes. Ends with 1 where a plan was wrong.
 *
 *     npx tsx bench/programme-report.ts [--members 1000] [--seed 1] [--out programme-report.html]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pageOf } from './programme-report/page.js';
import { reportOf } from './programme-report/run.js';
import { adherenceSays, sentences } from './programme-report/words.js';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'programme-report.html' },
  },
});
const began = Date.now();
const report = reportOf(values.seed, Number(values.members), (done) => {
  if (done % 100 === 0) process.stderr.write(`\r${done} members`);
});
process.stderr.write('\r');
for (const line of sentences(report)) console.log(line);
writeFileSync(values.out, await pageOf(report));
console.log(`${values.out}: written; it took ${Math.round((Date.now() - began) / 1_000)} s`);
const isWrong = Object.values(report.found).some((count) => count > 0) || !adherenceSays(report).rises;
if (isWrong) process.exitCode = 1;
