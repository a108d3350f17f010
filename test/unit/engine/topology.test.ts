import { describe, expect, it } from 'vitest';
import { type AnyProcessor, defineProcessor } from '../../../engine/processor.js';
import { sqlView } from '../../../engine/sql-view.js';
import { derived, source, type Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, integer, text, view } from '../../../engine/view.js';
import { type Count, countKeys } from './toys.js';

const [facts, others, gyms] = [source('facts', countKeys), source('others', countKeys), source('gyms', countKeys)];
const [sums, tops] = [derived('sums', countKeys), derived('tops', countKeys)];

/** A processor that passes on what it reads. */
function passing(
  name: string,
  from: Topic<string, Count>,
  to: Topic<string, Count>,
  { version = 1, tables = {} as Record<string, Topic<string, Count>> } = {},
): AnyProcessor {
  return defineProcessor({
    name,
    version,
    comment: 'Passes on.',
    keyedBy: 'owner',
    from: { from },
    to: { to },
    tables,
    initial: () => ({}),
    on: { from: () => {} },
    show: () => [],
  });
}
const names = (processors: readonly AnyProcessor[]) => topologyOf(processors).lineages.map(({ name }) => name);

describe('the dataflow as declared', () => {
  it('puts upstream before downstream, whatever the order of declaration', () => {
    const [first, second] = [passing('adds', facts, sums), passing('ranks', sums, tops)];
    for (const declared of [
      [first, second],
      [second, first],
    ]) {
      expect(topologyOf(declared).lineages.map(({ processor }) => processor.name)).toEqual(['adds', 'ranks']);
    }
  });

  it('names two processors that write one topic', () => {
    expect(() => topologyOf([passing('adds', facts, sums), passing('also-adds', others, sums)])).toThrow(
      /^REPSTREAM_TOPOLOGY: also-adds and adds both write topic sums$/,
    );
  });

  it('names two processors that own one view', () => {
    const table = view('totals', {
      comment: 'Totals.',
      freshWithinMs: 1_000,
      key: ['id'],
      columns: { id: text('id'), sum: bigint('sum') },
    });
    const owner = (name: string): AnyProcessor => ({ ...passing(name, facts, sums), to: {}, views: { table } });
    expect(() => topologyOf([owner('a'), owner('b')])).toThrow('REPSTREAM_TOPOLOGY: b and a both own view totals');
  });

  it('R45: names the processors of a cycle, in order', () => {
    expect(() => topologyOf([passing('adds', sums, tops), passing('ranks', tops, sums)])).toThrow(
      'REPSTREAM_TOPOLOGY: a cycle: adds → ranks → adds',
    );
  });

  it('refuses a processor that reads what it writes', () => {
    expect(() => topologyOf([passing('adds', sums, sums)])).toThrow('a cycle: adds → adds');
  });

  it('names an input that nobody writes', () => {
    expect(() => topologyOf([passing('ranks', sums, tops)])).toThrow('ranks reads sums, which nobody writes');
    expect(() => topologyOf([]).physical(sums)).toThrow('nobody writes sums');
  });

  it('refuses two processors of one name, and one that writes facts', () => {
    expect(() => topologyOf([passing('adds', facts, sums), passing('adds', facts, tops)])).toThrow(
      'two processors are named adds',
    );
    expect(() => topologyOf([passing('adds', facts, others)])).toThrow('adds writes the source topic others');
  });
});

describe('what is computed when read', () => {
  const sumsOf = (access: 'public' | 'private') =>
    view('allSums', { comment: 'Sums.', freshWithinMs: 1_000, key: [], columns: { sum: integer('Sum.') }, access });
  const ranking = sqlView('ranking', {
    comment: 'Ranks.',
    freshWithinMs: 1_000,
    columns: { rank: integer('Rank.') },
    reads: ['all_sums'],
    sql: 'select rank() over (order by sum desc) as rank from models.all_sums',
  });
  const summing = (access: 'public' | 'private') => ({
    ...passing('adds', facts, sums),
    views: { sums: sumsOf(access) },
  });

  it('reads only what is public', () => {
    const ranks = { ...passing('ranks', sums, tops), sqlViews: { ranking } };
    expect(() => topologyOf([summing('public'), ranks])).not.toThrow();
    expect(() => topologyOf([summing('private'), ranks])).toThrow('ranking reads all_sums, which is private');
  });

  it('has a name that no other view has', () => {
    const ranks = { ...passing('ranks', sums, tops), sqlViews: { ranking: { ...ranking, name: 'allSums' } } };
    expect(() => topologyOf([summing('public'), ranks])).toThrow('ranks and adds both own view allSums');
  });
});

describe('lineages', () => {
  const built = (versions: { adds?: number; ranks?: number } = {}) =>
    names([
      passing('adds', facts, sums, { version: versions.adds ?? 1, tables: { gyms } }),
      passing('ranks', sums, tops, { version: versions.ranks ?? 1 }),
      passing('copies', others, derived('copies', countKeys)),
    ]);

  it('are name, version and eight hexadecimal digits, the same at every start', () => {
    expect(built()).toEqual(built());
    for (const name of built()) expect(name).toMatch(/^[a-z]+-v1-[0-9a-f]{8}$/);
  });

  it('change for a processor whose version rises and for all downstream of it, and for nobody else', () => {
    const [adds, ranks, copies] = built();
    const [newAdds, newRanks, sameCopies] = built({ adds: 2 });
    expect(newAdds).toBe(adds?.replace('-v1-', '-v2-'));
    expect(newRanks).not.toBe(ranks);
    expect(newRanks).toMatch(/^ranks-v1-/);
    expect(sameCopies).toBe(copies);
    expect(built({ ranks: 2 })).toEqual([adds, ranks?.replace('-v1-', '-v2-'), copies]);
  });

  it('change when a table is read in addition', () => {
    const [without] = names([passing('adds', facts, sums)]);
    const [within] = names([passing('adds', facts, sums, { tables: { gyms } })]);
    expect(within).not.toBe(without);
  });

  it('name derived topics in Kafka; sources keep their names', () => {
    const topology = topologyOf([passing('adds', facts, sums)]);
    expect(topology.physical(facts)).toBe('facts');
    expect(topology.physical(sums)).toBe(`sums.${topology.lineages[0]?.name}`);
    expect(topology.writerOf(sums)?.processor.name).toBe('adds');
    expect(topology.writerOf(facts)).toBeUndefined();
  });
});
