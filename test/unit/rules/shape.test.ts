import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { patterns } from '../../../rules/patterns.js';
import { checkProgramme } from '../../../rules/programme/check.js';
import { shapeFaults } from '../../../rules/shape.js';

const told = (schema: Parameters<typeof shapeFaults>[0], given: unknown) =>
  shapeFaults(schema, given).map(({ path, message }) => `${path} ${message}`);

describe('what is wrong with the shape of a value', () => {
  it.each([
    [Type.Integer({ minimum: 1 }), 0, ' must be at least 1'],
    [Type.Integer({ maximum: 5 }), 6, ' must be at most 5'],
    [Type.Number({ exclusiveMinimum: 0 }), 0, ' must be more than 0'],
    [Type.Number({ exclusiveMaximum: 1 }), 1, ' must be less than 1'],
    [Type.Integer({ multipleOf: 5 }), 7, ' must be a multiple of 5'],
    [Type.Integer(), 1.5, ' must be a whole number'],
    [Type.Number(), 'x', ' must be a number'],
    [Type.Boolean(), 1, ' must be true or false'],
    [Type.String({ minLength: 1 }), '', ' must not be empty'],
    [Type.String({ minLength: 1, pattern: patterns.written }), '', ' must not be empty'],
    [Type.String({ minLength: 2 }), 'x', ' must have at least 2 characters'],
    [Type.String({ maxLength: 1 }), 'xy', ' must have at most 1 character'],
    [Type.Array(Type.String(), { minItems: 1 }), [], ' must have at least 1 item'],
    [Type.Array(Type.String(), { maxItems: 2 }), ['a', 'b', 'c'], ' must have at most 2 items'],
    [Type.Array(Type.String(), { uniqueItems: true }), ['a', 'a'], ' must not have the same item twice'],
    [Type.String({ pattern: patterns.day }), '1 May', ' must be a day, YYYY-MM-DD'],
    [Type.String({ pattern: patterns.clock }), '25:00', ' must be a time of day, HH:MM'],
    [Type.String({ pattern: '^x' }), 'y', ' must match pattern "^x"'],
    [Type.Enum(['up', 'down']), 'left', ' must be one of up, down'],
    [Type.Literal(3), 4, ' must be 3'],
    [Type.Object({ a: Type.String() }), {}, '/a is required'],
    [Type.Object({}, { additionalProperties: false }), { 'a/b': 1 }, '/a~1b is not known'],
  ])('is said in plain words: %#', (schema, given, message) => {
    expect(told(schema, given)).toEqual([message]);
  });

  it('is nothing when it has that shape', () => {
    expect(told(Type.Object({ a: Type.Integer({ minimum: 1 }) }), { a: 1 })).toEqual([]);
  });

  it('has its place in what was given', () => {
    expect(checkProgramme({}).map(({ path }) => path)).toContain('/blocks');
  });
});
