/** plans: what programmes ask of the members who are in them, made anew as each week begins and where what was known before it changes. */
import { defineProcessor, keep } from '../../engine/declare.js';
import { recommend } from '../../rules/programme/recommend.js';
import type { PlanChange } from '../../schemas/generated/plan-changes.js';
import {
  equipment,
  exercises,
  metrics,
  participations,
  planChanges,
  programmes,
  plans as topic,
  workouts,
} from '../../schemas/topics.js';
import {
  challengeOf,
  challengeScope,
  concernedBy,
  concernedByWorkouts,
  countedOf,
  ENROLLED,
  type Enrolled,
  type Participations,
} from '../enrolled.js';
import { enrolledAs, programmeOf } from '../programme-ids.js';
import { programmeIn } from '../programme-rules.js';
import { keptOfMember, trainedOf } from '../trained.js';
import { evidenceUntil, factsOf, METRICS, profileOf, TRAINED_WITHIN_MS, timesOf } from './facts.js';
import { overridden } from './overridden.js';
import { shownOf } from './shown.js';
import { plans } from './views.js';

/** One of these, by what the scope is of. */
interface State {
  participations: Participations;
  /** By entity. */
  changes: Record<string, PlanChange>;
  enrolled: Enrolled;
}

const EVER = Number.MIN_SAFE_INTEGER;
/** The scope in which nothing is: of who is in challenges. */
const NO_PROGRAMME = '';
const scopeOf = (enrolledIn: string) => (programmeOf(enrolledIn) === null ? NO_PROGRAMME : challengeScope(enrolledIn));

export default defineProcessor({
  name: 'plans',
  version: 2,
  comment: 'What programmes ask of the members who are in them, week by week, with the reason for every number.',
  keyedBy: 'user',
  from: {
    participations,
    planChanges,
    // Of who is in no programme too: whoever joins later begins where their history left off, and a fold has nothing but its own log to
    // know it from. What is kept of a value cannot hang on who is in a programme either: the record of that may come after it, or be
    // taken back, and what was passed over would be gone, so that another order of the log would give another plan.
    workouts: keep(workouts, { project: keptOfMember }),
    metrics: keep(metrics, {
      project: ({ metric, exerciseId, equipmentModel, at, value }) =>
        METRICS.includes(metric) ? { metric, exerciseId, equipmentModel, at, value } : null,
    }),
  },
  tables: { programmes, exercises, equipment },
  to: { plans: topic },
  views: { plans },
  initial: (): State => ({ participations: {}, changes: {}, enrolled: {} }),
  scope: {
    participations: ({ entity }) => scopeOf(challengeOf(entity)),
    planChanges: ({ entity }) => challengeScope(enrolledAs((JSON.parse(entity) as [string, string])[1])),
  },
  on: {
    participations(draft, events, { state }) {
      const [changed] = events;
      if (!changed || programmeOf(challengeOf(changed.entity)) === null) return;
      for (const { entity, value } of events) {
        if (value === null) delete draft.participations[entity];
        else draft.participations[entity] = value;
      }
      const { enrolled } = state(ENROLLED);
      const counted = countedOf(draft.participations);
      const programme = challengeOf(changed.entity);
      if (!counted || counted.left) delete enrolled[programme];
      else {
        const { from, to } = counted.judgedBy;
        enrolled[programme] = { from: from - TRAINED_WITHIN_MS, to, uses: METRICS };
      }
    },
    planChanges(draft, events) {
      for (const { entity, value } of events) {
        if (value === null) delete draft.changes[entity];
        else draft.changes[entity] = value;
      }
    },
    workouts(_, changes, { state, states }) {
      // What goes on shows nothing yet, so that a set costs nothing, and a workout once.
      const ended = changes.filter(({ former, now }) => [former, now].some((one) => one && !one.open));
      states(concernedByWorkouts(state(ENROLLED).enrolled, ended));
    },
    metrics(_, changes, { state, states }) {
      const both = changes.flatMap(({ former, now }) => [former, now]).filter((one) => one !== null);
      const names = new Set(both.map(({ metric }) => metric));
      states(concernedBy(state(ENROLLED).enrolled, names, Math.min(...both.map(({ at }) => at))));
    },
  },
  show({ participations, changes }, { tables, kept, tick, wake }) {
    const enrolment = countedOf(participations);
    const programmeId = enrolment && programmeOf(enrolment.challengeId);
    if (!enrolment || enrolment.left || programmeId === null) return [];
    const written = (version: number) => {
      // Of two contents of one version the first stands.
      const stored = tables.programmes.get(`${programmeId}/${version}`, EVER);
      return stored && programmeIn(stored);
    };
    const programme = written(enrolment.version);
    if (!programme) return [];
    if (tick === 0) {
      // No week has begun yet, and nothing would be known of anybody.
      wake(1);
      return [];
    }
    const { period, asOf, next } = timesOf(programme, tick);
    if (next !== null) wake(next);
    const facts = factsOf(asOf, {
      metrics: kept.metrics.range(EVER, asOf),
      workouts: kept.workouts
        .range(period.from - TRAINED_WITHIN_MS, asOf)
        .map((one) => trainedOf(one, tables.exercises, 0)),
      equipment: tables.equipment,
    });
    const formerly = enrolment.formerly.flatMap(({ version, until }) => {
      const former = written(version);
      return former ? [{ programme: former, until }] : [];
    });
    const recommended = recommend(programme, profileOf(enrolment, period.from), facts, formerly);
    const { plan, conflicts } = overridden(recommended, Object.values(changes));
    return shownOf(enrolment, programmeId, plan, { ...period, conflicts, asOf, evidenceUntil: evidenceUntil(facts) });
  },
});
