import { describe, expect, it } from 'vitest';
import { hoursShown, type Opening } from '../../../console/manager/hours-shown.js';

const open = (from: number, to: number): Opening => ({ opensMinute: from * 60, closesMinute: to * 60 });
const ends = (hours: readonly number[]) => [hours[0], hours.at(-1), hours.length];

describe('R14: the hours in which a week of a gym is drawn', () => {
  it('are those in which it is open on any day, though somebody trained in one only', () =>
    expect(ends(hoursShown([9], [open(7, 21), open(9, 18)]))).toEqual([7, 20, 14]));

  it('are six to twenty-two where nobody says when it is open', () =>
    expect(ends(hoursShown([13], []))).toEqual([6, 21, 16]));

  it('are more where somebody trained outside of them', () =>
    expect(ends(hoursShown([5, 23], [open(7, 21)]))).toEqual([5, 23, 19]));

  it('include an hour of which only a part is open', () =>
    expect(ends(hoursShown([], [open(6.5, 21.5)]))).toEqual([6, 21, 16]));

  it('are all of the day where it is open past midnight', () => {
    expect(ends(hoursShown([], [open(10, 26)]))).toEqual([0, 23, 24]);
    expect(ends(hoursShown([], [open(10, 24)]))).toEqual([10, 23, 14]);
  });
});
