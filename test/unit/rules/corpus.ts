/**
 * What is judged wherever rules run, to see that the answers are the same to the byte: every history of the gallery, and random rules with
 * random histories. It runs in browsers too, so it reads no files.
 */
import { canonical } from '../../../rules/canonical.js';
import { check } from '../../../rules/check.js';
import { contributionOf, isShared } from '../../../rules/contribution.js';
import { evaluate, type Facts } from '../../../rules/evaluate.js';
import { explain, explainVerdict } from '../../../rules/explain.js';
import { format } from '../../../rules/format.js';
import { hash } from '../../../rules/hash.js';
import type { Rule } from '../../../rules/rule.js';
import { words } from '../../../rules/words.js';
import { goldens } from './gallery/index.js';
import { randomHistory, randomPerson, randomTerms } from './random/histories.js';
import { Random } from './random/random.js';
import { randomRoot } from './random/trees.js';

/** A rule and what it is judged by. */
export interface Case {
  readonly name: string;
  readonly rule: Rule;
  readonly facts: Facts;
}

/** Every history that was judged by hand. */
const galleryCases = (): Case[] =>
  goldens.flatMap(({ file, rule, histories }) =>
    histories.map(({ title, facts }) => ({ name: `${file}: ${title}`, rule, facts })),
  );

/** The random case of this number: the same wherever and whenever it is made. */
export function randomCase(number: number): Case {
  const random = new Random(number);
  const terms = randomTerms(random);
  let rule: Rule = { schema: 1, root: randomRoot(random) };
  while (check(rule, terms).length > 0) rule = { schema: 1, root: randomRoot(random) };
  const { workouts, now } = randomHistory(random, terms, random.of([5, 25, 60]), random.of([2, 9, 28]));
  const person = randomPerson(random, terms);
  const milestones = random.of([[], [50], [25, 50, 75]]);
  return { name: `random ${number}`, rule, facts: { workouts, person, terms, now, milestones } };
}

/** The gallery, and so many random cases. */
export const corpus = (random: number): Case[] => [
  ...galleryCases(),
  ...Array.from({ length: random }, (_, i) => randomCase(i)),
];

/** Everything that rules say of a case, in one text. */
export function answerTo({ rule, facts }: Case): string {
  const result = evaluate(rule, facts);
  return canonical({
    result,
    rule: format(rule),
    hash: hash(rule),
    words: words(rule),
    explained: explain(rule, result.progress),
    verdicts: result.verdicts.map(explainVerdict),
    ...(isShared(rule) && { contribution: contributionOf(rule, facts).parts }),
  });
}
