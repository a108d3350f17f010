/**
 * The most repetitions in any 60 s. A *stretch* is what a counter said of one exercise without a break: a clock set back, a
 * counter reset and another exercise each end it, and no minute goes over its end. Pauses do not: a minute is a minute.
 */
import { MINUTE_MS, mostInAMinute, type Step } from '../../domain/strength/most-in-a-minute.js';
import type { BestMinute } from '../../schemas/generated/sessions.js';
import { addStep, forgetBefore, repetitionsOf, type Steps, savedSteps, stepsOf } from './steps.js';

/** The best so far of an exercise; null: of the one before the first change in the interval. */
type Best = [exerciseId: string | null, repetitions: number, startedAt: number];

/** The first stretch. */
interface Head {
  /** When the counter was first read; null: never. */
  at: number | null;
  /** Those of the 60 s from then on. */
  steps: Steps;
  /** It is the last stretch too. */
  goesOn: boolean;
}

/** What an interval must know, so that the best minute of it and its neighbours can be told. */
export interface BestMinutes {
  /** By exercise, in order of their first repetition. */
  bests: Best[];
  /** Null: nothing that came before can be joined to it, so nobody will ask. */
  head: Head | null;
  /** The steps of the last stretch in the 60 s until the counter was last read. */
  tail: Steps;
  /** When that was; null: never, or another exercise began since. */
  readAt: number | null;
}

/** Of no event. The beginning of the session (ms; null: it is not here) is as good as a reading of 0, and nothing comes before. */
export const noBestMinutes = (beginsAt: number | null): BestMinutes =>
  beginsAt === null
    ? { bests: [], head: { at: null, steps: [], goesOn: true }, tail: [], readAt: null }
    : { bests: [], head: null, tail: [], readAt: beginsAt };

/** Another exercise begins: what the counter rises by until it is read again is of neither. */
export function beginOther(minutes: BestMinutes): void {
  breakOff(minutes);
  if (minutes.head?.at === null) minutes.head = null;
  minutes.readAt = null;
}

function breakOff({ head, tail }: BestMinutes): void {
  if (head) head.goesOn = false;
  tail.length = 0;
}

/** What the counter rose by since it was last read; a reset: nobody knows what it had counted before. */
export interface Rise {
  readonly repetitions: number;
  readonly isReset: boolean;
}

/** The counter was read at `at` (ms). */
export function readCounter(
  minutes: BestMinutes,
  exerciseId: string | null,
  at: number,
  repetitions: number,
  isReset: boolean,
): void {
  const { readAt, head, tail } = minutes;
  minutes.readAt = at;
  if (head?.at === null) {
    head.at = at;
    return;
  }
  if (readAt === null || at < readAt || isReset) {
    breakOff(minutes);
    return;
  }
  const step = repetitions > 0 ? { from: readAt, at, repetitions } : null;
  if (step) addStep(tail, step);
  if (tail.length > 0) forgetBefore(tail, at);
  if (!step) return;
  if (tail.length > 0) better(minutes.bests, exerciseId, repetitionsOf(tail), tail[0] as number);
  if (head?.goesOn && at <= (head.at ?? at) + MINUTE_MS) addStep(head.steps, step);
}

/** What is known of `a` and of the `b` that follows it together; `exerciseId` is the exercise at the end of `a`. */
export function joinBestMinutes(
  a: Readonly<BestMinutes>,
  b: Readonly<BestMinutes>,
  exerciseId: string | null,
  rise: Rise,
): BestMinutes {
  const bests = a.bests.map((best): Best => [...best]);
  const joined = joinStretches(a, b, rise, (steps) => {
    const best = mostInAMinute(steps);
    if (best) better(bests, exerciseId, best.repetitions, best.startedAt);
  });
  for (const [of, repetitions, startedAt] of b.bests) better(bests, of ?? exerciseId, repetitions, startedAt);
  return { bests, ...joined };
}

function joinStretches(
  a: Readonly<BestMinutes>,
  b: Readonly<BestMinutes>,
  { repetitions, isReset }: Rise,
  look: (across: readonly Step[]) => void,
): Omit<BestMinutes, 'bests'> {
  const { head, tail, readAt } = b;
  if (head?.at === null) return { head: a.head, tail: a.tail, readAt: a.readAt };
  if (a.head?.at === null) return { head, tail, readAt };
  if (head === null || a.readAt === null || head.at < a.readAt || isReset)
    return { head: a.head && { ...a.head, goesOn: false }, tail, readAt };
  const seam = repetitions > 0 ? [{ from: a.readAt, at: head.at, repetitions }] : [];
  const [before, following] = [stepsOf(a.tail), [...seam, ...stepsOf(head.steps)]];
  look([...before, ...following]);
  return {
    head: a.head?.goesOn ? { ...firstMinute(a.head, following), goesOn: head.goesOn } : a.head,
    tail: head.goesOn ? lastMinute([...before, ...seam, ...stepsOf(tail)], readAt) : tail,
    readAt,
  };
}

function firstMinute({ at, steps }: Head, following: readonly Step[]) {
  const until = (at ?? 0) + MINUTE_MS;
  return { at, steps: savedSteps([...stepsOf(steps), ...following.filter((step) => step.at <= until)]) };
}

function lastMinute(steps: readonly Step[], readAt: number | null): Steps {
  const from = (readAt ?? 0) - MINUTE_MS;
  return savedSteps(steps.filter((step) => step.from >= from));
}

function better(bests: Best[], exerciseId: string | null, repetitions: number, startedAt: number): void {
  const known = bests.find(([of]) => of === exerciseId);
  if (!known) bests.push([exerciseId, repetitions, startedAt]);
  else if (repetitions > known[1]) {
    known[1] = repetitions;
    known[2] = startedAt;
  }
}

/** As they are told; `exerciseId` is the session's, for what was done before any change. */
export function bestMinutesOf({ bests }: Readonly<BestMinutes>, exerciseId: string | null): BestMinute[] {
  const told: Best[] = [];
  for (const [of, repetitions, startedAt] of bests) better(told, of ?? exerciseId, repetitions, startedAt);
  return told.map(([of, repetitions, startedAt]) => ({ exerciseId: of, repetitions, startedAt }));
}
