import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyProcessor, defineProcessor } from '../../../engine/processor.js';
import { source } from '../../../engine/topic.js';
import { bigint, text, view } from '../../../engine/view.js';
import { Driver } from '../../scenario/driver.js';
import { fact as given, retracted, told as toldBy } from '../../scenario/facts.js';
import { type Step, stepsOf } from '../../scenario/steps.js';
import { expected, type Fact, journal, type Mark, marks, shown, tags, transfers, weights } from './journal.js';
import { countKeys } from './toys.js';

const factOf = (fact: Fact) => {
  if (fact.is === 'mark') return given(marks, fact.mark);
  if (fact.is === 'transfer') return given(transfers, fact.transfer);
  const topic = fact.is === 'weight' ? weights : tags;
  return fact.value ? toldBy(topic, fact.value) : retracted(topic, { key: 'ana', entity: fact.entity });
};
const build = () => journal as AnyProcessor;

/** The steps of a checkpoint: of its facts so many are folded before the rest comes. */
const checkpointOf = (facts: readonly Fact[], earlyAfter = 99): Step[] => {
  const steps = stepsOf(facts.map(factOf));
  return [...steps.slice(0, earlyAfter), { is: 'fold what waits' }, ...steps.slice(earlyAfter), { is: 'checkpoint' }];
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
  it('shows what a plain recompute of all facts gives, whatever their order, the cuts, what memory held and what was folded early', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { maxLength: 14 }), fc.boolean(), async (cuts, foldsEarly) => {
        const driver = new Driver(build, foldsEarly);
        const facts: Fact[] = [];
        let tick = 0;
        for (const { facts: some, earlyAfter, evict, tick: time } of cuts) {
          facts.push(...some);
          tick = Math.max(tick, time);
          const before: Step[] = evict ? [{ is: 'restart' }] : [];
          const [last, ...steps] = checkpointOf(some, earlyAfter).reverse();
          await driver.run([
            ...before,
            ...steps.reverse(),
            { is: 'tick', at: tick, place: 0 },
            ...(last ? [last] : []),
          ]);
        }
        const { rows, told } = expected(facts, tick - (tick % 10_000));
        expect(sorted(driver.standing.rows('entries').map((row) => Object.values(row)))).toEqual(sorted(rows));
        expect(sorted(driver.standing.entities('told'))).toEqual(sorted(told));
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  const mark = (kind: Mark['kind'], id: string, at: number): Fact => ({
    is: 'mark',
    mark: { kind, owner: 'ana', id, at, amount: kind === 'add' ? 1 : 0 },
  });

  it('shows only the scopes that got events', async () => {
    const driver = new Driver(build);
    await driver.run(checkpointOf([mark('add', 's1', 1), mark('add', 's2', 1)]));
    shown.length = 0;
    await driver.run(checkpointOf([mark('add', 's1', 1), mark('add', 's1', 1), mark('add', 's1', 1)]));
    expect(new Set(shown)).toEqual(new Set(['s1']));
  });

  it('shows again only the entry before when a new one comes last', async () => {
    const driver = new Driver(build);
    await driver.run(checkpointOf([mark('begin', 's1', 10), mark('begin', 's2', 20), mark('begin', 's3', 30)]));
    shown.length = 0;
    const [written] = await driver.run(checkpointOf([mark('begin', 's4', 40)]));
    expect(new Set(shown)).toEqual(new Set(['s3', 's4']));
    expect(written?.states.map(({ scope }) => scope).sort()).toEqual(['s3', 's4']);
  });

  it.each([true, false])(
    'counts events behind what their scope had shown as late (folded as they come: %s)',
    async (foldsEarly) => {
      const driver = new Driver(build, foldsEarly);
      const at = (...times: number[]) => times.map((time) => mark('add', 's1', time));
      await driver.run(checkpointOf(at(100, 50)));
      expect(driver.late).toBe(0);
      await driver.run([{ is: 'restart' }, ...checkpointOf(at(99, 100, 101))]);
      expect(driver.late).toBe(1);
      await driver.run(checkpointOf(at(100, 102), 1));
      expect(driver.late).toBe(2);
    },
  );

  it('keeps a key without scopes in one state, and shows it once a checkpoint however many events it got', async () => {
    const counts = source('counts', countKeys);
    const sums = view('sums', {
      comment: 'Sums.',
      freshWithinMs: 1_000,
      key: [],
      columns: { owner: text('o'), sum: bigint('s') },
    });
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
    const driver = new Driver(() => adds as AnyProcessor);
    const add = (...amounts: number[]) =>
      driver.run(stepsOf(amounts.map((amount) => given(counts, { owner: 'ana', id: '', at: 1, amount }))));
    await add(1, 2);
    await driver.run([{ is: 'restart' }]);
    await add(4, 8);
    expect(driver.standing.rows('sums')).toEqual([{ owner: 'ana', sum: 15 }]);
    expect(shows).toBe(2);
  });
});
