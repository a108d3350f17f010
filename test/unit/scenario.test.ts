import { describe, expect, it } from 'vitest';
import { type AnyProcessor, type Delivered, defineProcessor, type Received } from '../../engine/processor.js';
import { derived, source } from '../../engine/topic.js';
import { bigint, integer, text, view } from '../../engine/view.js';
import { entry, fact, retracted, tick, tickAfter, told } from '../scenario/facts.js';
import { nothing, scenario } from '../scenario/scenario.js';
import { type Count, countKeys } from './engine/toys.js';

const facts = source('facts', { ...countKeys, identity: ({ owner, id }) => `${owner}/${id}` });
const parts = derived('parts', countKeys);
const limits = source('limits', { ...countKeys, entity: ({ owner }) => owner });
const sums = derived('sums', countKeys);
const totals = view('totals', {
  comment: 'Totals.',
  freshWithinMs: 1_000,
  key: [],
  columns: { owner: text('Whose.'), total: bigint('Total.'), due: integer('1 once the tick has passed them.') },
});

interface Sum {
  seen: Record<string, number>;
  parts: Record<string, Record<string, number>>;
  at: number;
}
type Handle<Event> = (sum: Sum, events: readonly Event[]) => void;
const sumOf = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

/** Adds up facts, each once, and what tasks say of parts; with one thing done otherwise. */
const adding = (otherwise: {
  facts?: Handle<Received<Count>>;
  parts?: Handle<Delivered<Count>>;
  total?: (sum: Readonly<Sum>, plain: number) => number;
}): AnyProcessor =>
  defineProcessor({
    name: 'adding',
    version: 1,
    comment: 'Adds up.',
    keyedBy: 'owner',
    from: { facts, parts },
    tables: { limits },
    to: { sums },
    views: { totals },
    initial: (): Sum => ({ seen: {}, parts: {}, at: 0 }),
    on: {
      facts:
        otherwise.facts ??
        ((sum, events) => {
          for (const { id, amount, at } of events) {
            sum.seen[id] = amount;
            sum.at = Math.max(sum.at, at);
          }
        }),
      parts:
        otherwise.parts ??
        ((sum, events) => {
          for (const { entity, producer, value } of events) {
            const known = sum.parts[entity] ?? {};
            sum.parts[entity] = known;
            if (value) known[producer] = value.amount;
            else delete known[producer];
          }
        }),
    },
    wakeAt: ({ at }) => at + 60_000,
    show(sum, { key, tick: now, tables }) {
      const amounts = [...Object.values(sum.seen), ...Object.values(sum.parts).flatMap((by) => Object.values(by))];
      const plain = sumOf(amounts);
      const most = tables.limits.get(key, sum.at)?.amount ?? 1_000;
      const total = Math.min(most, otherwise.total?.(sum, plain) ?? plain);
      if (total === 0) return [];
      return [
        totals.row({ owner: key, total, due: now >= sum.at + 60_000 ? 1 : 0 }),
        sums.of({ owner: key, id: 'sum', at: 0, amount: total }),
      ];
    },
  }) as AnyProcessor;

const count = (id: string, amount: number, owner = 'ana'): Count => ({ owner, id, at: 1_000, amount });
const story = [
  fact(facts, count('a', 1)),
  told(parts, count('x', 10), 'tasks/1'),
  told(parts, count('x', 20), 'tasks/2'),
  fact(facts, count('b', 2)),
  fact(facts, count('a', 4, 'ben')),
  told(parts, count('y', 40), 'tasks/1'),
  retracted(parts, { key: 'ana', entity: 'x' }, 'tasks/1'),
];

/** A handler that only moves one figure, from what it was and the amounts that came. */
const moving =
  (move: (was: number, amounts: readonly number[]) => number): Handle<Received<Count>> =>
  (sum, events) => {
    sum.seen.all = move(
      sum.seen.all ?? 0,
      events.map(({ amount }) => amount),
    );
  };

describe('a processor that is a function of its facts', () => {
  const given = scenario(adding({}), { tables: { limits: [count('', 60)] } });

  it('R12, R87, R94: passes under every schedule, with all that it can use', () =>
    given(...story)
      .when(tickAfter({ seconds: 70 }), fact(facts, count('c', 1, 'cho')), entry(limits, count('', 3, 'ben')))
      .then(
        totals.row({ owner: 'ana', total: 60, due: 1 }),
        totals.row({ owner: 'ben', total: 3, due: 1 }),
        totals.row(expect.objectContaining({ owner: 'cho' })),
        sums.of(expect.objectContaining({ owner: 'ana', amount: 60 })),
        sums.of(expect.objectContaining({ owner: 'ben', amount: 3 })),
        sums.of(expect.objectContaining({ owner: 'cho', amount: 1 })),
      ));

  it('R84: rows follow the entries of tables, whenever those change', () =>
    scenario(adding({}), { tables: { limits: [count('', 3, 'ana'), count('', 5, 'ana')] } })(...story)
      .when(tick(100_000), entry(limits, count('', 2, 'ben')), entry(limits, count('', 9, 'ben')))
      .then(totals.row({ owner: 'ana', total: 5, due: 1 }), totals.row({ owner: 'ben', total: 4, due: 1 })));

  it('is held to what is expected', async () => {
    const end = given(fact(facts, count('a', 1)), tick(1));
    await expect(end.then(totals.row({ owner: 'ana', total: 2, due: 0 }))).rejects.toThrow('to deeply equal');
    await expect(end.then(nothing(totals))).rejects.toThrow();
    await expect(given(told(parts, count('x', 0))).then(nothing(totals), nothing(sums))).resolves.toBeUndefined();
  });

  it('has to say how it ends', () =>
    expect(Promise.resolve<unknown>(given(fact(facts, count('a', 1))))).rejects.toThrow('a scenario ends with then'));

  it('is not tried with facts that park', async () => {
    const broken = scenario(adding({ facts: () => JSON.parse('{') }));
    await expect(broken(...story).then()).rejects.toThrow('ana parks: fold_failed');
  });
});

describe('a processor is caught that', () => {
  const caught = (otherwise: Parameters<typeof adding>[0], schedule: string) =>
    expect(scenario(adding(otherwise))(...story, tick(100_000)).then()).rejects.toThrow(`adding under "${schedule}"`);

  it('R90: looks at the clock in a fold', () =>
    caught({ facts: moving(() => Math.min(Date.now(), 5)) }, 'no clock and no random'));

  it('R90: makes a date of the present, though it may make one of an event time', async () => {
    await caught({ total: (_, plain) => plain + (new Date() > new Date(0) ? 0 : 1) }, 'no clock and no random');
    const given = scenario(adding({ total: ({ at }, plain) => plain + new Date(at).getUTCSeconds() }));
    await given(fact(facts, count('a', 1))).then(totals.row({ owner: 'ana', total: 2, due: 0 }));
  });

  it('R90: draws a random number for what it shows', () =>
    caught({ total: (_, plain) => plain + Math.floor(Math.random() * 0.5) }, 'no clock and no random'));

  it('R88: changes an event that it is given', () =>
    caught(
      {
        facts(sum, events) {
          for (const event of events) sum.seen[event.id] = Object.assign(event, { amount: 1 }).amount;
        },
      },
      'frozen input',
    ));

  it('R88: changes its state while it shows', () =>
    caught({ total: (sum, plain) => Object.keys(Object.assign(sum.seen, { z: 0 })).length && plain }, 'frozen input'));

  it('depends on how events are cut into batches', () =>
    caught({ facts: moving((calls) => calls + 1) }, 'other batches'));

  it('R88: keeps something outside its state, which a restart loses', async () => {
    const forgetful = () => {
      const seen: Record<string, number> = {};
      return adding({
        facts: (sum, events) => {
          for (const { id, amount } of events) seen[id] = amount;
          sum.seen = { all: sumOf(Object.values(seen)) };
        },
      });
    };
    await expect(scenario(forgetful)(fact(facts, count('a', 1)), fact(facts, count('b', 2))).then()).rejects.toThrow(
      'adding under "a restart after every event"',
    );
  });

  it('R94: counts a resend twice', () =>
    caught({ facts: moving((all, amounts) => all + sumOf(amounts)) }, 'everything sent again'));

  it('R12: keeps what came last of two producers', () =>
    caught(
      {
        parts: (sum, events) => {
          for (const { entity, value } of events) sum.parts[entity] = value ? { any: value.amount } : {};
        },
      },
      'producers interleaved otherwise',
    ));

  it('R12: keeps what came last of a source that may come in any order', async () => {
    const last = adding({ facts: moving((was, amounts) => amounts.at(-1) ?? was) });
    const ordered = [fact(facts, count('a', 1)), fact(facts, count('b', 2))];
    await expect(scenario(last, { anyOrder: ['facts'] })(...ordered).then()).rejects.toThrow('adding under "');
  });
});

it('tells the fewest steps that show the mistake', async () => {
  const twice = adding({ facts: moving((all, amounts) => all + amounts.length) });
  await expect(scenario(twice)(...story, tick(100_000)).then()).rejects.toThrow(
    [
      'adding under "everything sent again" (seed 1) ends otherwise than as given.',
      'The fewest steps that show it:',
      '  facts {"owner":"ben","id":"a","at":1000,"amount":4}',
      '  again facts {"owner":"ben","id":"a","at":1000,"amount":4}',
      'as given: entity of sums ben sum {"amount":1}',
      'here:     entity of sums ben sum {"amount":2}',
    ].join('\n'),
  );
});
