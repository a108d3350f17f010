/** What is shown of a plan. */
import { format } from '../../rules/format.js';
import { hash } from '../../rules/hash.js';
import type { Conflict } from '../../rules/programme/override.js';
import type { Plan } from '../../rules/programme/plan.js';
import type { Participation } from '../../schemas/generated/participations.js';
import { plans as topic } from '../../schemas/topics.js';
import { plans } from './views.js';

/** What stands around a plan. */
interface Around {
  readonly from: number;
  readonly to: number;
  readonly conflicts: readonly Conflict[];
  readonly asOf: number;
  readonly evidenceUntil: number | null;
}

/** The row, and the event by which the member is judged. */
export function shownOf(
  { userId, version, joinedAt, capacities, formerly }: Participation,
  programmeId: string,
  { programme, rule, weeks, reasons, missing, overrides }: Plan,
  { from, to, conflicts, asOf, evidenceUntil }: Around,
) {
  const whose = { userId, programmeId, version, joinedAt, ruleHash: hash(rule) };
  const { timeZone, gyms } = programme;
  return [
    plans.row({
      ...{ ...whose, rule, weeks, reasons, missing, overrides, conflicts },
      ...{ capacities: capacities, formerly, asOf, evidenceUntil },
    }),
    topic.of({ ...whose, rule: format(rule), from, to, timeZone, gyms }),
  ];
}
