/** A stream of pseudo-random numbers that is the same for the same seed, on every machine. */
import { createHash } from 'node:crypto';

/** Draws; every draw moves the stream on. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [least, most). */
  between(least: number, most: number): number;
  /** A whole number, `least` and `most` included. */
  whole(least: number, most: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** About normal, within 3.5 standard deviations of the mean. */
  normal(mean: number, deviation: number): number;
  /** One of the list; throws when it is empty. */
  pick<Item>(list: readonly Item[]): Item;
  /** A version 4 uuid. */
  uuid(): string;
}

/**
 * The stream of a seed: sfc32 (C. Doty-Humphrey, PractRand, 2010), its state the SHA-256 of the seed.
 * Normal draws are sums of 4 uniforms (Irwin-Hall): no logarithm, so no difference between engines.
 */
export function random(seed: string): Random {
  const digest = createHash('sha256').update(seed).digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = 1;

  const bits = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  // The generator's author advises 12 rounds before the first use.
  for (let round = 0; round < 12; round++) bits();

  const next = () => bits() / 4_294_967_296;
  const between = (least: number, most: number) => least + next() * (most - least);
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    whole,
    chance: (probability) => next() < probability,
    normal: (mean, deviation) => mean + deviation * (next() + next() + next() + next() - 2) * Math.sqrt(3),
    pick: (list) => {
      const item = list[whole(0, list.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    uuid: () => {
      const hex = [bits(), bits(), bits(), bits()].map((word) => word.toString(16).padStart(8, '0')).join('');
      const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3];
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}
