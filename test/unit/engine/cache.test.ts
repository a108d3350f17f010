import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cache, type Cell, type KeyEntry } from '../../../engine/cache.js';
import { SharedBytes } from '../../../engine/shared-bytes.js';

const cell = (scope: string, bytes: number): Cell => ({
  scope,
  state: {},
  shown: [],
  shownText: null,
  ordering: null,
  wakeAt: null,
  used: [],
  latestAt: 0,
  firstOffset: null,
  shownAt: 0,
  bytes,
});
/** An entry weighs 200 bytes besides its cells. */
const filled = (cache: Cache, key: string, bytes: number): KeyEntry => {
  const entry = cache.entry(0, key);
  cache.put(entry, cell('', bytes));
  return entry;
};
const remembers = (cache: Cache, key: string) => cache.entry(0, key).cells.size > 0;

describe('the memory of a task', () => {
  it('keeps everything while there is room', () => {
    const cache = new Cache(1_000);
    filled(cache, 'ana', 300);
    filled(cache, 'ben', 300);
    cache.shrink();
    expect([remembers(cache, 'ana'), remembers(cache, 'ben')]).toEqual([true, true]);
  });

  it('forgets who was not seen for longest', () => {
    const cache = new Cache(1_100);
    filled(cache, 'ana', 300);
    filled(cache, 'ben', 300);
    cache.entry(0, 'ana');
    filled(cache, 'cho', 300);
    cache.shrink();
    expect(['ben', 'ana', 'cho'].map((key) => remembers(cache, key))).toEqual([false, true, true]);
  });

  it('keeps what is on its way to the database, however full it is', () => {
    const cache = new Cache(0);
    const ana = filled(cache, 'ana', 300);
    ana.pins++;
    cache.shrink();
    expect(cache.entry(0, 'ana')).toBe(ana);
    expect(ana.cells.size).toBe(1);
    ana.pins--;
    cache.shrink();
    expect(remembers(cache, 'ana')).toBe(false);
  });

  it('uses what other caches of the process leave, and gives way down to its share', () => {
    const shared = new SharedBytes(2_400);
    const [busy, quiet] = [new Cache(10_000, shared), new Cache(10_000, shared)];
    for (const key of ['ana', 'ben', 'cho']) filled(busy, key, 500);
    busy.shrink();
    expect(remembers(busy, 'ana')).toBe(true);
    filled(quiet, 'dee', 800);
    busy.shrink();
    expect(['ben', 'cho', 'ana'].map((key) => remembers(busy, key))).toEqual([false, true, true]);
    quiet.shrink();
    expect(remembers(quiet, 'dee')).toBe(true);
    // Its task is another process' now: the room is ours again.
    quiet.close();
    filled(busy, 'eli', 500);
    busy.shrink();
    expect(['cho', 'ana', 'eli'].map((key) => remembers(busy, key))).toEqual([true, true, true]);
  });

  it('lets old scopes of a busy key go, but not while they are written', () => {
    const cache = new Cache(1_000_000);
    const machine = cache.entry(0, 'leg-press-3');
    for (let i = 0; i < 12; i++) cache.put(machine, cell(`s${i}`, 10));
    machine.pins++;
    cache.trim(machine);
    expect(machine.cells.size).toBe(12);
    machine.pins--;
    cache.trim(machine);
    expect([...machine.cells.keys()]).toEqual(['s4', 's5', 's6', 's7', 's8', 's9', 's10', 's11']);
  });

  it('looks up again what it was told to forget', () => {
    const cache = new Cache(1_000);
    const ana = filled(cache, 'ana', 300);
    ana.tail = { ordering: 5, scope: '' };
    cache.forget(ana);
    expect([ana.cells.size, ana.tail]).toEqual([0, undefined]);
  });

  it('knows its size after any use: what is held is at most the bound, and nothing is let go needlessly', () => {
    const step = fc.record({
      key: fc.nat(4).map(String),
      scope: fc.nat(11).map(String),
      bytes: fc.nat(400),
      does: fc.constantFrom('put', 'put', 'put', 'resize', 'forget', 'trim', 'shrink'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const bound = 1_500;
        const cache = new Cache(bound);
        const held = new Map<string, KeyEntry>();
        const sizeOf = ({ cells }: KeyEntry) => 200 + [...cells.values()].reduce((sum, { bytes }) => sum + bytes, 0);
        // An entry without cells weighs too, and looks the same gone: so what must go is worked out before, least recently used first.
        const shrink = () => {
          let size = [...held.values()].reduce((sum, entry) => sum + sizeOf(entry), 0);
          const going: KeyEntry[] = [];
          for (const [key, entry] of held) {
            if (size <= bound) break;
            size -= sizeOf(entry);
            held.delete(key);
            going.push(entry);
          }
          const staying = [...held.values()].map((entry) => [...entry.cells.keys()]);
          cache.shrink();
          expect([...held.values()].map((entry) => [...entry.cells.keys()])).toEqual(staying);
          expect(going.every(({ cells }) => cells.size === 0)).toBe(true);
        };
        for (const { key, scope, bytes, does } of steps) {
          if (does === 'shrink') {
            shrink();
            continue;
          }
          const entry = cache.entry(0, key);
          held.delete(key);
          held.set(key, entry);
          const known = entry.cells.get(scope);
          if (does === 'put') cache.put(entry, cell(scope, bytes));
          else if (does === 'resize' && known) cache.resize(known, bytes);
          else if (does === 'forget') cache.forget(entry);
          else if (does === 'trim') cache.trim(entry);
        }
        // Were its count too low, it would hold too much here; were it too high, it would let the last entry go.
        const last = cache.entry(0, 'last');
        held.set('last', last);
        cache.put(last, cell('', bound - 200));
        shrink();
        expect(last.cells.size).toBe(1);
      }),
    );
  });
});
