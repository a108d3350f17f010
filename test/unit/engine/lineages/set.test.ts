import { describe, expect, it } from 'vitest';
import type { KnownLineage } from '../../../../engine/lineages/catalogue.js';
import { wayBack } from '../../../../engine/lineages/rollback.js';
import { leftBehind, promotedWith } from '../../../../engine/lineages/set.js';

/** Builds by name, the earliest first; `*`: promoted, `-`: retired. A build's processor is its first letter; after the colon stands what it reads. */
const builds = (...declared: string[]): KnownLineage[] =>
  declared.map((text, i) => {
    const [marked = '', reads = ''] = text.split(':');
    const lineage = marked.replace(/[*-]/, '');
    return {
      lineage,
      processor: lineage.slice(0, 1),
      version: 1,
      promoted: marked.endsWith('*'),
      inputs: reads
        .split(',')
        .flatMap((name) => (name ? [{ topic: `t.${name}`, lineage: name, kind: 'keyed' as const }] : [])),
      topics: [],
      createdAt: new Date(i),
      codeHash: null,
      promotedAt: null,
      retiredAt: marked.endsWith('-') ? new Date(100) : null,
    };
  });
const movesOf = (asked: string, all: readonly KnownLineage[]) => {
  const lineage = all.find((one) => one.lineage === asked);
  if (!lineage) throw new Error(`no build ${asked}`);
  return promotedWith(lineage, all)?.map(({ lineage, former }) => `${former ?? ''}>${lineage}`) ?? null;
};

describe('what is promoted together', () => {
  it('a build alone, when nothing reads it and what it reads is promoted', () => {
    expect(movesOf('b2', builds('a1*', 'b1*:a1', 'b2:a1'))).toEqual(['b1>b2']);
  });

  it('what it reads and what is built on either, however far', () => {
    const all = builds('a1*', 'b1*:a1', 'c1*:b1', 'd1*:a1', 'a2', 'b2:a2', 'c2:b2', 'd2:a2', 'e1*');
    expect(movesOf('b2', all)?.sort()).toEqual(['a1>a2', 'b1>b2', 'c1>c2', 'd1>d2']);
  });

  it('of several builds downstream the promoted one, else the newest that is not retired', () => {
    expect(movesOf('a2', builds('a1*', 'b1*:a1', 'a2', 'b2:a2', 'b3:a2', 'b4-:a2'))).toEqual(['a1>a2', 'b1>b3']);
    expect(movesOf('c2', builds('a1*', 'b1*:a1', 'c1*', 'b2:a1', 'c2:a1'))).toEqual(['c1>c2']);
  });

  it('nothing, when all of it is promoted', () => {
    expect(movesOf('a1', builds('a1*', 'b1*:a1', 'b2:a1'))).toEqual([]);
  });

  it('is impossible when something it reads is retired or unknown, or when it needs two builds of one processor', () => {
    expect(movesOf('b2', builds('a1*', 'a2-', 'b2:a2'))).toBeNull();
    expect(movesOf('b2', builds('a1*', 'b2:a9'))).toBeNull();
    expect(movesOf('c2', builds('a1*', 'a2', 'a3', 'b2:a2', 'c2:b2,a3'))).toBeNull();
  });

  it('what goes on reading what is no longer promoted is named, unless it did so before', () => {
    const all = builds('a1*', 'b1*:a1', 'c1*:x1', 'a2');
    expect(leftBehind([{ processor: 'a', lineage: 'a2', former: 'a1' }], all)).toEqual([
      { lineage: 'b1', processor: 'b', reads: 'a1' },
    ]);
  });
});

describe('the way back', () => {
  const promotion = (id: number, ...moves: [former: string | null, lineage: string][]) => ({
    id,
    at: new Date(50),
    moves: moves.map(([former, lineage]) => ({ processor: lineage.slice(0, 1), lineage, former })),
  });
  const back = (processor: string, all: KnownLineage[], ...promotions: ReturnType<typeof promotion>[]) => {
    const { moves, undone } = wayBack(processor, all, promotions.reverse());
    return [moves.map(({ lineage, former }) => `${former}>${lineage ?? ''}`).sort(), undone.map(({ id }) => id)];
  };

  it('undoes the last promote of the processor, for all that it moved, and nothing else', () => {
    const all = builds('a1', 'b1:a1', 'e1', 'a2*', 'b2*:a2', 'e2*');
    expect(back('b', all, promotion(1, ['a1', 'a2'], ['b1', 'b2']), promotion(2, ['e1', 'e2']))).toEqual([
      ['a2>a1', 'b2>b1'],
      [1],
    ]);
  });

  it('undoes what was built on that since', () => {
    const all = builds('a1', 'b1:a1', 'a2*', 'b2:a2', 'b3*:a2', 'f1*:a2');
    const promotions = [
      promotion(1, ['a1', 'a2'], ['b1', 'b2']),
      promotion(2, ['b2', 'b3']),
      promotion(3, [null, 'f1']),
    ];
    expect(back('a', all, ...promotions)).toEqual([
      ['a2>a1', 'b3>b1', 'f1>'],
      [3, 2, 1],
    ]);
    expect(back('b', all, ...promotions)).toEqual([['b3>b2'], [2]]);
  });

  it('is refused when there is none, and when what it leads to was retired', () => {
    const all = builds('a1-', 'a2*');
    expect(() => back('a', all)).toThrow('there is nothing to roll a back to');
    expect(() => back('a', all, promotion(1, [null, 'a2']))).toThrow('there is nothing to roll a back to');
    expect(() => back('a', all, promotion(1, ['a1', 'a2']))).toThrow('a cannot be rolled back: a1 was retired');
    const anew = all.map((one) => ({ ...one, retiredAt: null, createdAt: new Date(60) }));
    expect(() => back('a', anew, promotion(1, ['a1', 'a2']))).toThrow(
      'a1 was retired and built anew; promote it instead',
    );
  });
});
