/** What may be said of purging in declarations, what of a state is folded already, and how far back a build reaches. */
import { describe, expect, it } from 'vitest';
import { foldKey } from '../../../engine/fold.js';
import { foldEnvironment } from '../../../engine/fold-environment.js';
import { type AnyProcessor, keep } from '../../../engine/processor.js';
import { unfitToInherit } from '../../../engine/purging/declared.js';
import { type Horizon, rebuildHorizon } from '../../../engine/purging/horizons.js';
import { type Inheritance, isHeld } from '../../../engine/purging/inheritance.js';
import { derived, source, type Topic } from '../../../engine/topic.js';
import { KeyWork } from '../../../engine/work.js';
import { countKeys } from './toys.js';

const said = source('said', { ...countKeys, keeps: 'until-purged' }) as Topic;
const also = source('also', { ...countKeys, keeps: 'until-purged' }) as Topic;
const decided = source('decided', countKeys) as Topic;
const made = derived('made', countKeys) as Topic;

const processor = (of: Partial<AnyProcessor>): AnyProcessor => ({
  ...{ name: 'adds', version: 1, comment: '', keyedBy: 'owner', from: { said } },
  initial: () => ({ sum: 0 }),
  inherit: ({ state }) => state,
  on: {},
  show: () => [],
  ...of,
});

describe('a processor that begins from what an earlier build keeps', () => {
  it('reads sources that belong to scopes, one of which may be purged', () => {
    const scope = { said: () => 'x', decided: () => 'x' };
    expect(unfitToInherit(processor({ from: { said, decided }, scope }))).toBeNull();
    expect(unfitToInherit(processor({}))).toBeNull();
    expect(unfitToInherit(processor({ from: { decided } }))).toBe(
      'adds declares inherit, and reads no topic that is kept until purged',
    );
    expect(unfitToInherit(processor({ from: { said, decided }, scope: { said: () => 'x' } }))).toMatch(
      /and decided is of no scope$/,
    );
    expect(unfitToInherit(processor({ from: { said, decided: keep(decided) } }))).toMatch(/decided is a kept input$/);
    expect(unfitToInherit(processor({ from: { said, made } }))).toMatch(/made is a derived topic$/);
    expect(unfitToInherit(processor({ from: { said, also } }))).toMatch(
      /^adds reads said and also, and of one topic alone/,
    );
  });

  it('changes no scope but that of the event: the other may hold the event already', () => {
    const other = processor({
      scope: { said: () => 'x' },
      on: { said: (_, __, { state }) => state('y') },
    });
    const cell = { scope: 'x', state: {}, shown: [], shownText: null, ordering: null, wakeAt: null, used: [] };
    const entry = {
      ...{ key: 'ana', task: 0, tail: null, pins: 1, isOnItsWay: false },
      cells: new Map([['x', { ...cell, firstOffset: null, latestAt: 0, shownAt: 0, bytes: 0 }]]),
    };
    const work = new KeyWork(entry);
    work.add('said', 'x', { owner: 'ana', id: 'x', at: 1, amount: 1 });
    const environment = foldEnvironment(other, null, () => {
      throw new Error('no tables');
    });
    expect(() => foldKey(environment, work).next()).toThrow('changes no scope but that of the event');
  });
});

it('a state holds what the earlier build had folded of its key, and nothing that was set aside', () => {
  const inherited: Inheritance = {
    ...{ lineage: 'adds-v1-0', version: 1, topic: 'said', since: 10, scopes: 1, at: '' },
    until: { said: 20, decided: 5 },
    unfolded: [['ana', 'said', 14, 16]],
  };
  const held = (topic: string, key: string, offset: number) => isHeld(inherited, topic, key, offset);
  expect([13, 14, 16, 17, 19, 20].map((offset) => held('said', 'ana', offset))).toEqual([
    ...[true, false, false, true, true, false],
  ]);
  expect(held('said', 'bo', 15)).toBe(true);
  expect([held('decided', 'ana', 4), held('decided', 'ana', 5), held('else', 'ana', 0)]).toEqual([true, false, false]);
});

it('a build reaches back as far as the latest beginning of whatever it is made of', () => {
  const at = (topic: string, partition: number, offset: number, time: string): Horizon => ({
    ...{ topic, partition, offset, time, certificates: [] },
  });
  const horizons = [
    ...[at('said', 0, 7, '2026-01-02T00:00:00.000Z'), at('said', 1, 9, '2026-01-01T00:00:00.000Z')],
    at('decided', 0, 0, '2026-03-01T00:00:00.000Z'),
  ];
  const reads = (lineage: string, topic: string, writer: string | null) => ({
    ...{ lineage, inputs: [{ topic, lineage: writer, kind: 'keyed' }] },
  });
  const builds = [
    ...[reads('a', 'said', null), reads('b', 'made.a', 'a'), reads('c', 'made.b', 'b')],
    reads('d', 'decided', null),
  ];
  expect(rebuildHorizon('c', builds, horizons)).toMatchObject({ since: '2026-01-02T00:00:00.000Z' });
  expect(rebuildHorizon('c', builds, horizons)?.partitions.map(({ offset }) => offset)).toEqual([7, 9]);
  expect(rebuildHorizon('d', builds, horizons)).toBeNull();
});
