/** By what a member is judged while they train: each rule with its terms, its hash, and how they stand by the server. */
import { BESTS } from '../../processors/enrolled.js';
import { enrolledAs } from '../../processors/programme-ids.js';
import { asksOf } from '../../rules/asks.js';
import { isShared } from '../../rules/contribution.js';
import type { Terms } from '../../rules/facts.js';
import { hash } from '../../rules/hash.js';
import type { Programme } from '../../rules/programme/programme.js';
import { periodOf } from '../../rules/programme/weeks.js';
import type { Rule } from '../../rules/rule.js';
import type { Database } from '../database.js';

/** A rule by which a member is judged. */
export interface JudgedRule {
  /** The challenge, or `programme:` and the programme. */
  readonly challengeId: string;
  readonly version: number;
  readonly name: string;
  readonly rule: Rule;
  readonly ruleHash: string;
  readonly terms: Terms;
  /** How they stand by the server. */
  readonly fraction: number;
  readonly complete: boolean;
}

/** One that nobody but the server judges, and why. */
export interface LeftOut {
  readonly challengeId: string;
  readonly name: string;
  readonly because: string;
}

interface Row {
  readonly challengeId: string;
  readonly version: number;
  readonly joinedAt: string;
  readonly fraction: number;
  readonly complete: boolean;
  readonly name: string;
  readonly rule: Rule;
}
interface ChallengeRow extends Row {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly dayStartsMinute: number;
  readonly weekStartsOn: number;
  readonly gyms: readonly string[];
}
interface PlanRow extends Row {
  readonly programme: Programme;
}

const standing = ['s.challenge_id', 's.version', 's.joined_at', 's.fraction', 's.complete'];

/** Challenges and plans whose time holds `at` (ms). */
export async function judgedAt(db: Database, userId: string, at: number): Promise<JudgedRule[]> {
  const moment = new Date(at);
  const [challenges, plans] = await Promise.all([
    db('challenge_progress as s')
      .join('challenges as c', (on) => on.on('c.challenge_id', 's.challenge_id').on('c.version', 's.version'))
      .where('s.user_id', userId)
      .where('c.starts_at', '<=', moment)
      .where('c.ends_at', '>', moment)
      .orderBy('s.challenge_id')
      .select<ChallengeRow[]>(
        ...standing,
        ...['c.name', 'c.rule', 'c.starts_at', 'c.ends_at', 'c.time_zone'],
        ...['c.day_starts_minute', 'c.week_starts_on', 'c.gyms'],
      ),
    db('plans as p')
      .join('programmes as t', (on) => on.on('t.programme_id', 'p.programme_id').on('t.version', 'p.version'))
      .join('challenge_progress as s', (on) =>
        on.on('s.user_id', 'p.user_id').on('s.challenge_id', db.raw('? || p.programme_id', [enrolledAs('')])),
      )
      .where('p.user_id', userId)
      .where('t.starts_at', '<=', moment)
      .where('t.ends_at', '>', moment)
      .orderBy('p.programme_id')
      .select<PlanRow[]>(...standing, 't.title as name', 'p.rule', 't.programme'),
  ]);
  return [
    ...challenges.map(({ startsAt, endsAt, timeZone, dayStartsMinute, weekStartsOn, gyms, ...row }) =>
      judged(row, {
        ...{ from: Date.parse(startsAt), to: Date.parse(endsAt), timeZone, dayStartsMinute, weekStartsOn, gyms },
      }),
    ),
    ...plans.map(({ programme, ...row }) => judged(row, { ...periodOf(programme), gyms: programme.gyms })),
  ];
}

const judged = ({ joinedAt, ...row }: Row, terms: Omit<Terms, 'joinedAt'>): JudgedRule => ({
  ...row,
  ruleHash: hash(row.rule),
  terms: { ...terms, joinedAt: Date.parse(joinedAt) },
});

/** Why a rule is not judged from what can be sent; null: it can be. `horizon`: workouts that began before, ms, are too many. */
export function whyLeftOut({ rule, terms }: JudgedRule, horizon: number): string | null {
  if (isShared(rule)) return 'It is one of teams or gyms, of which nobody alone can tell how they stand.';
  const { uses } = asksOf(rule.root);
  if (uses.includes(BESTS)) return 'It asks for personal bests, which are told once the workout is over.';
  return neededFrom(rule, terms) < horizon ? 'It looks at more workouts than are sent.' : null;
}

const DAY_MS = 86_400_000;

/** From when on workouts are looked at, ms. */
export const neededFrom = (rule: Rule, { from, joinedAt }: Terms): number =>
  Math.min(from, joinedAt - asksOf(rule.root).looksBackDays * DAY_MS);
