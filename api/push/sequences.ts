/** Which messages of a session were told, as runs of consecutive sequences: a resend repeats one, and what comes late fills a gap. */

/** A run, both ends included. */
export type SequenceRun = readonly [first: number, last: number];

/** An id names them all: of more gaps than this the oldest count as filled. */
const MOST_RUNS = 32;

export class Sequences {
  #runs: SequenceRun[];

  /** Ascending, with gaps between. */
  constructor(runs: readonly SequenceRun[] = []) {
    this.#runs = [...runs];
  }

  get runs(): readonly SequenceRun[] {
    return this.#runs;
  }

  /** Whether it is new. */
  add(sequence: number): boolean {
    const i = this.#runs.findIndex(([, last]) => last >= sequence - 1);
    if (i < 0) this.#runs.push([sequence, sequence]);
    else {
      const [first, last] = this.#runs[i] as SequenceRun;
      if (first <= sequence && sequence <= last) return false;
      if (sequence < first - 1) this.#runs.splice(i, 0, [sequence, sequence]);
      else this.#grow(i, Math.min(first, sequence), Math.max(last, sequence));
    }
    if (this.#runs.length > MOST_RUNS) this.#fill();
    return true;
  }

  /** The run before ends two before this one at most; the one behind may touch it now. */
  #grow(i: number, first: number, last: number): void {
    const behind = this.#runs[i + 1];
    const touches = behind !== undefined && behind[0] === last + 1;
    this.#runs.splice(i, touches ? 2 : 1, [first, touches ? behind[1] : last]);
  }

  #fill(): void {
    const [oldest, next] = this.#runs as [SequenceRun, SequenceRun];
    this.#runs.splice(0, 2, [oldest[0], next[1]]);
  }
}
