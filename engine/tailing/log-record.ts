/** A record as those get it who follow a key. */
import type { Origin } from '../outbox.js';
import { originOf } from '../outbox.js';
import type { Records } from '../records.js';

/** Reads from the run that it came in, so that nothing is copied for records that nobody follows. */
export class LogRecord {
  /** The topic's name in Kafka. */
  readonly topic: string;
  readonly #records: Records;
  readonly #i: number;

  constructor(topic: string, records: Records, i: number) {
    this.topic = topic;
    this.#records = records;
    this.#i = i;
  }

  get offset(): number {
    return this.#records.offset(this.#i);
  }

  /** The broker's time, ms. */
  get timestamp(): number {
    return this.#records.timestamp(this.#i);
  }

  /** Null: what the record is about is retracted. */
  get value(): Buffer | null {
    const start = this.#records.valueStart(this.#i);
    const length = this.#records.valueLength(this.#i);
    return length < 0 ? null : this.#records.bytes.subarray(start, start + length);
  }

  /** Who put it out, of a derived topic. */
  get origin(): Origin {
    return originOf((name) => this.#records.header(this.#i, name));
  }
}
