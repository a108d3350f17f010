import { describe, expect, it } from 'vitest';
import { nameKey, nameRefusal, tidyName } from '../../../domain/display-name.js';

const refusal = (name: string) => nameRefusal(tidyName(name));

describe('R29: a name that others see', () => {
  it.each([
    'Ana',
    "Siân O'Neill-Płonka",
    '王小明',
    'ジョン・スミス',
    'יוסף בן־דוד',
    'நிலா',
    'नेहा शर्मा',
    'Trần Thị Hương',
    'Ana 2',
    '٣ نجوم',
    'Collel·la',
  ])('may be %s', (name) => expect(refusal(name)).toBeNull());

  it('is kept composed, with one space between words and none around', () => {
    expect(tidyName('  Jose\u0301 \u00a0 da\tSilva ')).toBe('José da Silva');
  });

  it('has 1 to 40 characters as a reader counts them', () => {
    expect(refusal(' ')).toBe('must not be empty');
    expect(refusal('नि'.repeat(40))).toBeNull();
    expect(refusal('a'.repeat(41))).toBe('must have at most 40 characters');
  });

  it.each([
    ['an\u200bd', 'U+200B'],
    ['an\u202ed', 'U+202E'],
    ['a\u2066b', 'U+2066'],
    ['a\ufeffb', 'U+FEFF'],
    ['a\u0007b', 'U+0007'],
    ['a\u00adb', 'U+00AD'],
    ['a\u3164', 'U+3164'],
    ['a\ufe0f', 'U+FE0F'],
    ['a\u{e0041}', 'U+E0041'],
    ['Ana ★', 'U+2605 (★)'],
    ['Ana 💪', 'U+1F4AA (💪)'],
    ['<b>', 'U+003C (<)'],
  ])('has nothing that is not seen, or turns the line round, or is a picture: %j', (name, code) =>
    expect(refusal(name)).toContain(`must not have the character ${code}: `),
  );

  it('has no scribble, and something to say', () => {
    expect(refusal('a\u0335\u0336\u0337\u0338\u0334')).toContain('more than 4 on one letter');
    expect(refusal('\u0335a')).toContain('must not begin with a mark');
    expect(refusal('-.-')).toBe('must have a letter or a digit');
  });

  it.each(['Admin', 'ＡＤＭＩＮ', 's t a f f', 'Repstream!', 'deleted'])('does not pass for the house: %s', (name) =>
    expect(refusal(name)).toBe('is reserved'),
  );

  it('does not look like one that somebody shares', () => expect(refusal('Ana·2')).toContain('share a name'));

  it('is the same in any case, width and form, and no further', () => {
    for (const same of ['ANA  Łu', 'ａｎａ łu', 'Ana\u2003ŁU', 'ana ŁU']) expect(nameKey(same)).toBe('ana łu');
    expect(nameKey('Ｊosé')).toBe(nameKey('JOSE\u0301'));
    for (const other of ['Anа', 'Anä', 'An4']) expect(nameKey(other)).not.toBe(nameKey('Ana'));
  });
});
