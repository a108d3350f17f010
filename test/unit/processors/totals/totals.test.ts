import { describe, expect, it } from 'vitest';
import { firstVisits, totalsDaily, totalsHourly, totalsMonthly } from '../../../../processors/totals/views.js';
import { inTurn } from '../../../scenario/copies.js';
import { nothing, scenario } from '../../../scenario/scenario.js';
import { takenBack, trained, uuid } from './given.js';

const given = scenario(await inTurn(() => import('../../../../processors/totals/processor.js')));

const hourly = (values: object) => totalsHourly.row(expect.objectContaining(values));
const monthly = (values: object) => totalsMonthly.row(expect.objectContaining(values));
const all = { gymId: '', exerciseId: '' };
const both = { gymId: 'tampines', exerciseId: 'leg-press' };
const sums = {
  workouts: 1,
  repetitions: 20,
  tonnageGrams: 1_760_000,
  distanceMm: 0,
  workJ: 0,
  activeMs: 120_000,
  energyCal: 8_575,
};
const twice = Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, 2 * sum]));

describe('R13, R27: totals', () => {
  it('count a workout in the hour of its start, and in the month of its gym and exercise, of either, and of all', () =>
    given()
      .when(trained())
      .then(
        totalsHourly.row({
          userId: 'ana',
          gymId: 'tampines',
          equipmentId: 'leg-press-3',
          exerciseId: 'leg-press',
          day: '2026-01-20',
          hour: Date.parse('2026-01-20T12:00:00Z'),
          localHour: 20,
          ...sums,
        }),
        ...[all, { ...all, gymId: 'tampines' }, { ...all, exerciseId: 'leg-press' }, both].map((of) =>
          totalsMonthly.row({ userId: 'ana', month: '2026-01-01', ...of, ...sums }),
        ),
      ));

  it('add up what is of one hour, and keep machines and members apart', () =>
    given(trained(), trained({ workoutId: uuid(2), startedAt: Date.parse('2026-01-20T12:40:00Z') }))
      .when(trained({ workoutId: uuid(3), equipmentId: 'leg-press-4' }), trained({ workoutId: uuid(4), userId: 'ben' }))
      .then(
        hourly({ userId: 'ana', equipmentId: 'leg-press-3', ...twice }),
        hourly({ userId: 'ana', equipmentId: 'leg-press-4', ...sums }),
        hourly({ userId: 'ben', equipmentId: 'leg-press-3', ...sums }),
      ));

  it('leave out what still runs, and count it once it has ended', async () => {
    await given(trained({ open: true })).then(nothing(totalsHourly), nothing(totalsMonthly));
    await given(trained({ open: true, repetitions: 5 }))
      .when(trained())
      .then(hourly(sums));
  });

  it('leave out what a machine dated whose clock was not set', () =>
    given(trained({ quality: ['clock_unset'] })).then(nothing(totalsHourly), nothing(totalsMonthly)));

  it('leave out what was written down: boards rank what a sensor saw, and no machine was used', () =>
    given(trained({ quality: ['entered'], equipmentId: '', equipmentType: 'NONE' })).then(
      nothing(totalsHourly),
      nothing(totalsMonthly),
    ));

  it('R27: put the workouts on both sides of a Singapore midnight into their own months, wherever they stand in UTC', () =>
    given(
      trained({ startedAt: Date.parse('2026-01-31T15:59:59Z'), localDay: '2026-01-31', localHour: 23 }),
      trained({
        workoutId: uuid(2),
        startedAt: Date.parse('2026-01-31T16:00:00Z'),
        localDay: '2026-02-01',
        localHour: 0,
        repetitions: 7,
      }),
    ).then(
      ...[all, { ...all, gymId: 'tampines' }, { ...all, exerciseId: 'leg-press' }, both].flatMap((of) => [
        monthly({ ...of, month: '2026-01-01', repetitions: 20 }),
        monthly({ ...of, month: '2026-02-01', repetitions: 7 }),
      ]),
    ));

  it('R27: a late workout lands in its own month, however much later it comes', () =>
    given(
      trained({ startedAt: Date.parse('2026-03-05T10:00:00Z'), localDay: '2026-03-05', localHour: 18, gymId: null }),
    )
      .when(trained({ workoutId: uuid(2), gymId: null, repetitions: 9 }))
      .then(
        monthly({ month: '2026-03-01', ...all, repetitions: 20 }),
        monthly({ month: '2026-03-01', ...all, exerciseId: 'leg-press', repetitions: 20 }),
        monthly({ month: '2026-01-01', ...all, repetitions: 9 }),
        monthly({ month: '2026-01-01', ...all, exerciseId: 'leg-press', repetitions: 9 }),
      ));

  it('the hour that comes twice as summer time ends is two hours', () =>
    given(
      ...['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((startedAt, i) =>
        trained({
          workoutId: uuid(i),
          startedAt: Date.parse(startedAt),
          timeZone: 'Europe/London',
          localDay: '2026-10-25',
          localHour: 1,
        }),
      ),
    ).then(
      hourly({ hour: Date.parse('2026-10-25T00:00:00Z'), localHour: 1, workouts: 1 }),
      hourly({ hour: Date.parse('2026-10-25T01:00:00Z'), localHour: 1, workouts: 1 }),
    ));

  it('a member who trains in two zones on one day has the days of both gyms', () =>
    given(
      trained({ startedAt: Date.parse('2026-05-31T16:30:00Z'), localDay: '2026-06-01', localHour: 0 }),
      trained({
        workoutId: uuid(2),
        startedAt: Date.parse('2026-05-31T16:30:00Z'),
        gymId: 'soho',
        timeZone: 'Europe/London',
        localDay: '2026-05-31',
        localHour: 17,
      }),
    ).then(
      hourly({ gymId: 'tampines', day: '2026-06-01', localHour: 0 }),
      hourly({ gymId: 'soho', day: '2026-05-31', localHour: 17 }),
      monthly({ ...all, month: '2026-05-01' }),
      monthly({ ...all, month: '2026-06-01' }),
      monthly({ ...all, exerciseId: 'leg-press', month: '2026-05-01' }),
      monthly({ ...all, exerciseId: 'leg-press', month: '2026-06-01' }),
      monthly({ ...all, gymId: 'soho', month: '2026-05-01' }),
      monthly({ ...all, gymId: 'tampines', month: '2026-06-01' }),
      monthly({ ...both, gymId: 'soho', month: '2026-05-01' }),
      monthly({ ...both, month: '2026-06-01' }),
    ));

  it('of a gym or an exercise that nobody knows count once for all', () =>
    given(trained({ gymId: null, exerciseId: null })).then(
      hourly({ gymId: '', exerciseId: '' }),
      monthly({ ...all, ...sums }),
    ));

  it('R27: on a cable station give each exercise its own sets; time and energy are with the first, and it is one session', () => {
    const set = (exerciseId: string | null, repetitions: number) => ({
      exerciseId,
      repetitions,
      loadGrams: 40_000,
      startedAt: 0,
      endedAt: 0,
    });
    const sets = [set(null, 8), set('seated-row', 10), set('seated-row', 9)];
    const whole = { ...sums, repetitions: 27, tonnageGrams: 27 * 40_000 };
    const none = { activeMs: 0, energyCal: 0, distanceMm: 0, workJ: 0 };
    return given(trained({ sets, repetitions: 27, tonnageGrams: 27 * 40_000 })).then(
      hourly({ exerciseId: 'leg-press', ...whole }),
      ...['', 'tampines'].flatMap((gymId) => [
        monthly({ gymId, exerciseId: '', ...whole }),
        monthly({ gymId, exerciseId: 'leg-press', ...whole, repetitions: 8, tonnageGrams: 8 * 40_000 }),
        monthly({ gymId, exerciseId: 'seated-row', workouts: 1, repetitions: 19, tonnageGrams: 19 * 40_000, ...none }),
      ]),
    );
  });

  it('guests use machines, and stand on no leaderboard', () =>
    given(trained({ userId: '' }), trained({ userId: '', workoutId: uuid(2) })).then(
      hourly({ userId: '', ...sums }),
      hourly({ userId: '', ...sums }),
      nothing(totalsMonthly),
    ));
});

describe('R14: first visits', () => {
  const on = (n: number, localDay: string, gymId = 'tampines') =>
    trained({ workoutId: uuid(n), localDay, gymId, startedAt: Date.parse(`${localDay}T04:00:00Z`), localHour: 12 });
  const first = (gymId: string, firstOn: string) => firstVisits.row({ userId: 'ana', gymId, firstOn });
  const days = [3, 9, 5, 7, 2, 8].map((day, i) => on(i, `2026-01-0${day}`));

  it('are the first day anywhere and in each gym, whatever comes when', () =>
    given(on(10, '2026-02-01', 'soho'), ...days).then(
      ...[first('', '2026-01-02'), first('tampines', '2026-01-02'), first('soho', '2026-02-01')],
    ));

  it('move to the next day each time that the first is taken away, however many are', () =>
    given(...days)
      .when(takenBack(4), takenBack(0), takenBack(2), takenBack(3))
      .then(first('', '2026-01-08'), first('tampines', '2026-01-08')));

  it('stay while anything is left of the day, and are none once nothing is left', async () => {
    await given(on(1, '2026-01-02'), on(2, '2026-01-02'))
      .when(takenBack(1))
      .then(first('', '2026-01-02'), first('tampines', '2026-01-02'));
    await given(on(1, '2026-01-02')).when(takenBack(1)).then(nothing(firstVisits), nothing(totalsDaily));
  });
});

describe('R26, R84: totals follow corrections', () => {
  it('an edited workout counts as it is now', () =>
    given(trained())
      .when(trained({ repetitions: 12, tonnageGrams: 960_000, energyKcal: null }))
      .then(hourly({ workouts: 1, repetitions: 12, tonnageGrams: 960_000, energyCal: 0 })));

  it('a voided workout leaves nothing behind', () =>
    given(trained()).when(takenBack(1)).then(nothing(totalsHourly), nothing(totalsMonthly)));

  it('a workout that is given to somebody else counts there', () =>
    given(trained(), trained({ workoutId: uuid(2) }))
      .when(takenBack(1), trained({ userId: 'ben' }))
      .then(hourly({ userId: 'ana', ...sums }), hourly({ userId: 'ben', ...sums })));

  it("a guest's that is claimed comes onto the board", () =>
    given(trained({ userId: '', gymId: null, exerciseId: null }))
      .when(takenBack(1, ''), trained({ gymId: null, exerciseId: null }))
      .then(hourly({ userId: 'ana', ...sums }), monthly({ userId: 'ana', ...all, ...sums })));

  it('one whose gym, zone or exercise is corrected moves', () =>
    given(trained({ gymId: null, timeZone: 'UTC', localDay: '2026-01-20', localHour: 12, exerciseId: null }))
      .when(trained())
      .then(
        hourly({ gymId: 'tampines', exerciseId: 'leg-press', localHour: 20, ...sums }),
        ...[all, { ...all, gymId: 'tampines' }, { ...all, exerciseId: 'leg-press' }, both].map((of) =>
          monthly({ ...of, ...sums }),
        ),
      ));

  it('one that runs again (its end was undone) counts no more', () =>
    given(trained())
      .when(trained({ open: true }))
      .then(nothing(totalsHourly), nothing(totalsMonthly)));
});
