import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { namedIn } from '../../../api/challenges/names.js';
import { readChallenge } from '../../../cli/challenges/file.js';
import { teamsText } from '../../../cli/challenges/teams-text.js';
import { appliedText, stateOf } from '../../../cli/challenges/text.js';
import { exerciseCatalogue } from '../../../domain/exercises.js';
import type { Rule } from '../../../rules/rule.js';
import { words } from '../../../rules/words.js';

const folder = mkdtempSync(join(tmpdir(), 'challenges-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileOf(content: object | string): string {
  files += 1;
  const file = join(folder, `${files}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const workouts = (amount: number) => ({
  schema: 1,
  root: { kind: 'target', measure: 'workouts', atLeast: { amount, unit: '' } },
});
const november = {
  id: 'november',
  name: 'November',
  terms: { from: '2099-11-01', to: '2099-11-30', timeZone: 'Asia/Singapore' },
  rule: workouts(12),
};
const faultsOf = (content: object) => {
  const read = readChallenge(fileOf(content));
  return 'faults' in read ? read.faults : [];
};

describe('a challenge in a file', () => {
  it('has days, the last of them included, by the clock of the challenge', () => {
    expect(readChallenge(fileOf(november))).toMatchObject({
      id: 'november',
      definition: { from: '2099-10-31T16:00:00.000Z', to: '2099-11-30T16:00:00.000Z', gyms: [], keepsAwards: true },
    });
    const night = { ...november, terms: { ...november.terms, dayStartsMinute: 240 } };
    expect(readChallenge(fileOf(night))).toMatchObject({ definition: { to: '2099-11-30T20:00:00.000Z' } });
    const exact = { ...november, terms: { ...november.terms, from: '2099-11-01T12:00:00Z' } };
    expect(readChallenge(fileOf(exact))).toMatchObject({ definition: { from: '2099-11-01T12:00:00Z' } });
  });

  it.each([
    ['no id', { ...november, id: undefined }, '/id'],
    ['an unknown field', { ...november, prize: 1 }, '/prize'],
    ['an unknown term', { ...november, terms: { ...november.terms, place: 'x' } }, '/terms/place'],
    ['an end before its beginning', { ...november, terms: { ...november.terms, to: '2099-10-01' } }, '/terms/to'],
    ['a day that there is not', { ...november, terms: { ...november.terms, to: '2099-11-31' } }, '/terms/to'],
    ['a zone that there is not', { ...november, terms: { ...november.terms, timeZone: 'Mars' } }, '/terms/timeZone'],
    ['a rule that is none', { ...november, rule: workouts(0) }, '/rule/root/atLeast/amount'],
    ['no rule', { ...november, rule: undefined }, '/rule'],
    ['a character that cannot be stored', { ...november, name: 'a\0b' }, '/name'],
  ])('with %s is told so at its place', (_, content, path) => {
    expect(faultsOf(content).map((fault) => fault.path)).toContain(path);
  });

  it('that is no JSON is told in one line', () => {
    expect(() => readChallenge(fileOf('{"id":'))).toThrow(/1?\d\.json is no JSON/);
    expect(() => readChallenge(join(folder, 'nothing.json'))).toThrow('cannot be read');
  });
});

describe('R32: a calendar of daily tasks', () => {
  const task = {
    kind: 'target',
    measure: 'repetitions',
    where: { exercises: ['{exercise}'] },
    atLeast: { amount: '{repetitions}', unit: '' },
  };
  const calendar = (more: object = {}) => ({
    ...{ id: 'two-days', name: 'Two days', terms: { from: '2099-08-31', timeZone: 'Asia/Singapore' } },
    daily: {
      days: [
        { exercise: 'leg-press', repetitions: 30 },
        { exercise: 'chest-press', repetitions: 40 },
      ],
      task,
      ...more,
    },
  });

  it('is one challenge with a window for each day, that ends with the last', () => {
    const day = (date: string, exercise: string, amount: number) => ({
      ...{ kind: 'within', from: date, to: date },
      rule: { ...task, where: { exercises: [exercise] }, atLeast: { amount, unit: '' } },
    });
    expect(readChallenge(fileOf(calendar({ atLeast: 1 })))).toMatchObject({
      definition: {
        to: '2099-09-01T16:00:00.000Z',
        rule: {
          schema: 1,
          root: {
            ...{ kind: 'at_least', count: 1 },
            of: [day('2099-08-31', 'leg-press', 30), day('2099-09-01', 'chest-press', 40)],
          },
        },
      },
    });
  });

  it('with a placeholder that a day does not fill, or without a first day, is refused', () => {
    expect(faultsOf(calendar({ days: [{ exercise: 'leg-press' }] }))).toEqual([
      { path: '/daily/days/0', message: 'says no repetitions' },
    ]);
    const vague = { ...calendar(), terms: { from: 'soon', timeZone: 'Asia/Singapore' } };
    expect(faultsOf(vague)[0]?.path).toBe('/terms/from');
  });

  it('with a task that is no rule is refused at its place in the file, and so is what the catalogue does not have', () => {
    const heavy = { ...task, atLeast: { amount: '{repetitions}', unit: 'kg' } };
    expect(faultsOf(calendar({ task: heavy }))).toEqual([
      { path: '/daily/task/atLeast/unit', message: expect.stringMatching(/^repetitions .*\(on 2099-08-31\)$/) },
    ]);
    const read = readChallenge(fileOf(calendar()));
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const unknown = { path: '/body/rule/root/of/1/rule/where/exercises/0', message: 'there is no such exercise' };
    expect(read.placed([unknown, { path: '/body/gyms/0', message: 'there is no such gym' }])).toEqual([
      { path: '/terms/gyms/0', message: 'there is no such gym' },
      { path: '/daily/task/where/exercises/0', message: 'there is no such exercise (on 2099-09-01)' },
    ]);
  });
});

it.each(['docs/examples/challenge', 'rules/gallery/19-national-day'])(
  'the guide shows a file that can be applied: %s.json',
  (name) => {
    const read = readChallenge(fileURLToPath(new URL(`../../../${name}.json`, import.meta.url)));
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const { rule } = read.definition;
    expect(words(rule as Rule)).toMatch(/at least/i);
    const known = new Set(exerciseCatalogue.map(({ exerciseId }) => exerciseId));
    expect(namedIn(rule, '').filter(({ kind, id }) => kind === 'exercises' && !known.has(id))).toEqual([]);
  },
);

it('says whether a challenge goes on, and what applying a file came to', () => {
  const [startsAt, endsAt] = ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'];
  const at = (time: string, withdrawn = false) => stateOf({ startsAt, endsAt, withdrawn }, Date.parse(time));
  expect([at('2026-10-31'), at('2026-11-15'), at('2026-12-01'), at('2026-11-15', true)]).toEqual([
    'to come',
    'running',
    'over',
    'withdrawn',
  ]);
  expect(appliedText({ id: 'x', former: null, version: 1 }, true)).toBe('x: would be new');
  expect(appliedText({ id: 'x', former: 2, version: 2 }, false)).toBe('x: unchanged (version 2)');
  expect(appliedText({ id: 'x', former: 2, version: 3 }, false)).toMatch(/^x: version 3;/);
});

it('lists how teams and gyms stand, with what gyms gave in a unit that people know', () => {
  const team = {
    ...{ challengeId: 'x', version: 1, teamId: 'red', displayName: 'Red', size: 30, sizeClass: 0, rank: 1 },
    ...{ members: 5, fraction: 0.876, complete: false, value: 90_000 },
  };
  const empty = { ...team, teamId: 'blue', displayName: 'Blue', size: null, sizeClass: null, rank: null, members: 0 };
  const ranking = { schema: 1, root: { kind: 'ranking', measure: 'minutes', across: 'sum' } } as Rule;
  const told = teamsText(ranking, [team, { ...empty, value: 0 }]);
  expect(told.map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['rank', 'class', 'id', 'team', 'people', 'in it', 'gave'],
    ['1', '0', 'red', 'Red', '30', '5', '1.5 min'],
    ['-', '-', 'blue', 'Blue', '-', '0', '0 min'],
  ]);
  expect(teamsText({ schema: 1, root: { kind: 'team' } }, [team])[1]).toMatch(/ 87%$/);
  expect(teamsText(ranking, [])).toEqual(['there are no teams in it']);
});
