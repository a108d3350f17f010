// `npm test [suite or check …]`: everything, in order of cost; its last line is `N passed, N failed, N skipped`.
// Plain JavaScript without packages: it installs them first.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, requireNode } from '../deploy/packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each counts as one test. */
const checks = {
  lint: ['biome', 'check', '--error-on-warnings', '.'],
  types: ['npm', 'run', '--silent', 'types'],
  imports: ['npm', 'run', '--silent', 'imports'],
  unused: ['knip', '--no-progress'],
};
const suites = ['unit', 'browser', 'engine', 'integration', 'chaos'];

requireNode();
installPackages();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in checks) && !suites.includes(name));
if (unknown.length > 0) {
  process.stderr.write(
    `repstream: no such suite: ${unknown.join(', ')}; there are ${[...Object.keys(checks), ...suites].join(', ')}\n`,
  );
  process.exit(1);
}
const wanted = (name) => asked.length === 0 || asked.includes(name);

let running;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    running?.kill(signal);
    process.exitCode = 1;
    interrupted = true;
  });
}

/** Runs a program of node_modules, output to ours; its exit code. */
function run([program, ...parameters], env = {}) {
  return new Promise((resolve) => {
    running = spawn(program, parameters, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` },
    });
    running.once('error', (error) => {
      console.error(`${program} does not start: ${error.message}`);
      resolve(1);
    });
    running.once('exit', (code) => resolve(code ?? 1));
  });
}

async function runSuite(name, folder) {
  const file = join(folder, `${name}.json`);
  const vitest = ['vitest', 'run', '--project', name, '--passWithNoTests'];
  const reporters = ['--reporter=default', '--reporter=./test/summary-reporter.ts'];
  const code = await run([...vitest, ...reporters], { REPSTREAM_TEST_SUMMARY: file });
  // Without a summary the run broke off before its end.
  const summary = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failed: code === 0 ? 0 : 1, failures: [`${name} broke off with exit code ${code}`], skipped: [] };
  return code !== 0 && summary.failed === 0 ? { ...summary, failed: 1 } : summary;
}

const total = { passed: 0, failed: 0, failures: [], skipped: [] };
const folder = mkdtempSync(join(tmpdir(), 'repstream-run-'));
const started = Date.now();
const steps = [
  ...Object.entries(checks).map(([name, command]) => ({
    name,
    step: async () =>
      (await run(command)) === 0
        ? { passed: 1, failed: 0, failures: [], skipped: [] }
        : { passed: 0, failed: 1, failures: [name], skipped: [] },
  })),
  ...suites.map((name) => ({ name, step: () => runSuite(name, folder) })),
];
for (const { name, step } of steps) {
  if (!wanted(name) || interrupted) continue;
  console.log(`── ${name} (after ${Math.round((Date.now() - started) / 1000)} s)`);
  const { passed, failed, failures, skipped } = await step();
  total.passed += passed;
  total.failed += failed;
  total.failures.push(...failures);
  total.skipped.push(...skipped);
}
rmSync(folder, { recursive: true, force: true });

console.log(`── all of it in ${Math.round((Date.now() - started) / 1000)} s`);
for (const line of total.skipped) console.log(`skipped  ${line}`);
for (const line of total.failures) console.log(`failed   ${line}`);
if (interrupted) console.log('interrupted: what followed was not run');
process.exitCode = total.failed > 0 || interrupted ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
