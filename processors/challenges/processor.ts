/** challenges: how members stand in what they have joined, challenges and the plans of programmes alike, and why each workout counted or did not. */
import { defineProcessor, keep } from '../../engine/declare.js';
import { isShared } from '../../rules/contribution.js';
import type { Person } from '../../rules/facts.js';
import {
  challengeResults,
  challenges,
  contributions as contributionsTopic,
  exercises,
  metrics,
  participations,
  plans,
  users,
  workouts,
} from '../../schemas/topics.js';

import {
  BESTS,
  challengeOf,
  challengeScope,
  concernedBy,
  concernedByWorkouts,
  countedOf,
  ENROLLED,
  type Enrolled,
  isJudged,
  type Participations,
  watchedBy,
} from '../enrolled.js';
import { enrolledAs, programmeOf } from '../programme-ids.js';
import { keptOfMember, trainedOf } from '../trained.js';
import { challengeCompletion } from './completion.js';
import { givenOf } from './contributed.js';
import { programmeImprovement } from './improvement.js';
import { judgedOf, shownOf } from './judged.js';
import { judgingBy, judgingByPlan } from './judging.js';
import { personalBestsOf } from './personal-bests.js';
import { programmeVerification } from './verification.js';
import { challengeProgress, challengeVerdicts, contributions } from './views.js';

/** One of these, by what the scope is of. */
interface State {
  participations: Participations;
  enrolled: Enrolled;
}

const EVER = Number.MIN_SAFE_INTEGER;
const FOREVER = Number.MAX_SAFE_INTEGER;
const DAY_MS = 86_400_000;
const PERSON = new Set(['person']);

export default defineProcessor({
  name: 'challenges',
  version: 2,
  comment:
    'How members stand in the challenges and programmes that they have joined, what they give to their teams, and why each workout counted or did not.',
  keyedBy: 'user',
  from: {
    participations,
    workouts: keep(workouts, { project: keptOfMember }),
    metrics: keep(metrics, {
      project: ({ metric, exerciseId, equipmentModel, at, value }) => ({
        metric,
        exerciseId,
        equipmentModel,
        at,
        value,
      }),
    }),
    // Read when one is judged, and only by who is in a programme.
    plans: keep(plans, {
      project: ({ programmeId, rule, from, to, timeZone, gyms }) => ({ programmeId, rule, from, to, timeZone, gyms }),
    }),
    users: keep(users, { project: ({ birthDate, sex }) => ({ birthDate, sex }) }),
  },
  tables: { challenges, exercises },
  to: { challengeResults, contributions: contributionsTopic },
  views: { challengeProgress, challengeVerdicts, contributions },
  sqlViews: { programmeVerification, challengeCompletion, programmeImprovement },
  initial: (): State => ({ participations: {}, enrolled: {} }),
  scope: { participations: ({ entity }) => challengeScope(challengeOf(entity)) },
  on: {
    participations(draft, events, { state }) {
      for (const { entity, value } of events) {
        if (value === null) delete draft.participations[entity];
        else draft.participations[entity] = value;
      }
      const [changed] = events;
      if (!changed) return;
      const { enrolled } = state(ENROLLED);
      const counted = countedOf(draft.participations);
      if (counted && isJudged(counted)) enrolled[challengeOf(changed.entity)] = watchedBy(counted);
      else delete enrolled[challengeOf(changed.entity)];
    },
    workouts(_, changes, { state, states }) {
      states(concernedByWorkouts(state(ENROLLED).enrolled, changes));
    },
    metrics(_, changes, { state, states }) {
      const both = changes.flatMap(({ former, now }) => [former, now]).filter((one) => one !== null);
      const names = new Set(both.map(({ metric }) => metric));
      states(concernedBy(state(ENROLLED).enrolled, names, Math.min(...both.map(({ at }) => at))));
    },
    plans(_, changes, { states }) {
      const ids = changes.flatMap(({ former, now }) => [former, now].flatMap((one) => one?.programmeId ?? []));
      states([...new Set(ids)].map((id) => challengeScope(enrolledAs(id))));
    },
    users(_, changes, { state, states }) {
      if (changes.some(({ former, now }) => former?.birthDate !== now?.birthDate || former?.sex !== now?.sex))
        states(concernedBy(state(ENROLLED).enrolled, PERSON, EVER));
    },
  },
  show({ participations }, { tables, kept, tick, wake }) {
    const enrolment = countedOf(participations);
    if (!enrolment || !isJudged(enrolment)) return [];
    const { challengeId, version, joinedAt, judgedBy } = enrolment;
    const programmeId = programmeOf(challengeId);
    const judging =
      programmeId === null
        ? // Of two contents of one version the first stands.
          judgingBy(tables.challenges.get(`${challengeId}/${version}`, EVER))
        : judgingByPlan(kept.plans.range(EVER, FOREVER).find((plan) => plan.programmeId === programmeId));
    if (!judging || (enrolment.left && !isShared(judging.rule))) return [];
    const { rule, challenge } = judging;
    const from = Math.min(challenge.from, joinedAt - judgedBy.looksBackDays * DAY_MS);
    const asksForBests = judgedBy.uses.includes(BESTS);
    const history = kept.workouts.range(asksForBests ? EVER : from, challenge.to);
    const bests = asksForBests ? personalBestsOf(history) : undefined;
    const did = {
      joinedAt,
      now: tick,
      workouts: history
        .filter(({ startedAt }) => startedAt >= from)
        .map((one) => trainedOf(one, tables.exercises, bests?.get(one.workoutId) ?? 0)),
      person: personOf(judgedBy.uses, kept, challenge.to),
    };
    if (isShared(rule)) return givenOf(rule, enrolment, challenge, did);
    const judged = judgedOf(rule, challenge, did);
    if (judged.changesAt !== null) wake(judged.changesAt);
    return shownOf(enrolment, challenge, judged, did);
  },
});

/** What the rule asks of the member. */
function personOf(
  uses: readonly string[],
  kept: {
    metrics: { range(from: number, to: number): Person['metrics'] };
    users: { latest(at: number): { birthDate: string | null; sex: string | null } | undefined };
  },
  to: number,
): Person {
  const asksForMetrics = uses.some((name) => !PERSON.has(name) && name !== BESTS);
  const metrics = asksForMetrics ? kept.metrics.range(EVER, to).filter(({ metric }) => uses.includes(metric)) : [];
  const profile = uses.includes('person') ? kept.users.latest(FOREVER) : undefined;
  const sex = profile?.sex === 'FEMALE' || profile?.sex === 'MALE' ? profile.sex : null;
  return { metrics, sex, birthDate: profile?.birthDate ?? null };
}
