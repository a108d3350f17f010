/** A run of records in one block of memory: no object per record, and it goes from thread to thread without a copy. */
import type { KafkaMessage } from './kafka.js';

/** Per record: where it starts among the bytes, and how long its key, value and headers are (−1: null). */
const MARKS = 4;

/** Records of one partition, by their place in the run. */
export class Records {
  readonly count: number;
  /** Keys, values and headers, one record after the other. */
  readonly bytes: Buffer;
  readonly memory: ArrayBuffer;
  readonly #offsets: Float64Array;
  readonly #timestamps: Float64Array;
  readonly #marks: Int32Array;

  constructor(memory: ArrayBuffer, count: number) {
    this.memory = memory;
    this.count = count;
    this.#offsets = new Float64Array(memory, 0, count);
    this.#timestamps = new Float64Array(memory, 8 * count, count);
    this.#marks = new Int32Array(memory, 16 * count, MARKS * count);
    this.bytes = Buffer.from(memory, (16 + 4 * MARKS) * count);
  }

  offset(i: number): number {
    return this.#offsets[i] as number;
  }

  /** The broker's time, ms. */
  timestamp(i: number): number {
    return this.#timestamps[i] as number;
  }

  /** Where the key starts among the bytes. */
  keyStart(i: number): number {
    return this.#marks[MARKS * i] as number;
  }

  /** How long the key is, bytes; −1: there is none. */
  keyLength(i: number): number {
    return this.#marks[MARKS * i + 1] as number;
  }

  /** The key, of which at most `most` bytes; null: there is none. */
  key(i: number, most = Number.POSITIVE_INFINITY): string | null {
    const start = this.#marks[MARKS * i] as number;
    const length = this.keyLength(i);
    return length < 0 ? null : this.bytes.toString('utf8', start, start + Math.min(length, most));
  }

  /** How long the value is, bytes; −1: there is none. */
  valueLength(i: number): number {
    return this.#marks[MARKS * i + 2] as number;
  }

  /** Where the value starts among the bytes. */
  valueStart(i: number): number {
    return (this.#marks[MARKS * i] as number) + Math.max(0, this.keyLength(i));
  }

  /** The text of a header, or '' when it is missing. */
  header(i: number, name: string): string {
    const start = this.valueStart(i) + Math.max(0, this.valueLength(i));
    const end = start + (this.#marks[MARKS * i + 3] as number);
    for (let at = start; at < end; ) {
      const nameEnd = at + 8 + this.bytes.readInt32LE(at);
      const valueEnd = nameEnd + this.bytes.readInt32LE(at + 4);
      if (this.bytes.toString('utf8', at + 8, nameEnd) === name) return this.bytes.toString('utf8', nameEnd, valueEnd);
      at = valueEnd;
    }
    return '';
  }
}

/** Packs what the client fetched. */
export function pack(messages: readonly KafkaMessage[]): Records {
  const headers = messages.map(headersOf);
  let size = 0;
  for (const [i, { key, value }] of messages.entries())
    size += (key?.length ?? 0) + (value?.length ?? 0) + (headers[i]?.length ?? 0);
  const count = messages.length;
  const memory = new ArrayBuffer((16 + 4 * MARKS) * count + size);
  const offsets = new Float64Array(memory, 0, count);
  const timestamps = new Float64Array(memory, 8 * count, count);
  const marks = new Int32Array(memory, 16 * count, MARKS * count);
  const bytes = new Uint8Array(memory, (16 + 4 * MARKS) * count);
  let end = 0;
  const append = (part: Buffer | null | undefined): number => {
    if (!part) return -1;
    bytes.set(part, end);
    end += part.length;
    return part.length;
  };
  for (let i = 0; i < count; i++) {
    const { key, value, offset, timestamp } = messages[i] as KafkaMessage;
    offsets[i] = Number(offset);
    timestamps[i] = Number(timestamp);
    marks[MARKS * i] = end;
    marks[MARKS * i + 1] = append(key);
    marks[MARKS * i + 2] = append(value);
    marks[MARKS * i + 3] = append(headers[i]);
  }
  return new Records(memory, count);
}

function headersOf({ headers }: KafkaMessage): Buffer | null {
  const parts: Buffer[] = [];
  for (const name in headers) {
    const values = headers[name];
    const value = Array.isArray(values) ? values[0] : values;
    const [key, text] = [Buffer.from(name), Buffer.from(value ?? '')];
    const lengths = Buffer.alloc(8);
    lengths.writeInt32LE(key.length, 0);
    lengths.writeInt32LE(text.length, 4);
    parts.push(lengths, key, text);
  }
  return parts.length === 0 ? null : Buffer.concat(parts);
}
