/** Plans as the view has them, with how far their members are. */
import { enrolledAs } from '../../processors/programme-ids.js';
import { type Explained, explain } from '../../rules/explain.js';
import type { Progress } from '../../rules/node.js';
import { planOf } from '../../rules/programme/asked.js';
import type { Conflict } from '../../rules/programme/override.js';
import type { Override } from '../../rules/programme/patch.js';
import type { Plan, PlanReason, PlanWeek } from '../../rules/programme/plan.js';
import type { Programme } from '../../rules/programme/programme.js';
import type { Rule } from '../../rules/rule.js';
import type { Database } from '../database.js';
import { Problem } from '../problem.js';
import type { JsonRow } from '../row-schema.js';

/** One plan, with its programme. */
interface PlanRow extends JsonRow {
  readonly userId: string;
  readonly programmeId: string;
  readonly rule: Rule;
  readonly weeks: readonly PlanWeek[];
  readonly reasons: readonly PlanReason[];
  readonly missing: readonly string[];
  readonly overrides: readonly Override[];
  readonly conflicts: readonly Conflict[];
  readonly programme: Programme;
}

/** The plan of a member in this programme; where none is named, in the one that they joined last, of those that go on if any does. Throws a 404. */
export async function findPlan(db: Database, userId: string, programmeId?: string): Promise<PlanRow> {
  const row = await plansOfMember(db, userId)
    .modify((q) => programmeId !== undefined && q.where('p.programme_id', programmeId))
    .first<PlanRow | undefined>('p.*', 't.title', 't.starts_at', 't.ends_at', 't.programme');
  if (!row)
    throw new Problem('not-found', 'This person has no plan: they are in no programme, or have only just joined.');
  return row;
}

/** All plans of a member in short, those that go on first. */
export const plansOf = (db: Database, userId: string): Promise<JsonRow[]> =>
  plansOfMember(db, userId).select(
    ...[
      'p.user_id',
      'p.programme_id',
      'p.version',
      'p.joined_at',
      'p.rule_hash',
      't.title',
      't.starts_at',
      't.ends_at',
    ],
  );

const plansOfMember = (db: Database, userId: string) =>
  db('plans as p')
    .join('programmes as t', (on) => on.on('t.programme_id', 'p.programme_id').on('t.version', 'p.version'))
    .where('p.user_id', userId)
    .orderByRaw('(t.ends_at > now()) desc, p.joined_at desc, p.programme_id');

/** The plan that asks something of a member now: of those that go on, the one joined last. Null: none does. */
export const goingPlanOf = async (db: Database, userId: string): Promise<PlanRow | null> =>
  (await plansOfMember(db, userId)
    .whereRaw('t.starts_at <= now() and t.ends_at > now()')
    .first<PlanRow | undefined>('p.*', 't.programme')) ?? null;

/** The plan that a row shows. */
export const planIn = ({ programme, weeks, missing, overrides }: PlanRow): Plan =>
  planOf({ programme, weeks, missing, overrides });

/** How far somebody is in a plan. */
interface Standing {
  readonly fraction: number;
  readonly complete: boolean;
  readonly completedAt: string | null;
  readonly nodes: Progress;
  readonly evidenceUntil: string | null;
}

/** What a member is told: who changed the plan is called by name, and each part of the rule says how far it is. */
export async function toldOf(db: Database, { programme, ...row }: PlanRow) {
  const standing = await db('challenge_progress')
    .where({ user_id: row.userId, challenge_id: enrolledAs(row.programmeId) })
    .first<Standing | undefined>('fraction', 'complete', 'completed_at', 'nodes', 'evidence_until');
  const named = await naming(db, row.overrides);
  const weeks = row.weeks.map((week) => ({
    ...week,
    slots: week.slots.map((slot) => ({ ...slot, because: slot.because.map(named) })),
  }));
  const reasons = row.reasons.map((reason) => ({ ...reason, because: reason.because.map(named) }));
  const overrides = row.overrides.map((override) => ({ ...override, authorName: named(override.author) }));
  const parts: Explained[] = standing ? explain(row.rule, standing.nodes) : [];
  const { stopWhen = [] } = programme.bounds;
  const { timeZone } = programme;
  return { ...row, weeks, reasons, overrides, timeZone, stopWhen, progress: standing ? { ...standing, parts } : null };
}

/** Puts what trainers are called in the place of their ids: names stand in profiles alone. */
async function naming(db: Database, overrides: readonly Override[]): Promise<(text: string) => string> {
  const ids = [...new Set(overrides.map(({ author }) => author))];
  if (ids.length === 0) return (text) => text;
  const rows: { userId: string; displayName: string }[] = await db('members')
    .whereIn('user_id', ids)
    .select('user_id', 'display_name');
  return (text) => rows.reduce((said, { userId, displayName }) => said.replaceAll(userId, () => displayName), text);
}
