/** Judges members by their history, as the processor would, for whoever asks "what if". */
import { setImmediate } from 'node:timers/promises';
import { asksOf } from '../../rules/asks.js';
import { evaluate, type Facts, type Result } from '../../rules/evaluate.js';
import type { Terms } from '../../rules/facts.js';
import type { Rule } from '../../rules/rule.js';
import type { Database } from '../database.js';
import { historiesOf } from './histories.js';

/** A rule with its terms. */
export interface Judgeable {
  readonly rule: Rule;
  readonly terms: Omit<Terms, 'joinedAt'>;
}

/** A member, and from when on their workouts count. */
export interface Joined {
  readonly userId: string;
  readonly joinedAt: number;
}

/** One member's results, one for each rule. */
export interface Judged<Member extends Joined, Judgement = Result> {
  readonly member: Member;
  readonly results: readonly Judgement[];
}

const DAY_MS = 86_400_000;
/** So many histories are held at a time. */
const BATCH = 100;

/** Judges these members by each of the rules at `now`; other requests go on between members. */
export const judgeAll = <Member extends Joined>(
  db: Database,
  members: readonly Member[],
  judgeables: readonly Judgeable[],
  now: number,
): AsyncGenerator<Judged<Member>> => judgeWith(evaluate, db, members, judgeables, now);

/** The same by another judge. */
export async function* judgeWith<Member extends Joined, Judgement>(
  judge: (rule: Rule, facts: Facts) => Judgement,
  db: Database,
  members: readonly Member[],
  judgeables: readonly Judgeable[],
  now: number,
): AsyncGenerator<Judged<Member, Judgement>> {
  const asks = judgeables.map(({ rule }) => asksOf(rule.root));
  const uses = [...new Set(asks.flatMap((one) => one.uses))];
  const looksBackMs = Math.max(...asks.map(({ looksBackDays }) => looksBackDays)) * DAY_MS;
  const to = Math.max(...judgeables.map(({ terms }) => terms.to));
  for (let i = 0; i < members.length; i += BATCH) {
    const batch = members.slice(i, i + BATCH);
    const joined = looksBackMs === 0 ? [] : batch.map(({ joinedAt }) => joinedAt - looksBackMs);
    const from = Math.min(...judgeables.map(({ terms }) => terms.from), ...joined);
    const ids = batch.map(({ userId }) => userId);
    const histories = await historiesOf(db, ids, { from, to, uses });
    for (const member of batch) {
      const history = histories.get(member.userId);
      if (!history) continue;
      const { joinedAt } = member;
      const results = judgeables.map(({ rule, terms }) =>
        judge(rule, { ...history, terms: { ...terms, joinedAt }, now }),
      );
      yield { member, results };
      await setImmediate();
    }
  }
}
