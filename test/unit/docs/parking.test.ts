import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parkingReasons } from '../../../cli/parking-reasons.js';
import { errorCodes } from '../../../engine/errors.js';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const snakeCase = /^[a-z]+(_[a-z0-9]+)+$|^nobody$/;
const quoted = (text: string) => [...text.matchAll(/'([^'\n]*)'/g)].map(([, word = '']) => word);

/** Reasons as the sources spell them: of refused events, of failed folds, and the codes that park. */
const inSources = new Set([
  ...['engine/registry.ts', 'engine/hearing.ts', 'engine/source-event.ts']
    .flatMap((path) =>
      [...read(path).matchAll(/new Undecodable\(([^`]*?),/g)].flatMap(([, first = '']) => quoted(first)),
    )
    .filter((word) => snakeCase.test(word)),
  ...[...read('engine/registry.ts').matchAll(/\? '(\w+)' : '(\w+)'/g)].flatMap(([, one = '', other = '']) => [
    one,
    other,
  ]),
  ...quoted(read('schemas/checks.ts')).filter((word) => snakeCase.test(word)),
  ...quoted(read('engine/gathering.ts')).filter((word) => word.endsWith('_parked')),
  ...quoted(read('engine/closing.ts')).filter((word) => word.endsWith('_failed')),
  ...Object.entries(errorCodes).flatMap(([code, { disposition }]) => (disposition === 'park' ? [code] : [])),
]);

describe('the list of parking reasons', () => {
  it('R78: has every reason that the sources park under, and no other', () => {
    expect(Object.keys(parkingReasons).sort()).toEqual([...inSources].filter((reason) => reason !== '').sort());
  });

  it('says of each what it means and what to do', () => {
    for (const { meaning, remedy } of Object.values(parkingReasons)) {
      expect(meaning).toMatch(/\.$/);
      expect(remedy.length).toBeGreaterThan(10);
    }
  });
});
