/**
 * Outlives the process that runs a stack and ends what it left behind: `node watchdog.mjs [folder to remove]`. The owner writes
 * `started ID` and `ended ID` of its child processes to this one's standard input; when that closes the owner has gone.
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { commandOf, end } from './processes.js';

const PATIENCE_MS = 6_000;
const [folder] = process.argv.slice(2);
const watched = new Set<number>();

// A signal to the whole group or terminal is meant for the owner; this process ends when the owner has.
for (const ignored of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(ignored, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const [what, id] = line.split(' ');
  if (what === 'started') watched.add(Number(id));
  else watched.delete(Number(id));
}
// What started last leans on what started first.
for (const pid of [...watched].reverse()) {
  const command = commandOf(pid);
  if (command) await end([{ pid, command }], PATIENCE_MS);
}
if (folder) rmSync(folder, { recursive: true, force: true });
