// What must be right before anything of ours can run; plain JavaScript without packages, since none may be installed yet.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const LEAST_NODE = [20, 19];

/** Ends with one line when this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  fail(
    `Node ${LEAST_NODE.join('.')} or newer is needed, this is ${process.versions.node}: see https://nodejs.org or your version manager`,
  );
}

/** Runs `npm ci` unless node_modules holds what package-lock.json says. */
export function installPackages() {
  if (upToDate()) return;
  process.stderr.write('installing npm packages …\n');
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  fail(`npm ci failed${error ? ` (${error.message})` : ''}: see above; perhaps the network cannot be reached`);
}

// npm notes in node_modules what it installed, as the last thing it does. Packages for other systems are optional and left out.
function upToDate() {
  try {
    const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
    const installed = JSON.parse(readFileSync(`${root}node_modules/.package-lock.json`, 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
    );
  } catch {
    return false; // not installed, or not by npm
  }
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`repstream: ${message}\n`);
  process.exit(1);
}
