/** What a process has cost so far, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the kernel's clock in a second (USER_HZ). */
const TICKS_PER_S = 100;

/** Memory it holds now, MB. */
export const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** CPU time of all its threads, s. */
export function cpuSeconds(pid: number): number {
  const { user, system } = costOf(`/proc/${pid}/stat`);
  return user + system;
}

/** A line for each thread that cost more than 50 ms. */
export const threadCosts = (pid: number): string[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
    const { user, system } = costOf(`/proc/${pid}/task/${thread}/stat`);
    return user + system > 0.05 ? [`thread ${thread}: ${user} s in user code, ${system} s in the system`] : [];
  });

function costOf(file: string): { user: number; system: number } {
  // The name before may hold spaces; it ends at the last bracket.
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return { user: Number(fields[11]) / TICKS_PER_S, system: Number(fields[12]) / TICKS_PER_S };
}
