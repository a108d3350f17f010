/**
 * Outlives the process that runs a stack and ends what it left behind: `tsx watchdog.ts [folder to remove]`. The owner writes the
 * ids of the processes it starts, a line each, to this one's standard input; when that closes the owner has gone.
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { commandOf, end, type RunningProcess } from './processes.js';

const PATIENCE_MS = 6_000;
const [folder] = process.argv.slice(2);
const watched: RunningProcess[] = [];

// A signal to the whole group or terminal is meant for the owner; this process ends when the owner has.
for (const ignored of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(ignored, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line);
  const command = commandOf(pid);
  if (command) watched.push({ pid, command });
}
// What started last leans on what started first.
for (const one of watched.reverse()) await end([one], PATIENCE_MS);
if (folder) rmSync(folder, { recursive: true, force: true });
