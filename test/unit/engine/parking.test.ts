import fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { close } from '../../../engine/closing.js';
import { Gathering } from '../../../engine/gathering.js';
import type { Intake } from '../../../engine/intake.js';
import type { KafkaMessage } from '../../../engine/kafka.js';
import type { Parked } from '../../../engine/parking.js';
import { derived, source } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { count, from, intakeOf, message, run } from './deliveries.js';
import { newTask } from './task.js';
import { addingUp, countKeys } from './toys.js';

const facts = intakeOf(source('counts', countKeys));
const sums = intakeOf(derived('sums', countKeys));
const { processors, adds } = addingUp({ adds: 'adds', totals: 'totals' }, source('facts', countKeys));

/** What parks of these records when the fold of the `failing` keys fails and `parked` keys are parked. */
function parkedOf(
  intake: Intake,
  messages: readonly KafkaMessage[],
  parked: readonly string[],
  failing: string[] = [],
) {
  const task = newTask({ parkedKeys: new Set(parked) });
  const gathering = new Gathering();
  gathering.take(task, intake, run(intake, messages));
  for (const work of gathering.works.get(task)?.values() ?? [])
    if (failing.includes(work.entry.key)) gathering.failures.set(work, new Error('thirteen'));
  const options = {
    lineage: adds,
    topology: topologyOf(processors),
    schemas: { encode: () => Buffer.alloc(0) },
    partitions: new Map(),
    log: pino({ level: 'silent' }),
  };
  const checkpoint = close(options, gathering, [], () => task);
  return { task, ranges: checkpoint.parked };
}
const short = ({ kind, key, reason, from, to, events }: Parked) => [kind, key, reason, from, to, events];

describe('what parks is told in ranges', () => {
  it('waiting events of a key are one range, however many', () => {
    const others = (offset: number) => message(offset, count(1, 'ben'));
    const { ranges } = parkedOf(
      facts,
      [0, 1, 2, 3, 4, 5].map((offset) => (offset % 2 ? others(offset) : message(offset, count(1)))),
      ['ana'],
    );
    expect(ranges.map(short)).toEqual([['key', 'ana', 'key_parked', 0, 4, 3]]);
  });

  it('neighbours of a key that are refused for one reason are one range; what is accepted between ends it', () => {
    const garbage = (offset: number) => message(offset, Buffer.from('garbage'));
    const { ranges } = parkedOf(facts, [garbage(0), garbage(1), message(2, count(1)), garbage(3)], []);
    expect(ranges.map(short)).toEqual([
      ['event', 'ana', 'bad_avro', 0, 1, 2],
      ['event', 'ana', 'bad_avro', 3, 3, 1],
    ]);
  });

  it('a repeat between two events of a key ends its range, whether its fold fails now or it waits already', () => {
    const records = [1, 2, 1, 3].map((number, offset) => message(offset, count(number), from('p/0', number)));
    const [failed, waiting] = [parkedOf(sums, records, [], ['ana']), parkedOf(sums, records, ['ana'])];
    expect(failed.ranges.map(short)).toEqual([
      ['key', 'ana', 'fold_failed', 0, 1, 2],
      ['key', 'ana', 'fold_failed', 3, 3, 1],
    ]);
    expect(waiting.ranges.map(short)).toEqual([
      ['key', 'ana', 'key_parked', 0, 1, 2],
      ['key', 'ana', 'key_parked', 3, 3, 1],
    ]);
  });

  it('a range ends before it is too much to be read again at once', () => {
    const many = Array.from({ length: 25_000 }, (_, offset) => message(offset, count(1)));
    for (const { ranges } of [parkedOf(facts, many, ['ana']), parkedOf(facts, many, [], ['ana'])])
      expect(ranges.map(({ events }) => events)).toEqual([10_000, 10_000, 5_000]);
  });

  it('R81: all records of the key between the ends of a range are its events, and none of them is missed', () => {
    const delivery = fc.record({
      does: fc.constantFrom('next', 'next', 'next', 'again', 'garbage'),
      owner: fc.constantFrom('ana', 'ben', 'cho'),
      back: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(delivery, { maxLength: 30 }), (deliveries) => {
        let last = 0;
        const records = deliveries.map(({ does, owner, back }, offset) => {
          const isRepeat = does === 'again' && last > 0;
          const number = isRepeat ? Math.max(1, last - back) : ++last;
          const value = does === 'garbage' ? Buffer.from('garbage') : count(1, owner);
          const becomes = isRepeat ? 'repeated' : does === 'garbage' ? 'bad_avro' : 'accepted';
          return {
            owner,
            becomes,
            message: message(offset, value, { key: Buffer.from(owner), ...from('p/0', number) }),
          };
        });
        const { task, ranges } = parkedOf(
          sums,
          records.map((one) => one.message),
          ['cho'],
          ['ben'],
        );
        for (const { kind, key, reason, from: first, to, events } of ranges) {
          const within = records.filter(({ owner }, offset) => owner === key && first <= offset && offset <= to);
          expect(within).toHaveLength(events);
          expect(within.every(({ becomes }) => becomes === (kind === 'event' ? reason : 'accepted'))).toBe(true);
        }
        const parked = ranges.reduce((sum, { events }) => sum + events, 0);
        const expected = records.filter(
          ({ owner, becomes }) => becomes === 'bad_avro' || (becomes === 'accepted' && owner !== 'ana'),
        );
        expect(parked).toBe(expected.length);
        expect(task.ledger).toMatchObject({
          parked,
          folded: records.filter(({ owner, becomes }) => owner === 'ana' && becomes === 'accepted').length,
        });
      }),
    );
  });
});
