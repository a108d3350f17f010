import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gathering } from '../../../engine/gathering.js';
import type { Intake } from '../../../engine/intake.js';
import type { KafkaMessage } from '../../../engine/kafka.js';
import type { Task } from '../../../engine/task.js';
import { derived, source } from '../../../engine/topic.js';
import { count, from, intakeOf, message, NEW, OLD, run } from './deliveries.js';
import { newTask } from './task.js';
import { type Count, countKeys } from './toys.js';

const facts = intakeOf(
  source('counts', { ...countKeys, check: ({ amount }) => (amount < 0 ? 'negative_amount' : null) }),
);
const sums = intakeOf(derived('sums', countKeys));

function taken(intake: Intake, messages: readonly KafkaMessage[], task = newTask()) {
  const gathering = new Gathering();
  gathering.take(task, intake, run(intake, messages));
  const works = [...(gathering.works.get(task)?.values() ?? [])];
  const events = works.flatMap(({ scoped }) => [...scoped.values()].flatMap((by) => [...by.values()].flat()));
  return { task, gathering, works, events, reasons: gathering.parked.map(({ reason }) => reason) };
}
const balances = ({ ledger }: Task) => ledger.read === ledger.folded + ledger.repeated + ledger.parked;

describe('facts', () => {
  it('are folded by key, with the time the broker received them', () => {
    const { task, works, events } = taken(facts, [message(7, count(1)), message(9, count(2, 'ben'))]);
    expect(works.map(({ entry }) => entry.key)).toEqual(['ana', 'ben']);
    expect(events).toEqual([
      { ...count(1), receivedAt: 1_000 },
      { ...count(2, 'ben'), receivedAt: 1_000 },
    ]);
    expect(task.positions.get('counts')).toBe(10);
    expect(task.ledger).toEqual({ read: 2, folded: 2, repeated: 0, parked: 0, late: 0 });
  });

  it.each<[string, Partial<KafkaMessage>, Count | Buffer | null]>([
    ['no_key', { key: null }, count(1)],
    ['no_value', {}, null],
    ['bad_avro', {}, Buffer.from('garbage')],
    ['key_mismatch', { key: Buffer.from('ben') }, count(1)],
    ['nul_in_string', { key: Buffer.from('a\0') }, count(1, 'a\0')],
    ['negative_amount', {}, count(-1)],
  ])('park alone as %s, and the ones around them are folded', (reason, rest, value) => {
    const { task, gathering, events } = taken(facts, [
      message(0, count(1)),
      message(1, value, rest),
      message(2, count(3)),
    ]);
    expect(gathering.parked).toMatchObject([{ kind: 'event', reason, topic: 'counts', from: 1, to: 1, events: 1 }]);
    expect(events).toHaveLength(2);
    expect(task.ledger).toMatchObject({ read: 3, folded: 2, parked: 1 });
    expect(task.positions.get('counts')).toBe(3);
  });

  it('may be keyed by anything where the topic says so', () => {
    const loose = intakeOf(source('counts', { ...countKeys, strictKey: false }));
    const { works } = taken(loose, [message(0, count(1), { key: Buffer.from('scale-7') })]);
    expect(works.map(({ entry }) => entry.key)).toEqual(['scale-7']);
  });

  it('R89: are taken in bites, each once, with the position between them', () => {
    const task = newTask();
    const all = run(
      facts,
      ['ana', 'ben', 'ana', 'cem', 'dov'].map((owner, i) => message(i, count(i, owner))),
    );
    const bite = (most?: number) => {
      const gathering = new Gathering();
      const isWhole = gathering.take(task, facts, all, most);
      return [isWhole, [...(gathering.works.get(task)?.keys() ?? [])], task.positions.get('counts')];
    };
    expect(bite(2)).toEqual([false, ['ana', 'ben'], 2]);
    expect(bite(0)).toEqual([false, ['ana'], 3]);
    expect(bite()).toEqual([true, ['cem', 'dov'], 5]);
    expect(task.ledger).toMatchObject({ read: 5, folded: 5 });
    expect(balances(task)).toBe(true);
  });

  it('of a parked key wait with it, while other keys go on', () => {
    const task = newTask({ parkedKeys: new Set(['ana']) });
    const { gathering, events } = taken(facts, [message(0, count(1)), message(1, count(2, 'ben'))], task);
    expect(gathering.parked).toMatchObject([{ kind: 'key', key: 'ana', reason: 'key_parked', from: 0, to: 0 }]);
    expect(events).toMatchObject([{ owner: 'ben' }]);
    expect(task.ledger).toMatchObject({ read: 2, folded: 1, parked: 1 });
  });
});

describe('derived events', () => {
  it('are folded when they carry the next number of their producing task', () => {
    const { task, events } = taken(sums, [
      message(0, count(1), from('p/0', 1)),
      message(1, count(2), from('p/1', 1)),
      message(2, null, from('p/0', 2)),
    ]);
    expect(events).toEqual([
      { entity: 'e1', producer: 'p/0', value: count(1) },
      { entity: 'e1', producer: 'p/1', value: count(2) },
      { entity: 'e2', producer: 'p/0', value: null },
    ]);
    expect(task.heard).toEqual({
      sums: { 'p/0': { incarnation: OLD, number: 2 }, 'p/1': { incarnation: OLD, number: 1 } },
    });
  });

  it('are passed over when they were folded before', () => {
    const task = newTask({ heard: { sums: { 'p/0': { incarnation: OLD, number: 2 } } } });
    const { events } = taken(sums, [message(5, count(1), from('p/0', 1)), message(6, count(2), from('p/0', 2))], task);
    expect(events).toEqual([]);
    expect(task.ledger).toMatchObject({ read: 2, repeated: 2 });
    expect(task.positions.get('sums')).toBe(7);
  });

  it('stop the task at a gap: what came before stands, nothing after it is taken, and the record is read again later', () => {
    const { task, events } = taken(sums, [
      message(5, count(1), from('p/0', 1)),
      message(6, count(3), from('p/0', 3)),
      message(7, count(4), from('p/0', 4)),
    ]);
    expect(task.stopped).toMatch(
      /^REPSTREAM_GAP: sums\/0: p\/0 sent number 3 where 2 was to come: 1 events are lost: `repstream republish p\/0` tells them again$/,
    );
    expect(events).toHaveLength(1);
    expect(task.positions.get('sums')).toBe(6);
    expect(task.heard.sums).toEqual({ 'p/0': { incarnation: OLD, number: 1 } });
    expect(task.ledger).toMatchObject({ read: 1, folded: 1 });
  });

  it('count from 1 in a new incarnation; the records of an older one are repeats', () => {
    const { task, events } = taken(sums, [
      message(0, count(1), from('p/0', 1)),
      message(1, count(2), from('p/0', 1, NEW)),
      message(2, count(3), from('p/0', 2)),
      message(3, count(4), from('p/0', 2, NEW)),
    ]);
    expect(events.map((event) => (event as { value: Count }).value.amount)).toEqual([1, 2, 4]);
    expect(task.ledger).toMatchObject({ read: 4, folded: 3, repeated: 1 });
    expect(taken(sums, [message(0, count(1), from('p/0', 2, NEW))]).task.stopped).toMatch(/REPSTREAM_GAP/);
  });

  it('of a renewed task begin with a marker, which counts and folds nothing', () => {
    const of = from('p/0', 1, NEW);
    const marker = { ...of, key: Buffer.from(''), headers: { ...of.headers, marker: '1' } } as Partial<KafkaMessage>;
    const { task, events } = taken(sums, [
      message(0, count(1), from('p/0', 1)),
      message(1, null, marker),
      message(2, null, marker),
      message(3, count(2), from('p/0', 2, NEW)),
    ]);
    expect(events.map((event) => (event as { value: Count }).value.amount)).toEqual([1, 2]);
    expect(task.ledger).toMatchObject({ read: 4, folded: 3, repeated: 1 });
    expect(task.heard.sums).toEqual({ 'p/0': { incarnation: NEW, number: 2 } });
  });

  it('go on past a gap that a newer incarnation mends, to its marker, and stop at the next gap', () => {
    const heard = { sums: { 'p/0': { incarnation: OLD, number: 1, mendedBy: NEW } } };
    const { task, events } = taken(
      sums,
      [
        message(0, count(1), from('p/0', 1)),
        message(1, count(3), from('p/0', 3)),
        message(2, count(7), from('p/0', 7)),
        message(3, count(8), from('p/0', 1, NEW)),
        message(4, count(9), from('p/0', 3, NEW)),
      ],
      newTask({ heard }),
    );
    expect(events.map((event) => (event as { value: Count }).value.amount)).toEqual([3, 7, 8]);
    expect(task.ledger).toMatchObject({ read: 4, folded: 3, repeated: 1 });
    expect(task.stopped).toMatch(/p\/0 sent number 3 where 2 was to come/);
    expect(task.gap).toEqual({ topic: 'sums', producer: 'p/0', incarnation: NEW });
  });

  it.each([
    ['no headers', {}],
    ['a number that is none', from('p/0', 'many')],
    ['number 0', from('p/0', 0)],
    ['no task', from('', 1)],
  ])('park as no_origin with %s', (_, rest) => {
    expect(taken(sums, [message(0, count(1), rest)]).reasons).toEqual(['no_origin']);
  });

  it('that cannot be decoded park alone and keep their place in the count', () => {
    const { task, reasons, events } = taken(sums, [
      message(0, Buffer.from('garbage'), from('p/0', 1)),
      message(1, count(2), from('p/0', 2)),
    ]);
    expect([reasons, events.length, task.stopped]).toEqual([['bad_avro'], 1, null]);
  });
});

it('a kept input holds the last value of each entity of each producing task', () => {
  const { works } = taken(intakeOf(derived('sums', countKeys), true), [
    message(0, count(1), { headers: { task: 'p/0', incarnation: OLD, number: '1', entity: 'x' } }),
    message(1, count(2), { headers: { task: 'p/0', incarnation: OLD, number: '2', entity: 'x' } }),
    message(2, null, { headers: { task: 'p/0', incarnation: OLD, number: '3', entity: 'y' } }),
  ]);
  expect([...(works[0]?.kept.get('counts')?.values() ?? [])]).toEqual([
    { entity: 'x', producer: 'p/0', at: 5, now: count(2) },
    { entity: 'y', producer: 'p/0', at: 0, now: null },
  ]);
});

it('read = folded + repeated + parked, each number is folded at most once and in order, whatever is delivered', () => {
  const delivery = fc.record({
    producer: fc.constantFrom('p/0', 'p/1'),
    does: fc.constantFrom('next', 'next', 'next', 'again', 'older', 'garbage', 'skip', 'renewed'),
    owner: fc.constantFrom('ana', 'ben', 'cho'),
    back: fc.nat(5),
  });
  fc.assert(
    fc.property(fc.array(fc.array(delivery, { maxLength: 8 }), { maxLength: 8 }), (runs) => {
      const task = newTask({ parkedKeys: new Set(['cho']) });
      const last: Record<string, { number: number; renewals: number }> = {};
      const expected = { folded: 0, repeated: 0, parked: 0 };
      let offset = 0;
      let gapAt: number | null = null;
      for (const deliveries of runs) {
        if (task.stopped) break;
        const messages = deliveries.map(({ producer, does, owner, back }) => {
          const at = last[producer] ?? { number: 0, renewals: 1 };
          last[producer] = at;
          let [number, renewals] = [at.number + 1, at.renewals];
          if (does === 'again') number = Math.max(1, at.number - back);
          if (does === 'older') renewals = 0;
          if (does === 'skip') number = at.number + 2 + back;
          if (does === 'renewed') [number, renewals] = [1, at.renewals + 1];
          const isRepeat = renewals < at.renewals ? at.number > 0 : renewals === at.renewals && number <= at.number;
          if (gapAt === null) {
            if (number > at.number + 1 && renewals === at.renewals) gapAt = offset;
            // The first ever heard of a producer may be of any incarnation, but must be number 1.
            else if (isRepeat) expected.repeated++;
            else {
              if (does === 'garbage' || owner === 'cho') expected.parked++;
              else expected.folded++;
              last[producer] = { number, renewals };
            }
          }
          const incarnation = `0192d3a4-${String(renewals).padStart(4, '0')}-7000-8000-000000000000`;
          const value = does === 'garbage' ? Buffer.from('garbage') : count(1, owner);
          return message(offset++, value, { key: Buffer.from(owner), ...from(producer, number, incarnation) });
        });
        const gathering = new Gathering();
        gathering.take(task, sums, run(sums, messages));
        expect(balances(task)).toBe(true);
        if (messages.length > 0) expect(task.positions.get('sums')).toBe(gapAt ?? offset);
      }
      expect(task.ledger).toMatchObject(expected);
      expect(task.stopped !== null).toBe(gapAt !== null);
    }),
  );
});
