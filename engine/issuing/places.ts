/** How far an issuer has read one topic: the next offset of each partition. */
import type { Sql } from '../postgres.js';

/** Of an issuer in a topic; written in the transaction that notes what was read. */
export class Places {
  readonly #issuer: string;
  readonly #topic: string;
  readonly #next: Map<number, number>;
  #isWritten = true;

  private constructor(issuer: string, topic: string, next: Map<number, number>) {
    this.#issuer = issuer;
    this.#topic = topic;
    this.#next = next;
  }

  /** As they stand in Postgres. */
  static async read(sql: Sql, issuer: string, topic: string): Promise<Places> {
    const rows = await sql.query<{ partition: number; position: number }>(
      'select partition, position from engine.issuing where issuer = $1 and topic = $2',
      [issuer, topic],
    );
    return new Places(issuer, topic, new Map(rows.map(({ partition, position }) => [partition, position])));
  }

  /** The next offset to read. */
  next(partition: number): number {
    return this.#next.get(partition) ?? 0;
  }

  /** The next offset to read of what the log has from `low` to `high`: a log that was made anew may end before it. */
  begin(partition: number, low: number, high: number): number {
    const from = Math.max(low, Math.min(this.#next.get(partition) ?? low, high));
    if (from !== this.#next.get(partition)) this.move(partition, from);
    return from;
  }

  /** All before `position` was read. */
  move(partition: number, position: number): void {
    this.#next.set(partition, position);
    this.#isWritten = false;
  }

  /** Whether all up to these ends was read. */
  reach(ends: readonly { readonly partition: number; readonly high: string }[]): boolean {
    return ends.every(({ partition, high }) => this.next(partition) >= Number(high));
  }

  /** Writes them, unless they are as they were written. */
  async write(sql: Sql): Promise<void> {
    if (this.#isWritten) return;
    await sql.query(
      `insert into engine.issuing (issuer, topic, partition, position)
       select $1, $2, * from unnest($3::int[], $4::bigint[])
       on conflict (issuer, topic, partition) do update set position = excluded.position`,
      [this.#issuer, this.#topic, [...this.#next.keys()], [...this.#next.values()]],
    );
    this.#isWritten = true;
  }
}
