import { describe, expect, it } from 'vitest';
import { builtAs } from '../../../deploy/builds.js';
import { changedCode } from '../../../deploy/local/changed-code.js';
import type { KnownLineage } from '../../../engine/lineages/catalogue.js';
import { source } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { addingUp, countKeys } from '../engine/toys.js';

const { processors } = addingUp({ adds: 'adds', totals: 'totals' }, source('facts', countKeys));
const code = (adds: string, totals: string) =>
  new Map([
    ['adds', adds.repeat(8)],
    ['totals', totals.repeat(8)],
  ]);
/** What a database knows once the code of these letters has run as these builds. */
const ran = (builds: Record<string, string>, adds: string, totals: string, state: Partial<KnownLineage> = {}) =>
  topologyOf(builtAs(processors, new Map(Object.entries(builds)))).lineages.map(
    ({ name, processor, inputs, topics }): KnownLineage => ({
      lineage: name,
      processor: processor.name,
      version: 1,
      promoted: true,
      inputs,
      topics,
      createdAt: new Date(0),
      codeHash: code(adds, totals).get(processor.name) ?? null,
      promotedAt: null,
      retiredAt: null,
      ...state,
    }),
  );
const gone = { promoted: false, retiredAt: new Date(1) };
const foundIn = (adds: string, totals: string, known: readonly KnownLineage[]) => {
  const { builds, changed, made } = changedCode(processors, code(adds, totals), known);
  return { builds: Object.fromEntries(builds), changed, made: made.map((name) => name.split('-')[0]) };
};
const NOTHING = { builds: {}, changed: [], made: [] };

describe('changed code on the local stack', () => {
  it('is none on a new database, with the same code, and where no code is known', () => {
    expect(foundIn('a', 'a', [])).toEqual(NOTHING);
    expect(foundIn('a', 'a', ran({}, 'a', 'a'))).toEqual(NOTHING);
    expect(foundIn('a', 'a', ran({}, 'a', 'a', { codeHash: null }))).toEqual(NOTHING);
  });

  it('is built beside the old with all that is built on it, until it is promoted; then it is what runs', () => {
    const before = ran({}, 'a', 'a');
    const builds = { adds: 'bbbbbbbb' };
    expect(foundIn('b', 'a', before)).toEqual({ builds, changed: ['adds'], made: ['adds', 'totals'] });
    const interrupted = [...before, ...ran(builds, 'b', 'a', { promoted: false })];
    expect(foundIn('b', 'a', interrupted)).toEqual({ builds, changed: ['adds'], made: ['adds', 'totals'] });
    const after = [...ran({}, 'a', 'a', gone), ...ran(builds, 'b', 'a')];
    expect(foundIn('b', 'a', after)).toEqual({ builds, changed: [], made: [] });
  });

  it('touches nothing upstream', () => {
    expect(foundIn('a', 'b', ran({}, 'a', 'a'))).toEqual({
      builds: { totals: 'bbbbbbbb' },
      changed: ['totals'],
      made: ['totals'],
    });
  });

  it('changed back, is built again: what it was once has gone', () => {
    const known = [...ran({}, 'a', 'a', gone), ...ran({ adds: 'bbbbbbbb' }, 'b', 'a')];
    const builds = { adds: 'aaaaaaaa' };
    expect(foundIn('a', 'a', known)).toEqual({ builds, changed: ['adds'], made: ['adds', 'totals'] });
  });

  it('changed back before it was promoted, is what it was', () => {
    const known = [...ran({}, 'a', 'a'), ...ran({ adds: 'bbbbbbbb' }, 'b', 'a', { promoted: false })];
    expect(foundIn('a', 'a', known)).toEqual(NOTHING);
  });

  it('under a raised version is a build that is compared and promoted by hand', () => {
    const known = ran({}, 'a', 'a').map((one) => ({ ...one, version: 0, lineage: `${one.lineage}-old` }));
    expect(foundIn('b', 'b', known)).toEqual(NOTHING);
  });
});
