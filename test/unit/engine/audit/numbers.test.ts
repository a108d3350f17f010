import { expect, it } from 'vitest';
import { Numbers } from '../../../../engine/audit/numbers.js';

const told = (numbers: Numbers, ...all: [producer: string, incarnation: string, number: number][]) =>
  all.map(([producer, incarnation, number]) => {
    const step = numbers.follow({ producer, incarnation, number, entity: 'x', isMarker: false });
    return step.is === 'hole' ? `hole from ${step.expected}` : step.is;
  });

it('counts each task for itself; what comes again is repeated, what is left out a hole', () => {
  const numbers = new Numbers(true);
  expect(
    told(numbers, ['a', 'i', 1], ['b', 'i', 1], ['a', 'i', 2], ['a', 'i', 1], ['a', 'i', 5], ['a', 'i', 6]),
  ).toEqual(['next', 'next', 'next', 'repeated', 'hole from 3', 'next']);
  expect([numbers.last('a', 'i'), numbers.last('b', 'i'), numbers.last('c', 'i')]).toEqual([6, 1, 0]);
});

it('a new incarnation counts from 1, and records of an older one are repeats', () => {
  const numbers = new Numbers(true);
  expect(told(numbers, ['a', 'i1', 1], ['a', 'i2', 1], ['a', 'i1', 2], ['a', 'i2', 3])).toEqual([
    'next',
    'next',
    'repeated',
    'hole from 2',
  ]);
  expect([numbers.last('a', 'i1'), numbers.last('a', 'i2')]).toEqual([0, 3]);
});

it('a log that lost its beginning is taken from where it begins; who names no task is foreign', () => {
  expect(told(new Numbers(false), ['a', 'i', 40], ['a', 'i', 41], ['a', 'i', 43])).toEqual([
    'next',
    'next',
    'hole from 42',
  ]);
  expect(told(new Numbers(true), ['a', 'i', 40], ['', '', Number.NaN])).toEqual(['hole from 1', 'foreign']);
});
