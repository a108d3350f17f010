/** The numbers of producing tasks along one partition of a derived topic: 1, 2, 3, and again after a crash. */
import type { Origin } from '../outbox.js';

interface Heard {
  readonly incarnation: string;
  readonly number: number;
}

/** What a number is after those before it; a hole says what was to come. */
export type Step =
  | { readonly is: 'next' | 'repeated' | 'foreign' }
  | { readonly is: 'hole'; readonly expected: number };

const [NEXT, REPEATED, FOREIGN] = [{ is: 'next' }, { is: 'repeated' }, { is: 'foreign' }] as const;

export class Numbers {
  readonly #heard = new Map<string, Heard>();
  readonly #isWhole: boolean;

  /** `isWhole`: the log still begins with its first record; otherwise each task's first number is taken as it comes. */
  constructor(isWhole: boolean) {
    this.#isWhole = isWhole;
  }

  /** Judges the next record as its readers do (intake.ts), and goes on from its number after a hole. */
  follow({ producer, incarnation, number }: Origin): Step {
    if (!producer || !Number.isInteger(number) || number < 1) return FOREIGN;
    const last = this.#heard.get(producer);
    if (last && incarnation < last.incarnation) return REPEATED;
    const isFirst = last === undefined && !this.#isWhole;
    const expected = last?.incarnation === incarnation ? last.number + 1 : isFirst ? number : 1;
    if (number < expected) return REPEATED;
    this.#heard.set(producer, { incarnation, number });
    return number === expected ? NEXT : { is: 'hole', expected };
  }

  /** The last number of a task under this incarnation; 0: none stands there. */
  last(producer: string, incarnation: string): number {
    const heard = this.#heard.get(producer);
    return heard?.incarnation === incarnation ? heard.number : 0;
  }
}
