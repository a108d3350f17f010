/** How members stand in challenges, whatever comes first. */
import { describe, expect, it } from 'vitest';
import { challengeProgress, challengeVerdicts, contributions } from '../../../../processors/challenges/views.js';
import {
  challengeResults,
  contributions as contributionsTopic,
  metrics,
  participations,
} from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { Driver } from '../../../scenario/driver.js';
import { type Fact, retracted, type TickFact, tick, told } from '../../../scenario/facts.js';
import { nothing, scenario } from '../../../scenario/scenario.js';
import { stepsOf } from '../../../scenario/steps.js';
import { sgt } from '../../rules/given.js';
import { takenBack, trained, uuid } from '../totals/given.js';
import { challenge, joined, participation, twoDays } from './given.js';

const build = await inTurn(() => import('../../../../processors/challenges/processor.js'));
const given = scenario(build);
const MINUTE_MS = 60_000;

/** Ana's workout `n`, of so many minutes. */
const did = (n: number, at: string, minutes: number, more: object = {}) =>
  trained({
    workoutId: uuid(n),
    startedAt: sgt(at),
    endedAt: sgt(at) + minutes * MINUTE_MS,
    activeMs: minutes * MINUTE_MS,
    ...more,
  });

/** What stands after these facts, as it would live. */
async function standing(...facts: readonly (Fact | TickFact)[]) {
  const driver = new Driver(build);
  await driver.run(stepsOf([challenge(), ...facts]));
  const [progress] = driver.standing.rows(challengeProgress.name);
  return { progress, verdicts: driver.standing.rows(challengeVerdicts.name), driver };
}

describe('R41: progress follows workouts', () => {
  it('R36: shows how far, since when, and why each workout counted or did not', async () => {
    const { progress, verdicts } = await standing(
      joined({ joinedAt: sgt('2026-11-02 00:00') }),
      did(1, '2026-11-01 07:00', 40),
      did(2, '2026-11-02 07:00', 20),
      did(3, '2026-11-02 18:00', 15),
      did(4, '2026-11-05 07:00', 30),
    );
    expect(progress).toMatchObject({ fraction: 1, complete: true, completedAt: sgt('2026-11-05 07:30') });
    expect(verdicts.map(({ workoutId, counted, reason }) => [workoutId, counted, reason])).toEqual([
      [uuid(1), false, 'before_join'],
      [uuid(2), true, null],
      [uuid(3), true, null],
      [uuid(4), true, null],
    ]);
  });

  it('R26, R84: a workout that is corrected, voided or comes late leaves what a plain log would have', () =>
    given(challenge(), joined(), did(1, '2026-11-02 07:00', 40), did(2, '2026-11-03 07:00', 10))
      .when(did(2, '2026-11-03 07:00', 35), did(3, '2026-11-01 07:00', 31), takenBack(1))
      .then(
        challengeProgress.row({
          ...{ challengeId: 'two-days', version: 1, userId: 'ana', teamId: null, joinedAt: twoDays.from },
          ...{ fraction: 1, complete: true, completedAt: sgt('2026-11-03 07:35'), tier: null },
          evidenceUntil: sgt('2026-11-03 07:35'),
          nodes: {
            ...{ kind: 'each', fraction: 1, met: true, value: 2, target: 2, dimension: 'count', group: '2026-11-03' },
            of: [
              {
                ...{ kind: 'target', fraction: 1, met: true, value: 2_100_000, target: 1_800_000, dimension: 'time' },
              },
            ],
          },
        }),
      ));

  it('R32: what a day had begun with is gone when the day ends, though nobody trains', async () => {
    const { driver } = await standing(joined(), did(1, '2026-11-02 07:00', 15), tick(sgt('2026-11-02 20:00')));
    const fraction = () => driver.standing.rows(challengeProgress.name)[0]?.fraction;
    expect(fraction()).toBe(0.25);
    await driver.run(stepsOf([tick(sgt('2026-11-03 00:00'))]));
    expect(fraction()).toBe(0);
  });

  it('R33: tells a result for whoever gives awards', async () => {
    const { driver } = await standing(joined(), did(1, '2026-11-02 07:00', 40));
    expect(driver.standing.entities(challengeResults.name)).toMatchObject([{ challengeId: 'two-days', fraction: 0.5 }]);
  });
});

describe('joining and leaving', () => {
  it('R31: who leaves has neither progress nor verdicts, and who comes back is judged from then on', () =>
    given(challenge(), did(1, '2026-11-02 07:00', 40), joined())
      .when(joined({ enrolmentId: uuid(901), left: true, at: sgt('2026-11-03 00:00') }))
      .then(nothing(challengeProgress), nothing(challengeVerdicts), nothing(challengeResults)));

  it('judges nobody by a challenge that is not known yet, and everybody once it is', async () => {
    const driver = new Driver(build);
    await driver.run(stepsOf([joined(), did(1, '2026-11-02 07:00', 40)]));
    expect(driver.standing.rows(challengeProgress.name)).toEqual([]);
    await driver.run(stepsOf([challenge()]));
    expect(driver.standing.rows(challengeProgress.name)).toHaveLength(1);
  });

  it('R34: moves a member to a new version by a new enrolment', async () => {
    const rule = twoDays.rule.replace('"atLeast":2', '"atLeast":4');
    const { progress } = await standing(
      challenge({ version: 2, rule, at: sgt('2026-11-03 00:00') }),
      joined(),
      did(1, '2026-11-02 07:00', 40),
      joined({ enrolmentId: uuid(902), version: 2, at: sgt('2026-11-04 00:00') }),
    );
    expect(progress).toMatchObject({ version: 2, fraction: 0.25 });
  });
});

describe('R34: a challenge of teams', () => {
  const half = { kind: 'target', measure: 'minutes', atLeast: { amount: 30, unit: 'min' } };
  const root = { kind: 'team', each: 'day', atLeast: 2, conditions: [{ across: 'mean', rule: half }] };
  const ofTeams = challenge({ rule: JSON.stringify({ schema: 1, root }) });
  const inTeam = (teamId: string | null, more: object = {}) => joined({ teamId, ...more });
  const part = (day: string, minutes: number) => ({
    ...{ condition: 0, span: day, amount: minutes * MINUTE_MS },
    ...{ capped: Math.min(minutes, 30) * MINUTE_MS, reached: minutes >= 30 },
  });
  const whole = { userId: 'ana', challengeId: 'two-days', version: 1, teamId: 'red' };
  const given2 = {
    ...{ ...whole, parts: [part('2026-11-02', 40), part('2026-11-03', 10)] },
    evidenceUntil: sgt('2026-11-03 07:10'),
  };

  it('R41, R94: tells the team all that the member gives at present, and the member why each workout counted', () =>
    given(ofTeams, did(1, '2026-11-02 07:00', 90), did(2, '2026-11-03 07:00', 10), inTeam('red'))
      .when(did(1, '2026-11-02 07:00', 40))
      .then(
        nothing(challengeProgress),
        nothing(challengeResults),
        contributions.row({ ...given2, joinedAt: twoDays.from }),
        contributionsTopic.of({
          ...{ ...given2, enrolledFor: 'ana', isIn: true, stays: [] },
          parts: given2.parts.map((one) => ({ ...one, lacks: false, later: false })),
        }),
      ));

  it('a member who goes to another team takes all with them; who leaves, takes it back', async () => {
    const driver = new Driver(build);
    const told = () => driver.standing.entities(contributionsTopic.name).map(({ teamId }) => teamId);
    await driver.run(stepsOf([ofTeams, inTeam('red'), did(1, '2026-11-02 07:00', 40)]));
    expect(told()).toEqual(['red']);
    await driver.run(stepsOf([inTeam('blue', { enrolmentId: uuid(901), at: sgt('2026-11-03 00:00') })]));
    expect(told()).toEqual(['blue']);
    expect(driver.standing.rows(challengeVerdicts.name)).toMatchObject([{ counted: true }]);
    await driver.run(stepsOf([inTeam(null, { enrolmentId: uuid(902), at: sgt('2026-11-04 00:00') })]));
    expect(told()).toEqual([]);
    expect(driver.standing.rows(contributions.name)).toMatchObject([{ teamId: null, parts: [{ reached: true }] }]);
    await driver.run(stepsOf([inTeam('red', { enrolmentId: uuid(903), left: true, at: sgt('2026-11-05 00:00') })]));
    expect([contributions, challengeVerdicts].flatMap(({ name }) => driver.standing.rows(name))).toEqual([]);
  });
});

it("R50: a member's own maximum that changes later, by a correction, changes what counted", async () => {
  const heavy = {
    kind: 'target',
    measure: 'sets',
    atLeast: { amount: 1, unit: '' },
    where: { oneRepMaxShare: { atLeast: 70 } },
  };
  const rule = JSON.stringify({ schema: 1, root: heavy });
  const sets = [{ exerciseId: 'leg-press', repetitions: 8, loadGrams: 70_000, startedAt: 0, endedAt: 0 }];
  const maximum = (value: number) =>
    told(metrics, {
      ...{ userId: 'ana', metric: 'one_rep_max', exerciseId: 'leg-press', equipmentModel: 'Technogym Selection 700' },
      ...{ at: sgt('2026-10-01 00:00'), value, unit: 'kg', formula: 'brzycki', formulaVersion: 1 },
      ...{ confidence: 'high', cause: 'measured', evidence: [], evidenceUntil: null },
    });
  const { driver } = await standing(
    challenge({ challengeId: 'heavy', rule }),
    joined({
      challengeId: 'heavy',
      judgedBy: { from: twoDays.from, to: twoDays.to, looksBackDays: 0, uses: ['one_rep_max'] },
    }),
    did(1, '2026-11-02 07:00', 10, { sets }),
    maximum(120),
  );
  const reason = () => driver.standing.rows(challengeVerdicts.name)[0]?.reason;
  expect(reason()).toBe('too_light');
  await driver.run(stepsOf([maximum(100)]));
  expect(reason()).toBeNull();
});

it('R34: counts personal bests by all that was done before, and anew when that is corrected', async () => {
  const rule = JSON.stringify({
    schema: 1,
    root: { kind: 'target', measure: 'personal_bests', atLeast: { amount: 2, unit: '' } },
  });
  const lifted = (kg: number) => ({
    sets: [{ exerciseId: 'leg-press', repetitions: 5, loadGrams: kg * 1_000, startedAt: 0, endedAt: 0 }],
  });
  const uses = ['personal_bests'];
  const { driver } = await standing(
    challenge({ challengeId: 'bests', rule }),
    joined({ challengeId: 'bests', judgedBy: { from: twoDays.from, to: twoDays.to, looksBackDays: 0, uses } }),
    did(1, '2026-03-02 07:00', 10, lifted(80)),
    did(2, '2026-11-02 07:00', 10, lifted(90)),
    did(3, '2026-11-03 07:00', 10, lifted(85)),
  );
  // The heaviest load, and the one-repetition maximum.
  const fraction = () => driver.standing.rows(challengeProgress.name)[0]?.fraction;
  expect(fraction()).toBe(1);
  await driver.run(stepsOf([did(1, '2026-03-02 07:00', 10, lifted(95))]));
  expect(fraction()).toBe(0);
});

it.each([
  ['is not JSON', { rule: '{' }],
  ['is of a kind that nobody knows', { rule: '{"schema":1,"root":{"kind":"dance"}}' }],
  ['is written in a newer grammar', { rule: twoDays.rule.replace('"schema":1', '"schema":2') }],
  ['ranks nothing', { rule: '{"schema":1,"root":{"kind":"ranking"}}' }],
  ['counts by a zone that there is not', { timeZone: 'Asia/Atlantis' }],
])('R81: a rule that %s parks nobody who joined: others are judged as ever', async (_, wrong) => {
  const { driver } = await standing(
    challenge({ challengeId: 'odd', ...wrong }),
    joined({ challengeId: 'odd', enrolmentId: uuid(905) }),
    joined(),
    did(1, '2026-11-02 07:00', 40),
  );
  const rows = driver.standing.rows(challengeProgress.name);
  expect(rows.map((row) => row.challengeId)).toEqual(['two-days']);
});

describe('R26: two ids of a person in one challenge', () => {
  const ofCard = (more: object = {}) =>
    told(
      participations,
      participation({ enrolmentId: uuid(950), enrolledFor: 'card', joinedAt: sgt('2026-11-02 00:00'), ...more }),
      'enrolments/1',
    );
  const back = retracted(participations, { key: 'ana', entity: JSON.stringify(['two-days', 'card']) }, 'enrolments/1');
  const late = joined({ joinedAt: sgt('2026-11-04 00:00') });
  const trainings = [did(1, '2026-11-03 07:00', 40), did(2, '2026-11-05 07:00', 40)] as const;
  const progressLike = (values: object) => challengeProgress.row(expect.objectContaining(values));

  it('are in it as of whoever joined first', () =>
    given(challenge(), late, ...trainings)
      .when(ofCard())
      .then(progressLike({ userId: 'ana', joinedAt: sgt('2026-11-02 00:00'), complete: true })));

  it('are in it while one of them is', () =>
    given(challenge(), late, ...trainings)
      .when(ofCard({ left: true }))
      .then(progressLike({ joinedAt: sgt('2026-11-04 00:00'), fraction: 0.5 })));

  it('have each their own again when the merge is taken back', async () => {
    await given(challenge(), late, ofCard(), ...trainings)
      .when(back)
      .then(progressLike({ joinedAt: sgt('2026-11-04 00:00'), fraction: 0.5 }));
    await given(challenge(), ofCard(), ...trainings)
      .when(back)
      .then(nothing(challengeProgress), nothing(challengeVerdicts), nothing(challengeResults));
  });
});
