import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyProcessor, defineProcessor } from '../../../engine/processor.js';
import { source } from '../../../engine/topic.js';
import { bigint, text, view } from '../../../engine/view.js';
import { type Arrival, Driver } from './driver.js';
import { expected, type Fact, journal, type Mark, shown } from './journal.js';
import { type Count, countKeys } from './toys.js';

const arrivalOf = (fact: Fact): Arrival => {
  if (fact.is === 'mark') return { input: 'marks', scope: fact.mark.id, event: fact.mark };
  if (fact.is === 'transfer') return { input: 'transfers', scope: null, event: fact.transfer };
  const { entity, value } = fact;
  return { input: `${fact.is}s`, kept: { entity, producer: 'p/0', at: value?.at ?? 0, now: value } };
};

// Few times, all of whole 5 s, so that entries tie, meet tags at the edge of their reach, and wakes fall on a tick.
const time = fc.integer({ min: 0, max: 40 }).map((n) => n * 5_000);
const scope = fc.integer({ min: 0, max: 5 }).map((n) => `s${n}`);
const mark: fc.Arbitrary<Fact> = fc
  .record({
    kind: fc.constantFrom<Mark['kind']>('begin', 'begin', 'move', 'void', 'add', 'add'),
    owner: fc.constant('ana'),
    id: scope,
    at: time,
    amount: fc.integer({ min: -30, max: 30 }),
  })
  .map((value) => ({ is: 'mark', mark: value }));
const transfer: fc.Arbitrary<Fact> = fc
  .record({ from: scope, to: scope, amount: fc.nat(9), at: time })
  .map((value) => ({ is: 'transfer', transfer: value }));
const keptFact: fc.Arbitrary<Fact> = fc
  .record({ is: fc.constantFrom('weight' as const, 'tag' as const), entity: scope, at: time, gone: fc.nat(4) })
  .map(({ is, entity, at, gone }) => ({
    is,
    entity,
    value: gone === 0 ? null : { owner: 'ana', id: entity, at, amount: at / 5_000 + gone },
  }));
const fact = fc.oneof(
  { arbitrary: mark, weight: 4 },
  { arbitrary: transfer, weight: 1 },
  { arbitrary: keptFact, weight: 2 },
);
const cut = fc.record({
  facts: fc.array(fact, { maxLength: 6 }),
  earlyAfter: fc.option(fc.nat(6), { nil: 99 }),
  evict: fc.boolean(),
  tick: fc.nat(50).map((n) => n * 5_000),
});

const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

describe('a fold', () => {
  it('shows what a plain recompute of all facts gives, whatever their order, the cuts, what memory held and what was folded early', () => {
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 14 }), (cuts) => {
        const driver = new Driver(journal as AnyProcessor);
        const facts: Fact[] = [];
        let tick = 0;
        for (const { facts: some, ...how } of cuts) {
          facts.push(...some);
          tick = Math.max(tick, how.tick);
          driver.checkpoint({ arrivals: some.map(arrivalOf), ...how, tick });
        }
        const { rows, told } = expected(facts, tick - (tick % 10_000));
        expect(sorted([...driver.rows.values()])).toEqual(sorted(rows));
        expect(sorted([...driver.sent.values()])).toEqual(sorted(told));
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('shows only the scopes that got events', () => {
    const driver = new Driver(journal as AnyProcessor);
    const adding = (id: string): Arrival => ({
      input: 'marks',
      scope: id,
      event: { kind: 'add', owner: 'ana', id, at: 1, amount: 1 },
    });
    driver.checkpoint({ arrivals: [adding('s1'), adding('s2')] });
    shown.length = 0;
    driver.checkpoint({ arrivals: [adding('s1'), adding('s1'), adding('s1')] });
    expect(new Set(shown)).toEqual(new Set(['s1']));
  });

  it('shows again only the entry before when a new one comes last', () => {
    const driver = new Driver(journal as AnyProcessor);
    const begin = (id: string, at: number): Arrival => ({
      input: 'marks',
      scope: id,
      event: { kind: 'begin', owner: 'ana', id, at, amount: 0 },
    });
    driver.checkpoint({ arrivals: [begin('s1', 10), begin('s2', 20), begin('s3', 30)] });
    shown.length = 0;
    const result = driver.checkpoint({ arrivals: [begin('s4', 40)] });
    expect(new Set(shown)).toEqual(new Set(['s3', 's4']));
    expect(result?.cells.map((cell) => cell.scope).sort()).toEqual(['s3', 's4']);
  });

  it('counts events behind what their scope had shown as late', () => {
    const driver = new Driver(journal as AnyProcessor);
    const at = (time: number): Arrival => ({
      input: 'marks',
      scope: 's1',
      event: { kind: 'add', owner: 'ana', id: 's1', at: time, amount: 1 },
    });
    driver.checkpoint({ arrivals: [at(100), at(50)] });
    expect(driver.late).toBe(0);
    driver.checkpoint({ arrivals: [at(99), at(100), at(101)], evict: true });
    expect(driver.late).toBe(1);
    driver.checkpoint({ arrivals: [at(100), at(102)], earlyAfter: 1 });
    expect(driver.late).toBe(2);
  });

  it('keeps a key without scopes in one state, and shows it once a checkpoint however many events it got', () => {
    const counts = source('counts', countKeys);
    const sums = view('sums', { comment: 'Sums.', key: [], columns: { owner: text('o'), sum: bigint('s') } });
    let shows = 0;
    const adds = defineProcessor({
      name: 'adds',
      version: 1,
      comment: 'Adds up.',
      keyedBy: 'owner',
      from: { counts },
      views: { sums },
      initial: () => ({ sum: 0 }),
      on: {
        counts(state, events) {
          for (const { amount } of events) state.sum += amount;
        },
      },
      show({ sum }, { key }) {
        shows++;
        return [sums.row({ owner: key, sum })];
      },
    });
    const driver = new Driver(adds as AnyProcessor);
    const add = (amount: number): Arrival => ({
      input: 'counts',
      scope: '',
      event: { amount, at: 1 } as Partial<Count>,
    });
    driver.checkpoint({ arrivals: [add(1), add(2)] });
    driver.checkpoint({ arrivals: [add(4), add(8)], evict: true });
    expect([...driver.rows.values()]).toEqual([['ana', 15]]);
    expect(shows).toBe(2);
  });
});
