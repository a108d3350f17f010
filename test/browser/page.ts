/** What runs in the page: rules/ as it is, and the cases that it is asked about. */
import { answerTo, type Case, corpus } from '../unit/rules/corpus.js';

/** The doors of the page. */
export interface Page {
  /** What it says of the gallery and of so many random cases. */
  readonly answers: (random: number) => readonly string[];
  /** What it says of a case, which is JSON. */
  readonly answer: (given: string) => string;
}

const page: Page = {
  answers: (random) => corpus(random).map(answerTo),
  answer: (given) => answerTo(JSON.parse(given) as Case),
};
Object.assign(globalThis, { page });
