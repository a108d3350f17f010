/** What trainers change of plans. */
import { randomUUID } from 'node:crypto';
import { canonical } from '../../rules/canonical.js';
import { applyOverride } from '../../rules/programme/override.js';
import type { Change, Override } from '../../rules/programme/patch.js';
import type { Plan } from '../../rules/programme/plan.js';
import type { PlanOverride } from '../../schemas/generated/plan-overrides.js';
import { planOverrides } from '../../schemas/topics.js';
import type { Database } from '../database.js';
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

export function overrideCommands(db: Database, append: Append) {
  /** What was written here and may not be shown yet. */
  const lately = new Lately<PlanOverride>();

  /** The plan with what this process changed of it since. */
  async function present(userId: string, programmeId: string | undefined) {
    const row = await findPlan(db, userId, programmeId);
    let plan: Plan = planIn(row);
    const shown = new Set([...row.overrides.map(({ id }) => id), ...row.conflicts.map(({ overrideId }) => overrideId)]);
    for (const written of lately.values()) {
      const isOfIt = written.userId === userId && written.programmeId === row.programmeId;
      if (isOfIt && !shown.has(written.overrideId)) plan = applyOverride(plan, overrideOf(written)).plan;
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
      const record = { overrideId: randomUUID(), userId, programmeId, by, reason, changes: canonical(changes), at };
      const { conflicts } = applyOverride(plan, overrideOf(record));
      if (conflicts.length > 0)
        throw refusal(
          conflicts.map(({ path, message }) => ({
            path: `/body/changes/${changes.findIndex((change) => change.path === path)}`,
            message: `${path}: ${message}`,
          })),
        );
      lately.set(record.overrideId, record);
      try {
        return { id: record.overrideId, positions: await append(planOverrides, record) };
      } catch (error) {
        lately.forget(record.overrideId, record);
        throw error;
      }
    },
  };
}

const overrideOf = ({ overrideId: id, by: author, reason, at, changes }: PlanOverride): Override => ({
  ...{ id, author, reason, at },
  changes: JSON.parse(changes) as Change[],
});
