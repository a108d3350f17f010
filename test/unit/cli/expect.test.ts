import { describe, expect, it } from 'vitest';
import { expecting } from '../../../cli/views/expect.js';
import { undeclared } from '../../../engine/lineages/expectations.js';

describe('--expect', () => {
  it('names columns that may change, and views that may have rows only in the new or the old', () => {
    expect(expecting('changed=calories,met')).toEqual({ changed: ['calories', 'met'], onlyNew: [], onlyOld: [] });
    expect(expecting('only-new=workout_sets')).toMatchObject({ onlyNew: ['workout_sets'] });
    expect(expecting('only-old=workout_sets')).toMatchObject({ onlyOld: ['workout_sets'] });
    expect(expecting('changed=workouts.met, met')).toMatchObject({ changed: ['workouts.met', 'met'] });
  });

  it('adds up when given more than once', () => {
    const all = ['changed=met', 'only-new=workouts', 'changed=cycles,met'].reduce(
      (earlier, text) => expecting(text, earlier),
      expecting('only-old=workouts'),
    );
    expect(all).toEqual({ changed: ['met', 'cycles'], onlyNew: ['workouts'], onlyOld: ['workouts'] });
  });

  it.each([
    '',
    'met',
    'changed',
    'changed=',
    'changed=met,',
    'changed=a=b',
    'altered=met',
    'changed=Met',
    'only-new=a.b.c',
    'toString=a',
  ])('refuses "%s"', (text) => {
    expect(() => expecting(text)).toThrow('Expected changed=COLUMN');
  });

  it('lets pass what was declared and nothing else', () => {
    const counts = { equal: 5, changed: 3, onlyOld: 1, onlyNew: 2_000, columns: { met: 3, cycles: 1 } };
    const found = [{ view: 'workouts', counts }];
    const nothing = { changed: [], onlyNew: [], onlyOld: [] };
    expect(undeclared(nothing, found)).toEqual([
      'workouts.met changed in 3 rows',
      'workouts.cycles changed in 1 row',
      '1 row of workouts is only in the old',
      '2,000 rows of workouts are only in the new',
    ]);
    expect(
      undeclared({ changed: ['met', 'workouts.cycles'], onlyNew: ['workouts'], onlyOld: ['workouts'] }, found),
    ).toEqual([]);
    expect(undeclared({ ...nothing, changed: ['sets.met', 'cycles'], onlyNew: ['sets'] }, found)).toHaveLength(3);
  });
});
