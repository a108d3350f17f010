/** How teams stand by what their members give, whatever comes first. */
import { describe, expect, it } from 'vitest';
import { teamProgress } from '../../../../processors/teams/views.js';
import { teamResults } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { Driver } from '../../../scenario/driver.js';
import { type Fact, type TickFact, tick } from '../../../scenario/facts.js';
import { nothing, scenario } from '../../../scenario/scenario.js';
import { stepsOf } from '../../../scenario/steps.js';
import { sgt } from '../../rules/given.js';
import { contest, gives, leaves, team, teamChallenge } from './given.js';

const build = await inTurn(() => import('../../../../processors/teams/processor.js'));
const given = scenario(build);
const MINUTE_MS = 60_000;

/** What stands after these facts, as it would live. */
async function standing(...facts: readonly (Fact | TickFact)[]) {
  const driver = new Driver(build);
  const row = () => driver.standing.rows(teamProgress.name)[0];
  await driver.run(stepsOf([teamChallenge(), ...facts]));
  return { row, more: (...later: readonly (Fact | TickFact)[]) => driver.run(stepsOf(later)) };
}

describe('R34: a team', () => {
  it('R84, R94: stands by what its present members give, come as it may; what is corrected leaves nothing behind', () =>
    given(
      teamChallenge(),
      team(),
      gives('ana', { 2: 240, 9: 90 }),
      gives('benny', { 3: 30 }),
      tick(sgt('2026-11-20 00:00')),
    )
      .when(gives('benny', { 3: 60, 10: 210 }), gives('cem', { 4: 999 }), leaves('cem'))
      .then(
        teamProgress.row({
          ...{ challengeId: 'together', version: 1, teamId: 'red', members: 2 },
          ...{ fraction: 1, complete: true, completedAt: sgt('2026-11-16 00:00'), value: 2, target: 2 },
          conditions: [
            { across: 'mean', members: null, dimension: 'time', value: 0, target: 300 * MINUTE_MS, met: false },
            { across: 'every', members: null, dimension: 'count', value: 0, target: 2, met: false },
          ],
          evidenceUntil: sgt('2026-11-10 10:30'),
        }),
      ));

  it('that nobody gives anything for, or that its last member left, is not there', () =>
    given(teamChallenge(), team(), gives('ana', { 2: 240 }))
      .when(leaves('ana'))
      .then(nothing(teamProgress)));

  it('with a member who has done nothing yet is there, and held back by them', async () => {
    const { row } = await standing(gives('ana', { 2: 600 }), gives('benny', {}), tick(sgt('2026-11-03 12:00')));
    expect(row()).toMatchObject({ members: 2, fraction: 0.375, evidenceUntil: sgt('2026-11-02 17:00') });
    // 600 of 300 minutes on average, and one of two did an hour: (1 + 0.5) / 2 of two weeks.
  });

  it('loses whoever moves to another team, which gains them', () =>
    given(teamChallenge(), gives('ana', { 2: 240 }), gives('benny', { 2: 240 }), tick(sgt('2026-11-20 00:00')))
      .when(leaves('benny'), gives('benny', { 2: 240 }, { teamId: 'blue' }))
      .then(
        ...['red', 'blue'].map((teamId) =>
          teamProgress.row({
            ...{ challengeId: 'together', version: 1, teamId, members: 1 },
            ...{ fraction: 0.5, complete: false, completedAt: null, value: 1, target: 2 },
            conditions: [
              { across: 'mean', members: null, dimension: 'time', value: 0, target: 150 * MINUTE_MS, met: false },
              { across: 'every', members: null, dimension: 'count', value: 0, target: 1, met: false },
            ],
            evidenceUntil: sgt('2026-11-02 11:00'),
          }),
        ),
      ));

  it('R35: of two versions at once stands twice, each by its own members', async () => {
    const driver = new Driver(build);
    const easier = JSON.stringify({ schema: 1, root: { kind: 'team', conditions: [halfAnHour] } });
    await driver.run(
      stepsOf([
        teamChallenge(),
        teamChallenge({ version: 2, rule: easier }),
        gives('ana', { 2: 40 }),
        gives('benny', { 2: 40 }, { rule: JSON.parse(easier), version: 2 }),
        tick(sgt('2026-11-20 00:00')),
      ]),
    );
    expect(driver.standing.rows(teamProgress.name)).toMatchObject([
      { version: 1, members: 1, complete: false },
      { version: 2, members: 1, complete: true, completedAt: null, conditions: [{ across: 'sum', met: true }] },
    ]);
  });

  it('R32: what a week had begun with is gone when it ends, though nobody trains', async () => {
    const { row, more } = await standing(gives('ana', { 2: 75 }), tick(sgt('2026-11-03 12:00')));
    expect(row()?.fraction).toBe(0.375);
    await more(tick(sgt('2026-11-09 00:00')));
    expect(row()).toMatchObject({ fraction: 0, conditions: [{ value: 0 }, { value: 0 }] });
  });

  it('is complete for sure once the week is over, and no more when a workout is taken away or somebody joins who did nothing', async () => {
    const { row, more } = await standing(gives('ana', { 2: 150, 9: 150 }), tick(sgt('2026-11-09 12:00')));
    expect(row()).toMatchObject({ complete: true, completedAt: null });
    await more(tick(sgt('2026-11-16 00:00')));
    expect(row()).toMatchObject({ complete: true, completedAt: sgt('2026-11-16 00:00') });
    await more(gives('benny', {}));
    expect(row()).toMatchObject({ complete: false, completedAt: null, value: 0 });
    await more(leaves('benny'), gives('ana', { 2: 150 }));
    expect(row()).toMatchObject({ complete: false, value: 1, fraction: 0.5 });
  });

  it('counts what comes late, when the challenge is over', async () => {
    const { row, more } = await standing(gives('ana', { 2: 150 }), tick(sgt('2026-12-05 00:00')));
    expect(row()).toMatchObject({ fraction: 0.5, completedAt: null });
    await more(gives('ana', { 2: 150, 30: 150 }));
    // The last week is cut short by the end of November.
    expect(row()).toMatchObject({ complete: true, completedAt: sgt('2026-12-01 00:00') });
  });

  it('takes part no more once disbanded, unless the challenge was over by then', async () => {
    const { row, more } = await standing(team(), gives('ana', { 2: 240 }), tick(sgt('2026-11-20 00:00')));
    await more(team({ disbanded: true, validFrom: sgt('2026-12-02 00:00') }));
    expect(row()?.members).toBe(1);
    await more(team({ disbanded: true, validFrom: sgt('2026-11-19 00:00') }));
    expect(row()).toBeUndefined();
  });
});

describe('R33: what a team did', () => {
  const over = sgt('2026-11-16 00:00');
  const done = { 2: 150, 9: 150 };
  const between = (from: string, until: string | null) => ({
    stays: [{ from: sgt(from), until: until === null ? null : sgt(until) }],
  });
  const result = (userId: string, completedAt: number | null) =>
    teamResults.of({
      ...{ userId, enrolledFor: userId, challengeId: 'together', version: 1, teamId: 'red' },
      completedAt,
    });

  it('R84: is of all who were in it then, and of nobody who came or had left', () =>
    given(teamChallenge(), team(), gives('ana', done), gives('benny', done, between('2026-11-01 00:00', null)))
      .when(
        gives('cem', done, { ...between('2026-11-01 00:00', '2026-11-17 00:00'), isIn: false, parts: [] }),
        gives('d', {}, { ...between('2026-11-01 00:00', '2026-11-10 00:00'), isIn: false }),
        gives('edith', {}, { ...between('2026-11-16 12:00', null), parts: laterParts }),
        tick(over),
      )
      .then(result('ana', over), result('benny', over), result('cem', over), result('d', null), result('edith', null)));

  it('R26: is nobody’s when a workout of one of them is taken back, and theirs again when that was wrong', async () => {
    const members = [gives('ana', done), gives('benny', done)];
    await given(teamChallenge(), ...members, tick(over))
      .when(gives('benny', { 2: 150 }))
      .then(result('ana', null), result('benny', null));
    await given(teamChallenge(), ...members, tick(over))
      .when(gives('benny', { 2: 150 }), tick(sgt('2026-11-17 00:00')), gives('benny', done))
      .then(result('ana', over), result('benny', over));
  });

  it('is told of no ranking, and of no team that is disbanded', async () => {
    const rule = JSON.stringify(contest);
    await given(teamChallenge({ rule }), gives('ana', { 2: 30 }, { rule: contest }), tick(over)).then(
      nothing(teamResults),
    );
    await given(teamChallenge(), gives('ana', done), tick(over))
      .when(team({ disbanded: true, validFrom: sgt('2026-11-10 00:00') }))
      .then(nothing(teamResults));
  });

  it('R93: costs who trains no look at the others', async () => {
    const driver = new Driver(build);
    const names = Array.from({ length: 30 }, (_, i) => `m${i}`);
    await driver.run(
      stepsOf([teamChallenge(), ...names.map((name) => gives(name, { 2: 150 })), tick(sgt('2026-11-09 12:00'))]),
    );
    const [written] = await driver.run(stepsOf([gives('m3', { 2: 160 })]));
    expect(written?.states.map(({ scope }) => scope)).toEqual(['']);
    expect(written?.outbox).toEqual([]);
  });
});

/** Of who came when two weeks were over: just what was asked of one. */
const laterParts = ['2026-11-02', '2026-11-09'].flatMap((span) =>
  [150, 60].map((minutes, condition) => ({
    ...{ condition, span, amount: minutes * MINUTE_MS, capped: minutes * MINUTE_MS },
    ...{ reached: true, lacks: false, later: true },
  })),
);

const halfAnHour = {
  across: 'sum',
  rule: { kind: 'target', measure: 'minutes', atLeast: { amount: 30, unit: 'min' } },
};

it('R34: of a ranking the total is told, and who takes part', async () => {
  const rule = JSON.stringify(contest);
  const driver = new Driver(build);
  const facts = [gives('ana', { 2: 30, 30: 10 }, { rule: contest }), gives('benny', {}, { rule: contest })];
  await driver.run(stepsOf([teamChallenge({ rule }), ...facts, tick(sgt('2026-11-20 00:00'))]));
  expect(driver.standing.rows(teamProgress.name)).toMatchObject([
    { members: 2, value: 40 * MINUTE_MS, target: null, fraction: 0, complete: false, conditions: [] },
  ]);
});

it.each([
  ['is not JSON', { rule: '{' }],
  ['counts by a zone that there is not', { timeZone: 'Asia/Atlantis' }],
])('R81: a rule that %s parks no team', async (_, wrong) => {
  const driver = new Driver(build);
  await driver.run(stepsOf([teamChallenge(wrong), gives('ana', { 2: 30 })]));
  expect(driver.standing.rows(teamProgress.name)).toEqual([]);
});
