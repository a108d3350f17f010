/** Builds the console when it is not that of the files that are there. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../user-error.js';
import { LOCAL_FOLDER } from './install.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(root, 'console', 'dist');
const BUILT = join(DIST, 'index.html');
/** Where it is made. */
const MAKING = join(LOCAL_FOLDER, 'console');
/** What it is made of. */
const SOURCES = ['console', 'clients/typescript/lib', 'rules', 'domain', 'processors', 'package-lock.json'];
const MADE = new Set(['dist', 'node_modules']);

/**
 * Builds it if anything that it is made of is younger. It takes the place of the former whole: who serves that, and who builds at the same time,
 * finds no half of it. Throws a UserError with what the bundler says.
 */
export async function buildConsole(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  if (isBuilt()) return;
  say('building the console …');
  mkdirSync(MAKING, { recursive: true });
  const folder = mkdtempSync(join(MAKING, 'building-'));
  try {
    await bundle(join(folder, 'new'), signal);
    // Somebody else was first: theirs is the same, and may be served already.
    if (isBuilt()) return;
    replace(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const isBuilt = () => latestOf(BUILT) >= Math.max(...SOURCES.map((source) => latestOf(join(root, source))));

/** Puts what was built in the former's place, unless somebody else just did. */
function replace(folder: string): void {
  try {
    renameSync(DIST, join(folder, 'former'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  try {
    renameSync(join(folder, 'new'), DIST);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

async function bundle(folder: string, signal?: AbortSignal): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(
    process.execPath,
    [vite, 'build', 'console', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: root,
      // Whatever it is here: what people load is never what developers debug.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    },
  );
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
