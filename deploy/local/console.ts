/** Builds the console when it is not that of the files that are there. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../user-error.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const BUILT = join(root, 'console', 'dist', 'index.html');
/** What it is made of. */
const SOURCES = ['console', 'clients/typescript/lib', 'rules', 'domain', 'processors', 'package-lock.json'];
const MADE = new Set(['dist', 'node_modules']);

/** Builds it if anything that it is made of is younger. Throws a UserError with what the bundler says. */
export async function buildConsole(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  if (latestOf(BUILT) >= Math.max(...SOURCES.map((source) => latestOf(join(root, source))))) return;
  say('building the console …');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', 'console', '--logLevel', 'warn'], {
    cwd: root,
    // Whatever it is here: what people load is never what developers debug.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new UserError(`the console was not built: ${output.trim().slice(0, 2_000)}`);
}

/** When a file, or the youngest within a folder, was written, ms; 0: it is not there. */
function latestOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(path)
      .filter((name) => !MADE.has(name))
      .map((name) => latestOf(join(path, name))),
  );
}
