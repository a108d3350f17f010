/** Ids of events: whole numbers and bytes in few letters, good for one stream alone. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const SEAL_BYTES = 8;
/** Last-Event-ID is a header; servers before this one limit those to some thousands of bytes in all. */
const MAX_ID_LENGTH = 2_000;

/** Writes whole numbers of any size below 2^53, small ones in one byte. */
export class Packer {
  readonly #bytes: number[] = [];

  number(value: number): this {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#bytes.push((rest % 128) | 128);
    this.#bytes.push(rest);
    return this;
  }

  /** Of a known length. */
  hex(digits: string): this {
    this.#bytes.push(...Buffer.from(digits, 'hex'));
    return this;
  }

  bytes(): Buffer {
    return Buffer.from(this.#bytes);
  }
}

/** Reads what a Packer wrote; throws RangeError where it ends too soon. */
export class Unpacker {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  number(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#bytes.readUInt8(this.#at++);
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  hex(length: number): string {
    const digits = this.#bytes.toString('hex', this.#at, this.#at + length);
    if (digits.length < 2 * length) throw new RangeError('it ends too soon');
    this.#at += length;
    return digits;
  }
}

/** The id of these bytes on the stream of this name. */
export const seal = (secret: string, stream: string, bytes: Buffer): string =>
  Buffer.concat([bytes, sealOf(secret, stream, bytes)]).toString('base64url');

/** The bytes of an id; null: it was not made for this stream, or not by us. */
export function unseal(secret: string, stream: string, id: string): Buffer | null {
  if (id.length > MAX_ID_LENGTH || !/^[\w-]+$/.test(id)) return null;
  const all = Buffer.from(id, 'base64url');
  const [bytes, sealed] = [all.subarray(0, -SEAL_BYTES), all.subarray(-SEAL_BYTES)];
  const isOurs = sealed.length === SEAL_BYTES && timingSafeEqual(sealed, sealOf(secret, stream, bytes));
  // Base64 has several spellings of the same bytes.
  return isOurs && all.toString('base64url') === id ? bytes : null;
}

const sealOf = (secret: string, stream: string, bytes: Buffer): Buffer =>
  createHmac('sha256', `repstream push\0${secret}`)
    .update(`${stream}\0`)
    .update(bytes)
    .digest()
    .subarray(0, SEAL_BYTES);
