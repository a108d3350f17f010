/** Holds what the page comes to against what the server does, at the same point of a session: after the same set, or at its end. */
import type { TrainedWorkout } from '../../rules/facts';
import { type Difference, differenceOf } from './difference';
import { isSame, type Judged, type Standing, standingOf } from './provisional';
import type { Judging } from './session-so-far';

/** How the two compare. */
export interface Verdict {
  readonly outcome: 'agreed' | 'disagreed';
  readonly provisional: number;
  readonly server: number;
  /** Of those that disagree. */
  readonly why: Difference | null;
}

/** The same after a set, from 1 on. */
export interface SetVerdict extends Verdict {
  readonly set: number;
}

/** What was compared, for the API to count. */
export interface Compared {
  readonly judged: Judged;
  readonly standing: Standing;
}

/** What is known at a moment. */
export interface Known {
  readonly judging: Judging;
  /** The tick as of which the server answered, ms. */
  readonly asOf: number;
  /** The workout by the page, as of its last finished set or, once it is over, as a whole; null: no set is finished. */
  readonly finished: TrainedWorkout | null;
  readonly isOver: boolean;
}

/** Where the end stands among the sets. */
const END = 0;
/** Who still counts fewer sets after three ticks counts them otherwise. */
const SETTLED_MS = 15_000;

export class Comparing {
  /** By set, the page's workout as it was then. */
  readonly #pages = new Map<number, TrainedWorkout>();
  /** By set, the tick of the answer in which it was first seen, by the server and by the page. */
  readonly #seenAt = new Map<number, number>();
  readonly #finishedAt = new Map<number, number>();
  readonly #verdicts = new Map<string, Map<number, Verdict>>();
  #awaits = false;

  /** A set is finished that was not compared yet. */
  get awaits(): boolean {
    return this.#awaits;
  }

  /** What was not compared before and can be now. */
  compare({ judging, asOf, finished, isOver }: Known): Compared[] {
    const counted = judging.counted as TrainedWorkout | null;
    const sets = finished?.sets.length ?? 0;
    const isEnd = isOver && counted !== null && !counted.open;
    if (finished && !isOver && sets > 0) {
      this.#pages.set(sets, finished);
      if (!this.#finishedAt.has(sets)) this.#finishedAt.set(sets, asOf);
    }
    const at = isEnd ? END : this.#setAt(counted, sets, asOf);
    const page = isEnd ? finished : this.#pages.get(at);
    const found =
      counted && page ? judging.judged.flatMap((one) => this.#judge(one, { at, page, counted, judging, asOf })) : [];
    this.#awaits = !isOver && sets > 0 && judging.judged.some(({ challengeId }) => !this.#of(challengeId).has(sets));
    return found;
  }

  atEnd(challengeId: string): Verdict | undefined {
    return this.#of(challengeId).get(END);
  }

  bySet(challengeId: string): readonly SetVerdict[] {
    return [...this.#of(challengeId)]
      .flatMap(([set, verdict]) => (set === END ? [] : [{ ...verdict, set }]))
      .sort((one, other) => one.set - other.set);
  }

  /** After which set the server stands; where it goes on counting fewer than the page, after which the page does. */
  #setAt(counted: TrainedWorkout | null, sets: number, asOf: number): number {
    const byServer = counted?.sets.length ?? 0;
    const waitedMs = asOf - (this.#finishedAt.get(sets) ?? asOf);
    return byServer < sets && waitedMs >= SETTLED_MS ? sets : byServer;
  }

  #judge(
    judged: Judged,
    {
      at,
      page,
      counted,
      judging,
      asOf,
    }: {
      readonly at: number;
      readonly page: TrainedWorkout;
      readonly counted: TrainedWorkout;
      readonly judging: Judging;
      readonly asOf: number;
    },
  ): Compared[] {
    const known = this.#of(judged.challengeId);
    if (known.has(at)) return [];
    const seenAt = this.#seenAt.get(at) ?? asOf;
    this.#seenAt.set(at, seenAt);
    const standing = standingOf(judged, judging, { workout: page, now: asOf });
    if (!standing) return [];
    const agrees = isSame(standing, judged);
    // What is counted after the workout was seen may take until the next tick.
    if (!agrees && asOf <= seenAt) return [];
    const why = agrees ? null : differenceOf(judged, judging, { page, server: counted, now: asOf });
    const outcome = agrees ? 'agreed' : 'disagreed';
    known.set(at, { outcome, provisional: standing.fraction, server: judged.fraction, why });
    return [{ judged, standing }];
  }

  #of(challengeId: string): Map<number, Verdict> {
    const known = this.#verdicts.get(challengeId) ?? new Map<number, Verdict>();
    this.#verdicts.set(challengeId, known);
    return known;
  }
}
