import { describe, expect, it } from 'vitest';
import { builder } from '../../../console/words/en/builder.js';

describe('a fault in a form', () => {
  it.each([
    ['/totalWorkouts', 'must be at least 1', 'Visits in all: must be at least 1'],
    ['/blocks/0/slots/1/repetitions/from', 'is required', 'Block 1, Slot 2, Repetitions, From: is required'],
    ['/where/weekdays/2', 'must be at most 7', 'Only, Days of the week 3: must be at most 7'],
    ['/massGrams', 'must be a whole number', 'Mass grams: must be a whole number'],
    ['', 'must be an object', 'must be an object'],
  ])('at %s is called as the form calls that place', (path, message, told) => {
    expect(builder.fault(path, message)).toBe(told);
  });
});
