/** What a programme may be: each fault at its own place, with what to do. */
import { describe, expect, it } from 'vitest';
import { checkProgramme } from '../../../../rules/programme/check.js';
import { formatProgramme, hashProgramme, parseProgramme } from '../../../../rules/programme/format.js';
import { programmeSchema } from '../../../../rules/programme/programme.js';
import { programmeWords } from '../../../../rules/programme/words.js';
import { legPress, programme, shipped } from './given.js';

const faultsOf = (given: unknown) => checkProgramme(given).map(({ path, message }) => `${path} ${message}`);
const bounds = { mostOneRepMaxPercent: 75, mostHeartRateReservePercent: 85, mostStepPercent: 10 };
const cardio = { id: 'run', exercises: ['treadmill-run'], minutes: 20 };
const without = (name: string) => Object.fromEntries(Object.entries(programme()).filter(([field]) => field !== name));
const withSlots = (...slots: object[]) => programme({}, { blocks: [{ name: 'All', weeks: 3, slots }] as never });

describe('R53: a programme', () => {
  it.each(['ten-weeks-to-the-test', 'gentle-knee'])('%s, which comes with Repstream, is one', (id) => {
    expect(checkProgramme(shipped(id))).toEqual([]);
  });

  it.each(['gyms', 'groups', 'from', 'to', 'timeZone', 'totalWorkouts', 'sessionsPerWeek', 'bounds', 'blocks'])(
    'without %s is refused with its place',
    (name) => expect(faultsOf(without(name))).toContain(`/${name} is required`),
  );

  it.each([
    ['an unknown field', { ...programme(), prize: 1 }, '/prize is not known'],
    ['an unknown field of a slot', programme({ weight: 60 } as never), '/blocks/0/slots/0/weight is not known'],
    ['a day that there is not', programme({}, { from: '2027-02-30' }), '/from there is no day 2027-02-30'],
    ['a zone that there is not', programme({}, { timeZone: 'Mars' }), '/timeZone there is no time zone Mars'],
    [
      'weeks that do not fit',
      programme({}, { to: '2027-01-31' }),
      '/to the blocks make 3 weeks, which end on 2027-01-24',
    ],
    [
      'more visits than there are',
      programme({}, { totalWorkouts: 7 }),
      '/totalWorkouts 3 weeks of 2 visits make 6 at most',
    ],
    ['more weeks than there are', programme({}, { leastWeeks: 4 }), '/leastWeeks there are 3 weeks'],
    [
      'two slots of one name',
      withSlots(legPress, legPress),
      '/blocks/0/slots/1/id another slot of the block is called legs too',
    ],
    [
      'a slot of nothing',
      withSlots({ id: 'x', sets: 1, repetitions: { from: 1, to: 2 } }),
      '/blocks/0/slots/0/exercises is required, or muscles: one of the two',
    ],
    [
      'a slot of too much',
      programme({ minutes: 10 }),
      '/blocks/0/slots/0/minutes one of sets, minutes and distanceM is asked for',
    ],
    [
      'sets of nothing',
      withSlots({ id: 'x', muscles: ['chest'], sets: 1 }),
      '/blocks/0/slots/0/repetitions is required with sets',
    ],
    [
      'repetitions upside down',
      programme({ repetitions: { from: 12, to: 8 } }),
      '/blocks/0/slots/0/repetitions is upside down: from is above to',
    ],
    [
      'an intensity upside down',
      programme({ intensity: { of: 'one_rep_max', from: 80, to: 70 } }),
      '/blocks/0/slots/0/intensity is upside down: from is above to',
    ],
    [
      'an intensity out of bounds',
      programme({}, { bounds }),
      '/blocks/0/slots/0/intensity/to is over the bound of 75 % of the one-repetition maximum',
    ],
    [
      'an intensity of something else',
      withSlots({ ...cardio, intensity: legPress.intensity }),
      '/blocks/0/slots/0/intensity/of one_rep_max goes with sets',
    ],
    [
      'more visits for it than in a week',
      programme({ timesAWeek: 3 }),
      '/blocks/0/slots/0/timesAWeek is more than the 2 visits of a week',
    ],
    [
      'a rise within nothing',
      withSlots({ ...cardio, progression: { afterWorkouts: 1, step: 1 } }),
      '/blocks/0/slots/0/progression needs an intensity: a range within which to rise',
    ],
    [
      'a first load of what has none',
      withSlots({ ...cardio, warmStart: { bodyWeightPercent: 10 } }),
      '/blocks/0/slots/0/warmStart is a load: of one exercise with an intensity of one_rep_max',
    ],
  ])('with %s is refused with its place', (_, given, fault) => expect(faultsOf(given)).toContain(fault));

  it('whose plans would be too much work is refused', () => {
    const slots = Array.from({ length: 12 }, (_, i) => ({ ...legPress, id: `legs-${i}` }));
    expect(faultsOf(withSlots(...slots))).toEqual([
      expect.stringMatching(/^\/blocks make plans that cannot be judged: \/root is too much work/),
    ]);
  });

  it.each([null, 7, [], 'x', { blocks: {} }])('is not %j, which is told', (given) => {
    expect(checkProgramme(given).length).toBeGreaterThan(0);
  });

  it('is the same text whatever the order in which it is written', () => {
    const text = JSON.stringify(Object.fromEntries(Object.entries(programme()).reverse()));
    const read = parseProgramme(text);
    if ('faults' in read) throw new Error('it is a programme');
    expect(formatProgramme(read.programme)).toBe(formatProgramme(programme()));
    expect(hashProgramme(read.programme)).toBe(hashProgramme(programme()));
    expect(parseProgramme('{')).toMatchObject({ faults: [{ message: expect.stringContaining('is not JSON') }] });
    // In one line, whatever the text that it quotes.
    expect(parseProgramme('a\nb')).toMatchObject({ faults: [{ message: expect.stringMatching(/^is not JSON: .+$/) }] });
  });

  it('has a JSON Schema', () => {
    expect(JSON.parse(JSON.stringify(programmeSchema()))).toMatchObject({
      title: 'Programme',
      required: expect.arrayContaining(['gyms', 'bounds']),
      additionalProperties: false,
    });
  });

  it('says what it asks for in plain English', () => {
    const progression = { afterWorkouts: 2, step: 2.5 };
    expect(programmeWords(programme({ progression }, { gyms: ['tampines'] }))).toEqual([
      'Legs: 6 visits in 3 weeks, 2 a week, from 4 Jan 2027 to 24 Jan 2027 (Asia/Singapore), in tampines, for everybody.',
      'All (weeks 1 to 3): once a week 3 sets of 8 to 12 repetitions of leg-press at 70 to 80 % of the one-repetition maximum, 2.5 more once all was met on 2 days in a row.',
      'Never over 85 % of the one-repetition maximum or 85 % of the heart-rate reserve, nor up by more than 10 % a week or one step of the machine.',
    ]);
  });
});
