import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildsOf,
  type MemberPlace,
  packMember,
  shortIncarnation,
  unpackMember,
} from '../../../../api/push/member-id.js';
import { Packer, seal, Unpacker, unseal } from '../../../../api/push/packing.js';

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((all) => Buffer.from(all).toString('hex'));
const whole = fc.maxSafeNat();
const told = fc
  .uniqueArray(fc.tuple(fc.nat(100), fc.record({ incarnation: hex(8), number: whole })), {
    maxLength: 4,
    selector: ([task]) => task,
  })
  .map((pairs) => new Map(pairs));
const TOPICS = 5;
const place: fc.Arbitrary<MemberPlace> = fc.record({
  builds: hex(4),
  topics: fc.array(fc.record({ next: whole, told }), { minLength: TOPICS, maxLength: TOPICS }),
});

describe('R97: the id of an event', () => {
  it('holds whole numbers of any size', () => {
    fc.assert(
      fc.property(fc.array(whole), (numbers) => {
        const packer = new Packer();
        for (const number of numbers) packer.number(number);
        const unpacker = new Unpacker(packer.bytes());
        expect(numbers.map(() => unpacker.number())).toEqual(numbers);
        expect(unpacker.isAtEnd).toBe(true);
      }),
    );
  });

  it('gives back the place that it was made of', () => {
    fc.assert(
      fc.property(place, fc.string(), fc.string(), (one, secret, stream) => {
        const bytes = unseal(secret, stream, seal(secret, stream, packMember(one)));
        expect(bytes && unpackMember(bytes, TOPICS)).toEqual(one);
      }),
    );
  });

  it('is good for its own stream and by our own secret alone', () => {
    fc.assert(
      fc.property(place, fc.string(), fc.string(), fc.string(), (one, secret, stream, other) => {
        fc.pre(other !== stream && other !== secret);
        const id = seal(secret, stream, packMember(one));
        expect(unseal(secret, other, id)).toBeNull();
        expect(unseal(other, stream, id)).toBeNull();
      }),
    );
  });

  it('is refused when a letter of it is another, and when it is anything else', () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.constantFrom(...'Az09-_!= '), (one, at, letter) => {
        const id = seal('secret', 'stream', packMember(one));
        const i = at % id.length;
        fc.pre(id[i] !== letter);
        expect(unseal('secret', 'stream', id.slice(0, i) + letter + id.slice(i + 1))).toBeNull();
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => unseal('secret', 'stream', text) === null));
  });

  it('is none of fewer or more topics, and nothing that ends too soon', () => {
    fc.assert(
      fc.property(place, fc.nat(), (one, cut) => {
        const bytes = packMember(one);
        expect(unpackMember(bytes, TOPICS + 1)).toBeNull();
        expect(unpackMember(bytes.subarray(0, cut % bytes.length), TOPICS)).toBeNull();
        expect(unpackMember(Buffer.concat([bytes, Buffer.of(0)]), TOPICS)).toBeNull();
      }),
    );
  });

  it('is short: a member has one task a topic', () => {
    const topic = { next: 10_000_000, told: new Map([[11, { incarnation: '018f'.repeat(4), number: 10_000_000 }]]) };
    const bytes = packMember({ builds: buildsOf(['workouts']), topics: Array.from({ length: TOPICS }, () => topic) });
    expect(seal('secret', 'member', bytes).length).toBeLessThan(160);
  });
});

it('the beginning of an incarnation orders it as the whole does', () => {
  const [a, b] = ['0190a1b2-c3d4-7000-8000-ffffffffffff', '0190a1b2-c3d5-7000-8000-000000000000'];
  expect(shortIncarnation(a)).toHaveLength(16);
  expect(shortIncarnation(a) < shortIncarnation(b)).toBe(a < b);
});
