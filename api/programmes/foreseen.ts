/** What one member would be asked for by another version of their programme, and how far they would be. */
import { setImmediate } from 'node:timers/promises';
import { factsOf, METRICS, profileOf, TRAINED_WITHIN_MS, timesOf } from '../../processors/plans/facts.js';
import { overridden, type Written } from '../../processors/plans/overridden.js';
import { programmeOf } from '../../processors/programme-ids.js';
import { canonical } from '../../rules/canonical.js';
import { evaluate } from '../../rules/evaluate.js';
import { type NumberChange, numberChanges } from '../../rules/programme/compare.js';
import type { Conflict } from '../../rules/programme/override.js';
import type { Plan } from '../../rules/programme/plan.js';
import type { Programme } from '../../rules/programme/programme.js';
import { recommend } from '../../rules/programme/recommend.js';
import type { Formerly } from '../../rules/programme/versions.js';
import { periodOf } from '../../rules/programme/weeks.js';
import type { Participation } from '../../schemas/generated/participations.js';
import { type History, historiesOf } from '../challenges/histories.js';
import { type Effect, effectOf, type Move, type Standing } from '../challenges/moving.js';
import type { Database } from '../database.js';

/** One member who would be asked for something else, or be elsewhere. */
export interface Foreseen {
  readonly userId: string;
  readonly effect: Effect;
  readonly before: Standing;
  readonly after: Standing;
  readonly numbers: NumberChange[];
  /** Changes by trainers that would not hold any more. */
  readonly conflicts: Conflict[];
  /** What is not known of them, and matters to the new version alone. */
  readonly missing: string[];
}

interface PlanRow extends Pick<Participation, 'userId' | 'capacities' | 'formerly' | 'version'> {
  readonly joinedAt: string;
}
interface OverrideRow {
  readonly userId: string;
  readonly overrideId: string;
  readonly writtenBy: string;
  readonly writtenAt: string;
  readonly reason: string;
  readonly changes: object;
}
interface Foreseeing extends Pick<Move, 'challengeId' | 'to'> {
  readonly versions: ReadonlyMap<number, Programme>;
  readonly now: number;
}

/** Of each who has a plan: who joined this moment has none yet. */
export async function* foresee(
  db: Database,
  ids: readonly string[],
  { challengeId, to, versions, now }: Foreseeing,
): AsyncGenerator<Foreseen> {
  const programmeId = programmeOf(challengeId);
  const target = versions.get(to);
  const rows: PlanRow[] = await db('plans')
    .where('programme_id', programmeId)
    .whereIn('user_id', ids)
    .orderBy('user_id')
    .select('user_id', 'version', 'capacities', 'formerly', 'joined_at');
  const written: OverrideRow[] = await db('plan_overrides')
    .where('programme_id', programmeId)
    .whereIn('user_id', ids)
    .whereNull('withdrawn_at')
    .select('user_id', 'override_id', 'written_by', 'written_at', 'reason', 'changes');
  const periods = [...versions.values()].map(periodOf);
  const histories = await historiesOf(db, ids, {
    from: Math.min(...periods.map(({ from }) => from)) - TRAINED_WITHIN_MS,
    to: Math.max(...periods.map((period) => period.to)),
    uses: METRICS,
  });
  const equipment = await machinesOf(db, histories);
  for (const row of rows) {
    const history = histories.get(row.userId);
    const present = versions.get(row.version);
    if (!history || !present || !target) continue;
    const changes = written.filter(({ userId }) => userId === row.userId).map(changeOf);
    const known = { row, history, equipment, changes, now };
    const formerly = row.formerly.flatMap(({ version, until }) => {
      const programme = versions.get(version);
      return programme ? [{ programme, until }] : [];
    });
    const was = madeOf(present, formerly, known);
    const would = madeOf(target, [...formerly, { programme: present, until: now }], known);
    const [before, after] = [was, would].map(({ plan }) => standingIn(plan, known)) as [Standing, Standing];
    yield {
      userId: row.userId,
      ...{ effect: effectOf(before, after), before, after },
      numbers: numberChanges(was.plan, would.plan, now),
      conflicts: would.conflicts.filter((one) => !was.conflicts.some((other) => canonical(one) === canonical(other))),
      missing: would.plan.missing.filter((one) => !was.plan.missing.includes(one)),
    };
    await setImmediate();
  }
}

interface KnownOf {
  readonly row: PlanRow;
  readonly history: History;
  readonly equipment: Machines;
  readonly changes: readonly Written[];
  readonly now: number;
}

/** The same as the processor makes from the log. */
function madeOf(
  programme: Programme,
  formerly: readonly Formerly[],
  { row, history, equipment, changes, now }: KnownOf,
) {
  const { period, asOf } = timesOf(programme, now);
  const began = period.from - TRAINED_WITHIN_MS;
  const facts = factsOf(asOf, {
    metrics: history.person.metrics.filter(({ at }) => at < asOf),
    workouts: history.workouts.filter(({ startedAt }) => began <= startedAt && startedAt < asOf),
    equipment,
  });
  return overridden(recommend(programme, profileOf(row, period.from), facts, formerly), changes);
}

function standingIn({ programme, rule }: Plan, { row, history, now }: KnownOf): Standing {
  const terms = { ...periodOf(programme), gyms: programme.gyms, joinedAt: Date.parse(row.joinedAt) };
  const workouts = history.workouts.filter(({ startedAt }) => startedAt >= terms.from);
  const { fraction, complete } = evaluate(rule, { workouts, person: history.person, terms, now });
  return { fraction, complete };
}

const changeOf = ({ overrideId, writtenBy: by, writtenAt, reason, changes }: OverrideRow): Written => ({
  ...{ overrideId, by, reason, at: Date.parse(writtenAt) },
  changes: canonical(changes),
});

type Machines = Parameters<typeof factsOf>[1]['equipment'];

/** The catalogue as it is now: the processor looks up what was valid as the workout began. */
async function machinesOf(db: Database, histories: ReadonlyMap<string, History>): Promise<Machines> {
  const used = [...histories.values()].flatMap(({ workouts }) => workouts.map(({ equipmentId }) => equipmentId));
  const rows: { equipmentId: string; stackStepGrams: number | null }[] = await db('equipment')
    .whereIn('equipment_id', [...new Set(used)])
    .select('equipment_id', 'stack_step_grams');
  const byId = new Map(rows.map((row) => [row.equipmentId, row]));
  return { get: (id) => byId.get(id) };
}
