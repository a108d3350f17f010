/** Why a build is behind: what can be told of its tasks, and the words for it. */
import { inSeconds } from '../duration.js';
import type { BuildSeen, TaskSeen } from './observe.js';

/** One cause. `at` names where: a processor, or a task such as `sessions/3`. */
export interface Cause {
  readonly kind:
    | 'stopped'
    | 'unheld'
    | 'moving'
    | 'silent'
    | 'backlog'
    | 'sweep'
    | 'unpublished'
    | 'parked'
    | 'renewal';
  readonly at: string;
  /** A clause that says it, with its place. */
  readonly words: string;
}

/** A task that writes nothing for so long, though records wait, does not come to write: its process hangs or was killed. */
const SILENT_MS = 10_000;

/** The processor's name says enough of what readers see; another build of it is named in full. */
export const nameOf = ({ promoted, processor, lineage }: BuildSeen): string => (promoted ? processor : lineage);

/** How late a task is in the latest of its inputs, tables among them. */
export const lateMsOf = ({ inputs, sweepLateMs }: TaskSeen): number =>
  Math.max(sweepLateMs, ...inputs.map(({ lateMs }) => lateMs));

/** All that holds the tasks of a build back, by themselves. */
export const ownCauses = (build: BuildSeen): Cause[] =>
  [stoppedCauses, unheld, moving, silent, backlog, sweep].flatMap((causes) => causes(build));

/** Tasks that stopped themselves, each with its error. */
export const stoppedCauses = (build: BuildSeen): Cause[] =>
  build.tasks.flatMap(({ partition, stopped }) => {
    const at = `${nameOf(build)}/${partition}`;
    return stopped === null ? [] : [{ kind: 'stopped' as const, at, words: `${at} stopped: ${stopped}` }];
  });

/** Keys that stand still whole. The rest of the view is as fresh as it is; of them, rows are older. */
export function parkedCause(build: BuildSeen): Cause[] {
  const keys = build.tasks.reduce((sum, { parkedKeys }) => sum + parkedKeys, 0);
  if (keys === 0) return [];
  const words = `${count(keys, 'key')} of ${nameOf(build)} ${keys === 1 ? 'stands' : 'stand'} parked`;
  return [{ kind: 'parked', at: nameOf(build), words }];
}

/** Tasks that tell everything again. Readers get what they had, so that nothing need be late. */
export function renewalCause(build: BuildSeen): Cause[] {
  const tasks = build.tasks.filter(({ renewal }) => renewal !== null);
  const renewal = tasks[0]?.renewal;
  if (!renewal) return [];
  const [who, verb] = [tasksInWords(build, tasks), tasks.length === 1 ? 'tells' : 'tell'];
  const words = `${who} ${verb} everything again since ${renewal.since}: ${renewal.reason}`;
  return [{ kind: 'renewal', at: nameOf(build), words }];
}

/** What an upstream build committed waits to be published. */
export const unpublishedCause = (writer: BuildSeen, ms: number): Cause => ({
  kind: 'unpublished',
  at: nameOf(writer),
  words: `what ${nameOf(writer)} put out ${inSeconds(ms)} ago is not published yet`,
});

const late = (build: BuildSeen): TaskSeen[] =>
  build.tasks.filter((task) => task.stopped === null && lateMsOf(task) > 0);
const isSilent = (task: TaskSeen): boolean =>
  task.held === true && lateMsOf(task) >= SILENT_MS && (task.quietMs ?? Number.POSITIVE_INFINITY) >= SILENT_MS;

function unheld(build: BuildSeen): Cause[] {
  const tasks = late(build).filter(({ held }) => held === false);
  if (tasks.length === 0) return [];
  const words =
    build.processes === 0 ? `no process runs ${nameOf(build)}` : `no process has ${tasksInWords(build, tasks)}`;
  return [{ kind: 'unheld', at: nameOf(build), words }];
}

function moving(build: BuildSeen): Cause[] {
  if (!late(build).some(({ held }) => held === null)) return [];
  const words = `the tasks of ${nameOf(build)} are being handed out anew`;
  return [{ kind: 'moving', at: nameOf(build), words }];
}

function silent(build: BuildSeen): Cause[] {
  const tasks = late(build).filter(isSilent);
  if (tasks.length === 0) return [];
  const quietMs = Math.max(...tasks.map((task) => Math.min(task.quietMs ?? lateMsOf(task), lateMsOf(task))));
  const words = `the process of ${tasksInWords(build, tasks)} has written nothing for ${inSeconds(quietMs)}`;
  return [{ kind: 'silent', at: nameOf(build), words }];
}

function backlog(build: BuildSeen): Cause[] {
  const tasks = late(build).filter((task) => task.held === true && !isSilent(task));
  const byTopic = new Map<string, number>();
  for (const { topic, behind, lateMs } of tasks.flatMap(({ inputs }) => inputs))
    if (lateMs > 0) byTopic.set(topic, (byTopic.get(topic) ?? 0) + behind);
  return [...byTopic].map(([topic, records]) => ({
    kind: 'backlog',
    at: nameOf(build),
    words: `${nameOf(build)} has ${count(records, 'record')} of ${topic} to fold`,
  }));
}

function sweep(build: BuildSeen): Cause[] {
  const tasks = late(build).filter(({ sweepLateMs }) => sweepLateMs > 0);
  if (tasks.length === 0) return [];
  const scopes = tasks.reduce((sum, { sweeping }) => sum + sweeping, 0);
  const words = `${nameOf(build)} has ${count(scopes, 'scope')} to show again with changed tables`;
  return [{ kind: 'sweep', at: nameOf(build), words }];
}

/** The first few by name. */
function tasksInWords(build: BuildSeen, tasks: readonly TaskSeen[]): string {
  const names = tasks.slice(0, 4).map(({ partition }) => `${nameOf(build)}/${partition}`);
  return tasks.length > 4 ? `${names.join(', ')} and ${tasks.length - 4} more` : names.join(', ');
}

const count = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
