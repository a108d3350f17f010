/** What a programme asks of a member, whatever comes first. */
import { describe, expect, it } from 'vitest';
import { plans } from '../../../../processors/plans/views.js';
import type { PlanWeek } from '../../../../rules/programme/plan.js';
import type { Participation } from '../../../../schemas/generated/participations.js';
import { plans as topic } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { Driver } from '../../../scenario/driver.js';
import { type Fact, type TickFact, tick } from '../../../scenario/facts.js';
import { nothing, scenario } from '../../../scenario/scenario.js';
import { stepsOf } from '../../../scenario/steps.js';
import { sgt } from '../../rules/given.js';
import { programme } from '../../rules/programme/given.js';
import { takenBack } from '../totals/given.js';
import { changed, joined, legs, maximum, pressed, version } from './given.js';

const build = await inTurn(() => import('../../../../processors/plans/processor.js'));
const given = scenario(build);

/** The plan that stands after these facts. */
async function plan(...facts: readonly (Fact | TickFact)[]) {
  const driver = new Driver(build);
  await driver.run(stepsOf([version(), ...facts]));
  const [row] = driver.standing.rows(plans.name);
  return row as unknown as {
    readonly weeks: readonly PlanWeek[];
    readonly missing: readonly string[];
    readonly overrides: readonly object[];
    readonly conflicts: readonly { readonly path: string; readonly message: string }[];
    readonly evidenceUntil: number | null;
  };
}
const loadsOf = ({ weeks }: { readonly weeks: readonly PlanWeek[] }) =>
  weeks.map(({ slots }) => slots[0]?.numbers.loadGrams);
/** Three sets of eight at what is asked. */
const didAll = (kg: number) => [[8, kg] as const, [8, kg] as const, [8, kg] as const];
const lastTick = tick(sgt('2027-01-11 12:00'));

describe('R54: who joins a programme has a plan of their own', () => {
  it('by what was known as the week began, with a reason for every number', async () => {
    const made = await plan(joined(), maximum(100), tick(sgt('2027-01-04 09:00')));
    expect(loadsOf(made)).toEqual([70_000, 70_000, 70_000]);
    expect(made.weeks[0]?.slots[0]?.because).toContainEqual(
      expect.stringContaining('70 % of your one-repetition maximum of 100 kg from 20 Dec 2026'),
    );
    expect(made.evidenceUntil).toBe(sgt('2026-12-20 18:00'));
  });

  it('R50: begun where their profile was as they joined, so that two who differ are asked for different loads', async () => {
    const strong = { capacity: 'strength', muscleGroup: null, level: 'good', score: 80, confidence: 'high' };
    const withProfile = (...capacities: Participation['capacities']) =>
      plan(joined({ capacities }), maximum(100), tick(sgt('2027-01-04 09:00')));
    // Told since the programme began: who joins late begins by it all the same.
    expect(loadsOf(await withProfile({ ...strong, asOf: sgt('2027-01-06 09:00') }))[0]).toBe(72_500);
    const unsure = { ...strong, confidence: 'demonstration', asOf: sgt('2026-12-01 09:00') };
    expect(loadsOf(await withProfile(unsure))[0], 'nobody trains by a demonstration').toBe(70_000);
  });

  it('and one that says what is missing where nothing is known', async () => {
    const made = await plan(joined(), tick(sgt('2027-01-04 09:00')));
    expect(loadsOf(made)[0]).toBe(2_500);
    expect(made.missing).toEqual([expect.stringContaining('one-repetition maximum of leg press')]);
    expect(made.evidenceUntil).toBeNull();
  });

  it('as of the week that goes on: what is done in it changes the next, once that begins', async () => {
    const facts = [joined(), maximum(100), pressed(1, '2027-01-05 18:00', ...didAll(70))];
    expect(loadsOf(await plan(...facts, tick(sgt('2027-01-10 12:00'))))).toEqual([70_000, 70_000, 70_000]);
    expect(loadsOf(await plan(...facts, lastTick))).toEqual([70_000, 75_000, 75_000]);
  });

  it('R84: the same however its facts come, with those of a week that is over', () =>
    given(version(), joined(), maximum(100), pressed(1, '2027-01-05 18:00', ...didAll(70)))
      .when(maximum(110, '2027-01-09 18:00'), pressed(2, '2027-01-08 18:00', ...didAll(60)), lastTick)
      .then(
        plans.row(
          expect.objectContaining({
            asOf: sgt('2027-01-11 00:00'),
            evidenceUntil: sgt('2027-01-09 18:00'),
          }),
        ),
        topic.of(expect.objectContaining({ programmeId: 'legs', from: sgt('2027-01-04 00:00') })),
      ));

  it('R26: a workout that is taken back raises nothing any more', async () => {
    const facts = [joined(), maximum(100), pressed(1, '2027-01-05 18:00', ...didAll(70))];
    expect(loadsOf(await plan(...facts, lastTick, takenBack(1)))).toEqual([70_000, 70_000, 70_000]);
  });

  it('R26: once though two of their ids joined, and none once they left', () =>
    given(version(), joined(), joined({ enrolledFor: 'card', joinedAt: sgt('2027-01-06 00:00') }), lastTick)
      .when(joined({ left: true }), joined({ enrolledFor: 'card', left: true }))
      .then(nothing(plans), nothing(topic)));

  it('R50: that stays as it was told in the weeks that had begun when they were moved to another version', async () => {
    const two = programme({ sets: 5, progression: { afterWorkouts: 1, step: 5 } });
    const formerly = [{ version: 1, until: sgt('2027-01-12 09:00') }];
    const facts = [maximum(100), pressed(1, '2027-01-05 18:00', ...didAll(70)), version(two, 2)];
    const made = await plan(...facts, joined({ version: 2, formerly }), lastTick);
    expect(loadsOf(made)).toEqual([70_000, 75_000, 75_000]);
    expect(made.weeks.map(({ slots }) => slots[0]?.numbers.sets)).toEqual([3, 3, 5]);
    await given(version(), joined(), ...facts, lastTick)
      .when(joined({ version: 2, formerly }))
      .then(
        plans.row(expect.objectContaining({ version: 2, formerly })),
        topic.of(expect.objectContaining({ version: 2 })),
      );
  });

  it('none of a version that nobody wrote, nor of what is no programme', () =>
    given(joined(), lastTick)
      .when(version({ ...legs, sessionsPerWeek: 0 }))
      .then(nothing(plans)));
});

describe('R55: what a trainer changed', () => {
  const lighter = changed(1, '2027-01-05 09:00', {
    ...{ op: 'replace', path: '/weeks/*/slots/legs/loadGrams', value: 60_000 },
  });

  it('is put into every plan that is made anew, with author and reason', async () => {
    const facts = [joined(), maximum(100), pressed(1, '2027-01-05 18:00', ...didAll(70))];
    const made = await plan(...facts, lighter, lastTick);
    expect(loadsOf(made)).toEqual([60_000, 60_000, 60_000]);
    expect(made.overrides).toMatchObject([{ author: 'wei', reason: 'sore knee' }]);
    expect(made.weeks[1]?.slots[0]?.because[0]).toContain('set by wei on 5 Jan 2027: sore knee (75 kg before)');
    expect(made.conflicts).toEqual([]);
  });

  it('is told as a conflict where it no longer says what it said, and changes nothing', async () => {
    const heavier = changed(1, '2027-01-05 09:00', {
      ...{ op: 'replace', path: '/weeks/*/slots/legs/loadGrams', value: 80_000 },
    });
    const made = await plan(joined(), maximum(100), heavier, maximum(80, '2027-01-08 18:00'), lastTick);
    expect(made.overrides).toEqual([]);
    expect(made.conflicts).toMatchObject([
      { path: '/weeks/*/slots/legs/loadGrams', message: expect.stringContaining('is over the bound of 68 kg') },
    ]);
    expect(loadsOf(made)[0]).toBe(70_000);
  });

  it('goes on from what the trainer before changed, whatever comes first', () =>
    given(version(), joined(), maximum(100), lighter)
      .when(
        changed(2, '2027-01-06 09:00', { op: 'test', path: '/weeks/1/slots/legs/loadGrams', value: 60_000 }),
        lastTick,
      )
      .then(plans.row(expect.objectContaining({ conflicts: [] }))));

  it('that is no change at all is told so, and not guessed', async () => {
    const made = await plan(joined(), maximum(100), changed(1, '2027-01-05 09:00', { op: 'add' } as never), lastTick);
    expect(made.conflicts).not.toEqual([]);
    expect(loadsOf(made)[0]).toBe(70_000);
  });
});
