/** Which kept entities were ever asked for, as a filter of Bloom: what was never asked for is not stored, where nothing was stored before. */
import { hash } from './hash.js';

/** 128 kB: of 100,000 entities one in thirty is asked for in vain, of a million most. */
const BITS = 2 ** 20;

export class Asked {
  readonly #bits = new Uint32Array(BITS / 32);

  /** Whether it may have been asked for before; from now on it was. */
  again(place: string): boolean {
    const both = hash(place);
    const first = this.#set(both % BITS);
    const second = this.#set(Math.floor(both / BITS) % BITS);
    return first && second;
  }

  #set(bit: number): boolean {
    const [word, mask] = [bit >>> 5, 1 << (bit & 31)];
    const bits = this.#bits[word] ?? 0;
    this.#bits[word] = bits | mask;
    return (bits & mask) !== 0;
  }
}
