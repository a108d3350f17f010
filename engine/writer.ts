/** One transaction per checkpoint: all of it or nothing, and nothing at all when another process has the task. */
import type { Checkpoint, Content, Part, Rest, Snapshot } from './checkpoint.js';
import { keptTable, stateTable } from './ddl.js';
import { RepstreamError } from './errors.js';
import { writeKept } from './keeping.js';
import type { OutboxEntry } from './outbox.js';
import type { Parked } from './parking.js';
import type { Database, Sql } from './postgres.js';
import { takeBack } from './redrives.js';
import { RowWriter } from './row-writer.js';
import { forgetStates, writeStates } from './states.js';
import { forgetSwept, sweepKeys } from './sweeping.js';
import type { Lineage } from './topology.js';

/** Writes checkpoints of one lineage. */
export class CheckpointWriter {
  readonly #database: Database;
  readonly #lineage: Lineage;
  readonly #rows: RowWriter;

  constructor(database: Database, lineage: Lineage) {
    this.#database = database;
    this.#lineage = lineage;
    this.#rows = new RowWriter(lineage);
  }

  /** Commits, or throws and changes nothing: REPSTREAM_FENCED when a task's epoch or starting position is not the stored one. */
  async write(checkpoint: Checkpoint): Promise<void> {
    await this.#database.transaction(async (sql) => {
      await this.#fence(sql, checkpoint.tasks);
      await this.#content(sql, checkpoint);
      await this.#rest(sql, checkpoint);
    });
  }

  /** The same of the keys part by part: while one is written the next is made, and last of all what is said of these tasks. */
  async writeInParts(tasks: readonly Snapshot[], parts: AsyncGenerator<Part, Rest>): Promise<Rest> {
    return this.#database.transaction(async (sql) => {
      await this.#hold(sql, tasks);
      let writing = Promise.resolve();
      const write = async (part: Part) => {
        await this.#content(sql, part);
        await this.#send(sql, part.outbox);
      };
      try {
        for (;;) {
          const next = await parts.next();
          await writing;
          if (next.done) {
            await this.#fence(sql, next.value.tasks);
            await this.#rest(sql, next.value);
            return next.value;
          }
          writing = write(next.value);
          // Whoever awaits it next is told.
          writing.catch(() => {});
        }
      } finally {
        // What is still being written belongs into the transaction, also when that is taken back.
        await writing.catch(() => {});
        await parts.return(undefined as never).catch(() => {});
      }
    });
  }

  /** Writes what the keys hold and takes it back at once. Throws what Postgres says of it. */
  async rehearse(content: Content): Promise<void> {
    const taken = new Error('taken back');
    await this.#database
      .transaction(async (sql) => {
        await this.#content(sql, content);
        throw taken;
      })
      .catch((error) => {
        if (error !== taken) throw error;
      });
  }

  async #content(sql: Sql, { states, kept, gone, rows, forgotten, sharedAnew }: Content): Promise<void> {
    const table = stateTable(this.#lineage.name);
    await writeStates(sql, table, states);
    await forgetStates(sql, table, forgotten);
    await writeKept(sql, keptTable(this.#lineage.name), kept);
    await this.#rows.delete(sql, gone);
    await this.#rows.upsert(sql, rows);
    await sweepKeys(sql, this.#lineage.name, sharedAnew);
  }

  /** Has whoever takes these tasks over wait for the end of the transaction. */
  async #hold(sql: Sql, tasks: readonly Snapshot[]): Promise<void> {
    const held = await sql.query(
      `-- name: hold
       select 1 from engine.tasks t join unnest($2::int[], $3::bigint[], $4::bigint[]) d(partition, epoch, checkpoint)
         using (partition, epoch, checkpoint) where t.lineage = $1 for update of t`,
      [
        this.#lineage.name,
        tasks.map(({ partition }) => partition),
        tasks.map(({ epoch }) => epoch),
        tasks.map(({ checkpoint }) => checkpoint),
      ],
    );
    if (held.length < tasks.length) throw this.#fenced();
  }

  #fenced(): RepstreamError {
    const said = `${this.#lineage.name}: another process took over a task of this checkpoint`;
    return new RepstreamError('REPSTREAM_FENCED', said);
  }

  async #fence(sql: Sql, tasks: readonly Snapshot[]): Promise<void> {
    const moved = await sql.query(
      `-- name: fence
       update engine.tasks t set checkpoint = d.checkpoint + 1, positions = b.positions, marks = b.marks, producers = b.producers, numbers = b.numbers,
         tick = b.tick, waking = b.waking, stopped = b.stopped, renewal = b.renewal, read = b.read, folded = b.folded, repeated = b.repeated, parked = b.parked,
         late = b.late, tables = b.tables, updated_at = now()
       from unnest($2::int[], $3::bigint[], $4::bigint[], $5::text[]) d(partition, epoch, checkpoint, body),
         jsonb_to_record(d.body::jsonb) b(positions jsonb, marks jsonb, producers jsonb, numbers jsonb, tick bigint, waking bigint, stopped text, renewal jsonb,
           read bigint, folded bigint, repeated bigint, parked bigint, late bigint, tables jsonb)
       where t.lineage = $1 and t.partition = d.partition and t.epoch = d.epoch and t.checkpoint = d.checkpoint
       returning 1`,
      [
        this.#lineage.name,
        tasks.map(({ partition }) => partition),
        tasks.map(({ epoch }) => epoch),
        tasks.map(({ checkpoint }) => checkpoint),
        tasks.map(({ body }) => body),
      ],
    );
    if (moved.length < tasks.length) throw this.#fenced();
  }

  async #rest(sql: Sql, { outbox, published, redriven, parked, swept }: Rest): Promise<void> {
    const { name } = this.#lineage;
    await this.#forget(sql, published);
    await this.#send(sql, outbox);
    // First what goes: a key whose fold fails again parks under new ids.
    await takeBack(sql, name, redriven);
    await this.#park(sql, parked);
    await forgetSwept(sql, name, swept);
  }

  /** Deletes from the outbox what is published. */
  async #forget(sql: Sql, published: Checkpoint['published']): Promise<void> {
    if (published.length === 0) return;
    await sql.query(
      `-- name: forget_published
       delete from engine.outbox o using unnest($2::int[], $3::text[], $4::int[], $5::bigint[]) d(partition, topic, target, number)
       where o.lineage = $1 and o.partition = d.partition and o.topic = d.topic and o.target = d.target and o.number <= d.number`,
      [
        this.#lineage.name,
        published.map(({ partition }) => partition),
        published.map(({ topic }) => topic),
        published.map(({ target }) => target),
        published.map(({ number }) => number),
      ],
    );
  }

  async #send(sql: Sql, outbox: readonly OutboxEntry[]): Promise<void> {
    if (outbox.length === 0) return;
    await sql.query(
      `-- name: write_outbox
       insert into engine.outbox (lineage, partition, topic, target, number, key, entity, value)
       select $1, * from unnest($2::int[], $3::text[], $4::int[], $5::bigint[], $6::text[], $7::text[], $8::bytea[])`,
      [
        this.#lineage.name,
        outbox.map(({ partition }) => partition),
        outbox.map(({ topic }) => topic),
        outbox.map(({ target }) => target),
        outbox.map(({ number }) => number),
        outbox.map(({ key }) => key),
        outbox.map(({ entity }) => entity),
        outbox.map(({ value }) => value),
      ],
    );
  }

  async #park(sql: Sql, parked: readonly Parked[]): Promise<void> {
    if (parked.length === 0) return;
    const { name, processor } = this.#lineage;
    await sql.query(
      `-- name: park
       insert into engine.parked (lineage, processor, kind, partition, topic, from_offset, to_offset, events, bytes, key, reason, detail)
       select $1, $2, * from unnest($3::text[], $4::int[], $5::text[], $6::bigint[], $7::bigint[], $8::int[], $9::bigint[], $10::text[], $11::text[],
         $12::text[])`,
      [
        name,
        processor.name,
        parked.map(({ kind }) => kind),
        parked.map(({ partition }) => partition),
        parked.map(({ topic }) => topic),
        parked.map(({ from }) => from),
        parked.map(({ to }) => to),
        parked.map(({ events }) => events),
        parked.map(({ bytes }) => bytes),
        parked.map(({ key }) => key?.replaceAll('\0', '\\0') ?? null),
        parked.map(({ reason }) => reason),
        parked.map(({ detail }) => detail.replaceAll('\0', '\\0').slice(0, 1000)),
      ],
    );
  }
}
