/** Steps of one challenge, each harder than the one before: bronze, silver, gold. */
import { Type } from 'typebox';
import { Child, defineNode, type Node, round } from '../node.js';
import { mergedWords, orWords } from '../say.js';
import { Times } from './times.js';

interface Tier {
  readonly name: string;
  readonly rule: Node;
}

export interface Tiers extends Node {
  readonly kind: 'tiers';
  readonly tiers: readonly Tier[];
}

export const tiers = defineNode<Tiers>({
  kind: 'tiers',
  comment:
    'Several conditions, the easiest first, each with its name; met once the last is. The highest that is met is told.',
  example: {
    kind: 'tiers',
    tiers: [
      { name: 'bronze', rule: { kind: 'target', measure: 'distance', atLeast: { amount: 50, unit: 'km' } } },
      { name: 'silver', rule: { kind: 'target', measure: 'distance', atLeast: { amount: 100, unit: 'km' } } },
    ],
  },
  fields: Type.Object({
    tiers: Type.Array(
      Type.Object({ name: Type.String({ minLength: 1, maxLength: 40 }), rule: Child }, { additionalProperties: false }),
      { minItems: 2, maxItems: 10 },
    ),
  }),
  children: ({ tiers: some }) => some.map(({ rule }, i) => [`/tiers/${i}/rule`, rule] as const),
  monotone: ({ tiers: some }, isMonotone) => some.every(({ rule }) => isMonotone(rule)),
  check({ tiers: some }, { within }) {
    const names = some.map(({ name }) => name);
    const twice = names.findIndex((name, i) => names.indexOf(name) !== i);
    return [
      ...(twice < 0 ? [] : [{ path: `/tiers/${twice}/name`, message: `${names[twice]} stands there twice` }]),
      ...(within.length === 0 ? [] : [{ path: '', message: 'tiers can only be the whole rule' }]),
    ];
  },
  judges({ tiers: some }, path, court) {
    const makers = some.map(({ rule }, i) => court.judgesOf(rule, `${path}/tiers/${i}/rule`));
    return () => {
      const judges = makers.map((make) => make());
      const times = new Times(judges);
      return {
        take(workout, tell) {
          for (const judge of judges) judge.take(workout, tell);
          times.look();
        },
        pass: (at) => times.pass(at),
        due: () => times.due,
        close() {
          for (const judge of judges) judge.close();
          times.look();
        },
        get met() {
          return judges.at(-1)?.met ?? false;
        },
        get fraction() {
          return judges.at(-1)?.fraction ?? 0;
        },
        get tiers() {
          return some.flatMap(({ name }, i) => (judges[i]?.met ? [name] : []));
        },
        progress() {
          const tier = some[judges.findLastIndex((judge) => judge.met)]?.name ?? null;
          const of = judges.map((judge) => judge.progress());
          return { kind: 'tiers', fraction: round(this.fraction), met: this.met, tier, of };
        },
      };
    };
  },
  stands: (_, { tier }, say) => (tier ? `${tier} reached` : `nothing reached yet: ${say.of(0)}`),
  words({ tiers: some }, say) {
    const merged = mergedWords(some.map(({ rule }) => say.of(rule)));
    if (merged) return `for ${orWords(some.map(({ name }) => name))}, ${merged}`;
    return some.map(({ name, rule }) => `for ${name}, ${say.of(rule)}`).join('; ');
  },
});
