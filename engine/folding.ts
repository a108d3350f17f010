/** Folding all keys of a checkpoint: what is demanded is asked for all of them at once. */
import { CannotFoldEarly, foldEarly, foldKey, type KeyResult } from './fold.js';
import type { FoldEnvironment } from './fold-environment.js';
import type { Gathering } from './gathering.js';
import type { Request } from './requests.js';
import type { KeyWork } from './work.js';

/** Other work of the thread gets its turn after so long. */
const TURN_MS = 10;

/** So many changes of kept inputs are folded together: with all the scopes that they move they are in memory at once. */
const PART_CHANGES = 1_000;

/** Asks Postgres; `mayBeOnItsWay`: the answer may be in the checkpoint that is just written. */
export type Answer = (requests: readonly Request[], mayBeOnItsWay: boolean) => Promise<void>;

/** All works of a gathering. */
export const worksOf = (gathering: Gathering): KeyWork[] =>
  [...gathering.works.values()].flatMap((works) => [...works.values()]);

/** Its works in parts of so many changes, which are folded one after the other; one part where there are few. */
export function partsOf(gathering: Gathering): KeyWork[][] {
  const works = worksOf(gathering);
  if (gathering.changes <= PART_CHANGES) return [works];
  const parts: KeyWork[][] = [];
  let changes = PART_CHANGES;
  for (const work of works) {
    if (changes >= PART_CHANGES) {
      parts.push([]);
      changes = 0;
    }
    parts.at(-1)?.push(work);
    for (const of of work.kept.values()) changes += of.size;
  }
  return parts;
}

/** Folds what was gathered, or `some` of its works. What fails is noted among the gathering's failures. Throws CannotFoldEarly. */
export async function foldAll(
  environment: FoldEnvironment,
  gathering: Gathering,
  answer: Answer,
  some: readonly KeyWork[] = worksOf(gathering),
): Promise<readonly KeyResult[]> {
  const { failures } = gathering;
  const results: KeyResult[] = [];
  let running = some.filter((work) => !failures.has(work)).map((work) => ({ work, steps: foldKey(environment, work) }));
  while (running.length > 0) {
    const requests: Request[] = [];
    const waiting: typeof running = [];
    let began = performance.now();
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
      if (performance.now() - began < TURN_MS) continue;
      await turn();
      began = performance.now();
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
  await answer(
    requests,
    requests.some(({ work }) => work.entry.isOnItsWay),
  );
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
  work.entry.isOnItsWay || (demand.kind === 'tail' ? work.entry.pins > 1 : demand.kind !== 'states' || demand.fresh);

/** Lets other work of this thread have its turn. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
