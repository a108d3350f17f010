/** Folding all keys of a checkpoint: what is demanded is asked for all of them at once. */
import { CannotFoldEarly, foldEarly, foldKey, type KeyResult } from './fold.js';
import type { Gathering } from './intake.js';
import type { Request } from './memory.js';
import type { FoldEnvironment, KeyWork } from './work.js';

/** Other work of the thread gets its turn after so many folds. */
const FOLDS_PER_TURN = 500;

/** Asks Postgres; `mayBeOnItsWay`: the answer may be in the checkpoint that is just written. */
export type Answer = (requests: readonly Request[], mayBeOnItsWay: boolean) => Promise<void>;

/** Folds what was gathered. What fails is noted among the gathering's failures. Throws CannotFoldEarly. */
export async function foldAll(
  environment: FoldEnvironment,
  gathering: Gathering,
  answer: Answer,
): Promise<readonly KeyResult[]> {
  const { failures } = gathering;
  const results: KeyResult[] = [];
  let running: { work: KeyWork; steps: ReturnType<typeof foldKey> }[] = [];
  for (const works of gathering.works.values())
    for (const work of works.values())
      if (!failures.has(work)) running.push({ work, steps: foldKey(environment, work) });
  while (running.length > 0) {
    const requests: Request[] = [];
    const waiting: typeof running = [];
    let folds = 0;
    for (const fold of running) {
      try {
        const step = fold.steps.next();
        if (step.done) results.push(step.value);
        else {
          requests.push({ work: fold.work, demand: step.value });
          waiting.push(fold);
        }
      } catch (error) {
        if (error instanceof CannotFoldEarly) throw error;
        failures.set(fold.work, error);
      }
      if (++folds % FOLDS_PER_TURN === 0) await turn();
    }
    if (requests.length > 0) await answer(requests, requests.some(mayBeOnItsWay));
    running = waiting;
  }
  return results;
}

/** Folds the events that waited for states, so that decoded events die young. Throws CannotFoldEarly. */
export async function foldWaiting(environment: FoldEnvironment, gathering: Gathering, answer: Answer): Promise<void> {
  const requests: Request[] = [];
  for (const work of gathering.pending) {
    const scopes = work.absentScopes();
    if (scopes.length > 0) requests.push({ work, demand: { kind: 'states', scopes, fresh: false } });
    // It will be asked for anyway: now it costs no round of its own.
    const tail: Request = { work, demand: { kind: 'tail' } };
    if (environment.processor.order && work.entry.tail === undefined && !mayBeOnItsWay(tail)) requests.push(tail);
  }
  await answer(requests, false);
  for (const work of gathering.pending) {
    try {
      foldEarly(environment, work);
    } catch (error) {
      if (error instanceof CannotFoldEarly) throw error;
      gathering.failures.set(work, error);
    }
  }
  gathering.pending.clear();
  gathering.pendingEvents = 0;
  gathering.bytes = 0;
}

/** Cells stay in memory until they are written; of a key held only by its present work, nothing is on its way. */
const mayBeOnItsWay = ({ work, demand }: Request): boolean =>
  demand.kind === 'tail' ? work.entry.pins > 1 : demand.kind !== 'states' || demand.fresh;

/** Lets other work of this thread have its turn. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
