/** What trainers change of plans, and withdraw. */
import { randomUUID } from 'node:crypto';
import { canonical } from '../../rules/canonical.js';
import { applyOverride } from '../../rules/programme/override.js';
import type { Change, Override } from '../../rules/programme/patch.js';
import type { Plan } from '../../rules/programme/plan.js';
import type { PlanOverride } from '../../schemas/generated/plan-overrides.js';
import { planOverrides } from '../../schemas/topics.js';
import type { Database } from '../database.js';
import { Problem } from '../problem.js';
import { findPlan, planIn } from '../programmes/plans.js';
import { type Append, Lately, type Written } from './log.js';
import { refusal } from './versions.js';

/** What is changed of whose plan, by whom, and why. */
interface Asked {
  readonly userId: string;
  /** Undefined: that which GET /v1/users/{id}/plan tells. */
  readonly programmeId: string | undefined;
  readonly by: string;
  readonly reason: string;
  readonly changes: readonly Change[];
}

/** What is known of a change. */
interface Shown {
  readonly writtenFor: string;
  readonly programmeId: string;
  readonly withdrawnAt: string | null;
}

export function overrideCommands(db: Database, append: Append) {
  /** What was written here and may not be shown yet. */
  const lately = new Lately<PlanOverride>();
  /** By the change that is withdrawn. */
  const withdrawn = new Lately<PlanOverride>();

  async function publish(known: Lately<PlanOverride>, id: string, record: PlanOverride): Promise<Written> {
    known.set(id, record);
    try {
      return { id: record.overrideId, positions: await append(planOverrides, record) };
    } catch (error) {
      known.forget(id, record);
      throw error;
    }
  }

  /** Throws the 503 where the plan still has in it what is withdrawn already: nobody can say what it would be without. */
  async function checkNoneWithdrawn(ids: readonly string[]): Promise<void> {
    const shown = await db('plan_overrides')
      .whereIn('override_id', ids)
      .whereNotNull('withdrawn_at')
      .first('override_id');
    if (shown || ids.some((id) => withdrawn.get(id)))
      throw new Problem(
        'not-yet',
        'A change of this plan was just withdrawn, and the plan does not show that yet: send this again in a moment.',
      );
  }

  /** The plan with what this process changed of it since. */
  async function present(userId: string, programmeId: string | undefined) {
    const row = await findPlan(db, userId, programmeId);
    await checkNoneWithdrawn(row.overrides.map(({ id }) => id));
    let plan: Plan = planIn(row);
    const shown = new Set([...row.overrides.map(({ id }) => id), ...row.conflicts.map(({ overrideId }) => overrideId)]);
    for (const written of lately.values()) {
      const isOfIt = written.userId === userId && written.programmeId === row.programmeId;
      if (isOfIt && !shown.has(written.overrideId) && !withdrawn.get(written.overrideId))
        plan = applyOverride(plan, overrideOf(written)).plan;
    }
    return { programmeId: row.programmeId, plan };
  }

  return {
    /** Another change of the plan. One that stands already changes nothing; one that cannot hold now is refused. */
    async put({ userId, by, reason, changes, ...asked }: Asked): Promise<Written> {
      const { programmeId, plan } = await present(userId, asked.programmeId);
      const same = plan.overrides.find(
        (one) => one.author === by && one.reason === reason && canonical(one.changes) === canonical(changes),
      );
      if (same) return { id: same.id, positions: [] };
      const at = Math.max(Date.now(), ...plan.overrides.map((one) => one.at + 1));
      const written = { overrideId: randomUUID(), userId, programmeId, by, reason, at };
      const record = { ...written, changes: canonical(changes), withdraws: null };
      const { conflicts } = applyOverride(plan, overrideOf(record));
      if (conflicts.length > 0)
        throw refusal(
          conflicts.map(({ path, message }) => ({
            path: `/body/changes/${changes.findIndex((change) => change.path === path)}`,
            message: `${path}: ${message}`,
          })),
        );
      return publish(lately, record.overrideId, record);
    },

    /** A change holds no more, as if it had not been written; again, nothing happens. */
    async withdraw(
      overrideId: string,
      { userId, by, reason }: Omit<Asked, 'programmeId' | 'changes'>,
    ): Promise<Written> {
      const row = await db('plan_overrides')
        .where({ override_id: overrideId, user_id: userId })
        .first<Shown | undefined>('written_for', 'programme_id', 'withdrawn_at');
      if (!row) throw new Problem('not-found', 'There is no such change of a plan of this person.');
      if (row.withdrawnAt !== null || withdrawn.get(overrideId)) return { id: overrideId, positions: [] };
      const record = {
        ...{ overrideId: randomUUID(), userId: row.writtenFor, programmeId: row.programmeId, by, reason },
        ...{ changes: '[]', at: Date.now(), withdraws: overrideId },
      };
      return publish(withdrawn, overrideId, record);
    },
  };
}

const overrideOf = ({ overrideId: id, by: author, reason, at, changes }: PlanOverride): Override => ({
  ...{ id, author, reason, at },
  changes: JSON.parse(changes) as Change[],
});
