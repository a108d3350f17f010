import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counting } from '../../../engine/kept.js';
import {
  type AnyProcessor,
  type Change,
  defineProcessor,
  type Kept,
  keep,
  type Received,
} from '../../../engine/processor.js';
import { derived, source } from '../../../engine/topic.js';
import { bigint, text, view } from '../../../engine/view.js';
import { Driver } from '../../scenario/driver.js';
import { fact, retracted, told } from '../../scenario/facts.js';
import { scenario } from '../../scenario/scenario.js';
import { stepsOf } from '../../scenario/steps.js';
import { type Count, countKeys } from './toys.js';

const looks = source('looks', countKeys);
const parts = derived('parts', countKeys);
const seen = view('seen', {
  comment: 'What is seen of the parts.',
  key: [],
  freshWithinMs: 1_000,
  columns: {
    owner: text('Whose.'),
    sum: bigint('Of the amounts, as changes told them.'),
    latest: bigint('The amount of the latest part.'),
    within: bigint('The sum of the amounts of parts at 2 and 3.'),
    next: bigint('The amount of the first part after 2.'),
  },
});

interface Keeping<Value extends { readonly amount: number }> {
  readonly project: (part: Count) => Value | null;
  readonly weight: (part: Value) => number;
}

/** Looks at kept parts in every way; `weight` says which of two tasks' values counts. */
const keeping = (weight?: (part: Count) => number): AnyProcessor =>
  processorOf(weight ? keep(parts, { weight }) : keep(parts));
/** The same of what a projection leaves of the parts. */
const keepingOf = <Value extends { readonly amount: number }>(how: Keeping<Value>) => processorOf(keep(parts, how));

const processorOf = <Value extends { readonly amount: number }>(input: Kept<typeof parts, Value>): AnyProcessor =>
  defineProcessor({
    name: 'keeping',
    version: 1,
    comment: 'Looks at parts.',
    keyedBy: 'owner',
    from: { looks, parts: input },
    views: { seen },
    initial: () => ({ sum: 0, looks: 0 }),
    on: {
      looks(state: { sum: number; looks: number }, events: readonly Received<Count>[]) {
        state.looks += events.length;
      },
      parts(state: { sum: number; looks: number }, changes: readonly Change<Value>[]) {
        for (const { former, now } of changes) state.sum += (now?.amount ?? 0) - (former?.amount ?? 0);
      },
    },
    show: ({ sum }, { key, kept }) => [
      seen.row({
        owner: key,
        sum,
        latest: kept.parts.latest(Number.POSITIVE_INFINITY)?.amount ?? 0,
        within: kept.parts.range(2, 4).reduce((all, { amount }) => all + amount, 0),
        next: kept.parts.next(2)?.amount ?? 0,
      }),
    ],
  }) as unknown as AnyProcessor;

const part = (id: string, at: number, amount: number): Count => ({ owner: 'ana', id, at, amount });

describe('an entity of a kept input that two tasks produce', () => {
  it('R12: counts as the task says whose value is the latest, whatever comes first', () =>
    scenario(keeping())(told(parts, part('x', 3, 30), 'tasks/1'), told(parts, part('x', 1, 100), 'tasks/2')).then(
      seen.row({ owner: 'ana', sum: 30, latest: 30, within: 30, next: 30 }),
    ));

  it('R12: counts by its weight where one is declared, at the time that this value says', () =>
    scenario(keeping(({ amount }) => amount))(
      told(parts, part('x', 3, 30), 'tasks/1'),
      told(parts, part('x', 1, 100), 'tasks/2'),
    ).then(seen.row({ owner: 'ana', sum: 100, latest: 100, within: 0, next: 0 })));

  it('R12: when one task takes it back, what the other says counts', () =>
    scenario(keeping())(
      told(parts, part('x', 3, 30), 'tasks/1'),
      told(parts, part('x', 2, 20), 'tasks/2'),
      retracted(parts, { key: 'ana', entity: 'x' }, 'tasks/1'),
    ).then(seen.row({ owner: 'ana', sum: 20, latest: 20, within: 20, next: 0 })));

  it('of equals, that of the smallest name counts', () => {
    const value = (producer: string) => ({ producer, at: 5, value: {} });
    expect(counting({}, [value('tasks/2'), value('tasks/10')])?.producer).toBe('tasks/10');
    expect(counting({}, [])).toBeNull();
  });

  it('a weight that is no number parks the key', () =>
    expect(
      scenario(keeping(() => Number.NaN))(
        told(parts, part('x', 1, 1), 'tasks/1'),
        told(parts, part('x', 1, 2), 'tasks/2'),
      ).then(),
    ).rejects.toThrow('ana parks: fold_failed, the weight of a kept value is NaN'));

  it('R25: only what its projection makes of it is stored, and handlers, look-ups and the weight see no more', async () => {
    const seenBy: object[] = [];
    const project = ({ amount }: Count) => ({ amount });
    const weight = (kept: { amount: number }) => {
      seenBy.push(kept);
      return kept.amount;
    };
    const driver = new Driver(() => keepingOf({ project, weight }));
    const facts = [told(parts, part('x', 3, 30), 'tasks/1'), told(parts, part('x', 1, 100), 'tasks/2')];
    const [written] = await driver.run(stepsOf(facts));
    expect(written?.kept.map(({ value }) => value)).toEqual(['{"amount":30}', '{"amount":100}']);
    expect(seenBy).not.toHaveLength(0);
    for (const kept of seenBy) expect(Object.keys(kept)).toEqual(['amount']);
    return scenario(keepingOf({ project, weight }))(...facts).then(
      seen.row({ owner: 'ana', sum: 100, latest: 100, within: 0, next: 0 }),
    );
  });

  it('R25: what its projection makes nothing of is as if it had never been told, or were taken back', async () => {
    const small = { project: (of: Count) => (of.amount > 9 ? null : of), weight: ({ amount }: Count) => amount };
    const driver = new Driver(() => keepingOf(small));
    const written = await driver.run(stepsOf([told(parts, part('x', 1, 10)), told(parts, part('y', 2, 5))]));
    expect(written.flatMap(({ kept }) => kept.map(({ entity }) => entity))).toEqual(['y']);
    await scenario(keepingOf(small))(told(parts, part('x', 1, 3)), told(parts, part('y', 2, 5)))
      .when(told(parts, part('x', 1, 10)))
      .then(seen.row({ owner: 'ana', sum: 5, latest: 5, within: 5, next: 0 }));
  });

  it('a projection that fails parks the key', () => {
    const project = (): Count => {
      throw new Error('no amount');
    };
    const given = scenario(keepingOf({ project, weight: ({ amount }) => amount }));
    return expect(given(told(parts, part('x', 1, 1))).then()).rejects.toThrow('ana parks: fold_failed, no amount');
  });

  it('R12, R88: any facts of three tasks under every schedule', async () => {
    const change = fc.record({
      id: fc.constantFrom('x', 'y'),
      at: fc.nat(4),
      amount: fc.nat(9),
      producer: fc.constantFrom('tasks/1', 'tasks/2', 'tasks/3'),
      gone: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(2), async (changes, how) => {
        const weight = ({ amount }: Count) => amount;
        const project = (of: Count) => (of.amount % 3 === 0 ? null : of);
        const processor = [keeping(), keeping(weight), keepingOf({ project, weight })][how] ?? keeping();
        const facts = changes.map(({ gone, producer, ...of }) =>
          gone
            ? retracted(parts, { key: 'ana', entity: of.id }, producer)
            : told(parts, part(of.id, of.at, of.amount), producer),
        );
        await scenario(processor)(fact(looks, part('look', 0, 0)), ...facts).then();
      }),
      { numRuns: 40 },
    );
  });
});
