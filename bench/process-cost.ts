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

/** CPU time of it, of its children and of those that have ended, s: a database has a process for each connection. */
export function familyCpuSeconds(pid: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
  return costWithEnded(pid) + children.reduce((sum, child) => sum + costWithEnded(Number(child)), 0);
}

function parentOf(pid: string): number {
  try {
    return Number(fieldsOf(`/proc/${pid}/stat`)[1]);
  } catch {
    return 0; // ended meanwhile
  }
}

function costWithEnded(pid: number): number {
  try {
    const ticks = fieldsOf(`/proc/${pid}/stat`).slice(11, 15).map(Number);
    return ticks.reduce((sum, of) => sum + of, 0) / TICKS_PER_S;
  } catch {
    return 0;
  }
}

/** A line for each thread that cost more than 50 ms. */
export const threadCosts = (pid: number): string[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
    const { user, system } = costOf(`/proc/${pid}/task/${thread}/stat`);
    return user + system > 0.05 ? [`thread ${thread}: ${user} s in user code, ${system} s in the system`] : [];
  });

// The name before may hold spaces; it ends at the last bracket.
const fieldsOf = (file: string): string[] => readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];

function costOf(file: string): { user: number; system: number } {
  const fields = fieldsOf(file);
  return { user: Number(fields[11]) / TICKS_PER_S, system: Number(fields[12]) / TICKS_PER_S };
}
