/** The latest records of one partition, in memory: who was away for a moment goes on from here. */
import type { Records } from '../records.js';

/** Runs of records one after the other; when they are over `maxBytes`, the oldest goes. */
export class Window {
  readonly #maxBytes: number;
  readonly #runs: Run[] = [];
  #bytes = 0;
  #breaks: number[] = [];
  /** All from this offset on is here. */
  low: number;
  /** All before this offset was given to those who follow it. */
  position: number;

  constructor(from: number, maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.low = from;
    this.position = from;
  }

  /** Keeps a run that was given out, from the position that it began at. */
  keep(records: Records, from: number): void {
    this.#runs.push(new Run(records, from));
    this.#bytes += records.memory.byteLength;
    while (this.#bytes > this.#maxBytes) {
      this.#bytes -= this.#runs.shift()?.records.memory.byteLength ?? 0;
      this.low = this.#runs[0]?.from ?? this.position;
    }
    if ((this.#breaks[0] ?? this.low) < this.low) this.#breaks = this.#breaks.filter((offset) => offset >= this.low);
  }

  /** Forgets all, and goes on at an offset: what lies between is gone from the log. */
  restart(offset: number): void {
    this.#runs.length = 0;
    this.#bytes = 0;
    this.#breaks = [];
    this.low = offset;
    this.position = offset;
  }

  break(offset: number): void {
    this.#breaks.push(offset);
  }

  /** Whether a reader can go on from this offset, which is here or where the next record will be. */
  isUnbrokenFrom(offset: number): boolean {
    return (this.#breaks.at(-1) ?? -1) < offset;
  }

  /** Where the records of a key are, from an offset on. */
  *of(key: string, from: number): Generator<{ readonly records: Records; readonly i: number }> {
    for (const run of this.#runs) {
      if (run.end <= from) continue;
      for (const i of run.of(key)) if (run.records.offset(i) >= from) yield { records: run.records, i };
    }
  }
}

class Run {
  readonly records: Records;
  /** Where whoever read it began to ask for it. */
  readonly from: number;
  /** The offset after its last record. */
  readonly end: number;
  #byKey: Map<string, number[]> | null = null;

  constructor(records: Records, from: number) {
    this.records = records;
    this.from = from;
    this.end = records.offset(records.count - 1) + 1;
  }

  /** Made when somebody first asks: most runs go unasked. */
  of(key: string): readonly number[] {
    this.#byKey ??= this.#index();
    return this.#byKey.get(key) ?? [];
  }

  #index(): Map<string, number[]> {
    const byKey = new Map<string, number[]>();
    for (let i = 0; i < this.records.count; i++) {
      const key = this.records.key(i) ?? '';
      const same = byKey.get(key);
      if (same) same.push(i);
      else byKey.set(key, [i]);
    }
    return byKey;
  }
}
