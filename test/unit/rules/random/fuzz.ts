/** Random trees, sound and broken, large and small: refused or judged, never anything else. */
import { check } from '../../../../rules/check.js';
import { evaluate } from '../../../../rules/evaluate.js';
import { explain } from '../../../../rules/explain.js';
import { format, parse } from '../../../../rules/format.js';
import { hash } from '../../../../rules/hash.js';
import type { Node } from '../../../../rules/node.js';
import type { Rule } from '../../../../rules/rule.js';
import { words } from '../../../../rules/words.js';
import { november } from '../given.js';
import { randomHistory, randomPerson } from './histories.js';
import type { Random } from './random.js';
import { broken, edited, largeRoot, randomRoot } from './trees.js';

/** What became of them. */
interface Outcome {
  refused: number;
  judged: number;
  /** What should not have been: each with the tree. */
  readonly thrown: string[];
}

/** Makes so many trees; `judged` is called with each that may be judged. */
export function fuzz(random: Random, trees: number, judged: (rule: Rule) => void = () => {}): Outcome {
  const outcome: Outcome = { refused: 0, judged: 0, thrown: [] };
  for (let i = 0; i < trees; i += 1) {
    const root = random.once(20) ? largeRoot(random) : randomRoot(random);
    const given = random.once(3) ? broken(random, { schema: 1, root }) : { schema: 1, root };
    try {
      if (!isSound(given)) outcome.refused += 1;
      else {
        outcome.judged += 1;
        judge(random, given);
        judged(given);
      }
    } catch (error) {
      outcome.thrown.push(`${error instanceof Error ? error.message : error}: ${JSON.stringify(given)}`);
    }
  }
  return outcome;
}

/** Whether it may be judged; what is refused is told where and why. */
function isSound(given: unknown): given is Rule {
  const faults = check(given, november);
  if (faults.some(({ path, message }) => !/^(\/.*)?$/.test(path) || message === ''))
    throw new Error(`a fault without place or reason: ${JSON.stringify(faults)}`);
  return faults.length === 0;
}

function judge(random: Random, rule: Rule): void {
  const { workouts, now } = randomHistory(random, november, 25);
  const { fraction, complete, progress, completedAt } = evaluate(rule, {
    ...{ workouts, now, person: randomPerson(random, november), terms: november },
  });
  if (!(fraction >= 0 && fraction <= 1)) throw new Error(`a fraction of ${fraction}`);
  if (complete !== (completedAt !== null) || progress.met !== complete) throw new Error('complete or not?');
  if (!/^[A-Z(].+\.$/.test(words(rule))) throw new Error(`no sentence: ${words(rule)}`);
  for (const { asks, stands } of explain(rule, progress))
    if (/undefined|NaN|\[object/.test(`${asks} ${stands}`)) throw new Error(`no words: ${asks} ${stands}`);
  survive(rule);
  survive({ ...rule, root: edited(random, rule.root) as Node });
}

/** Saved, loaded and printed it is the same, or the edit is refused. */
function survive(rule: Rule): void {
  const text = format(rule);
  const read = parse(JSON.stringify(JSON.parse(text), null, 2), november);
  if ('faults' in read) {
    if (JSON.stringify(read.faults) !== JSON.stringify(check(rule, november))) throw new Error('refused otherwise');
    return;
  }
  if (format(read.rule) !== text || hash(read.rule) !== hash(rule) || words(read.rule) !== words(rule))
    throw new Error('another rule after it was saved');
}
