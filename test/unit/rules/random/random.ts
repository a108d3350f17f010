/** Random numbers by a seed (mulberry32), fast enough for hundreds of thousands of histories. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** 0 to 1, without 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both bounds included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** Whether something happens that does once in so many times. */
  once(times: number): boolean {
    return this.next() * times < 1;
  }

  of<Value>(values: readonly Value[]): Value {
    return values[this.int(0, values.length - 1)] as Value;
  }

  /** Some of the values, at least one, in their order. */
  some<Value>(values: readonly Value[]): Value[] {
    const kept = values.filter(() => this.once(2));
    return kept.length > 0 ? kept : [this.of(values)];
  }
}
