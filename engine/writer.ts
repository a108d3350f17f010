/** One transaction per checkpoint: all of it or nothing, and nothing at all when another process has the task. */
import type { Checkpoint, Content, Snapshot } from './checkpoint.js';
import { keptTable, stateTable } from './ddl.js';
import { RepstreamError } from './errors.js';
import { writeKept } from './keeping.js';
import type { Parked } from './parking.js';
import type { Database, Sql } from './postgres.js';
import { takeBack } from './redrives.js';
import { RowWriter } from './row-writer.js';
import { forgetStates, writeStates } from './states.js';
import { forgetSwept } from './sweeping.js';
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
      await this.#outbox(sql, checkpoint);
      // First what goes: a key whose fold fails again parks under new ids.
      await takeBack(sql, this.#lineage.name, checkpoint.redriven);
      await this.#park(sql, checkpoint.parked);
      await forgetSwept(sql, this.#lineage.name, checkpoint.swept);
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

  async #content(sql: Sql, { states, kept, gone, rows, forgotten }: Content): Promise<void> {
    const table = stateTable(this.#lineage.name);
    await writeStates(sql, table, states);
    await forgetStates(sql, table, forgotten);
    await writeKept(sql, keptTable(this.#lineage.name), kept);
    await this.#rows.delete(sql, gone);
    await this.#rows.upsert(sql, rows);
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
    if (moved.length === tasks.length) return;
    throw new RepstreamError(
      'REPSTREAM_FENCED',
      `${this.#lineage.name}: another process took over a task of this checkpoint`,
    );
  }

  async #outbox(sql: Sql, { outbox, published }: Checkpoint): Promise<void> {
    const { name } = this.#lineage;
    if (published.length > 0) {
      await sql.query(
        `-- name: forget_published
         delete from engine.outbox o using unnest($2::int[], $3::text[], $4::int[], $5::bigint[]) d(partition, topic, target, number)
         where o.lineage = $1 and o.partition = d.partition and o.topic = d.topic and o.target = d.target and o.number <= d.number`,
        [
          name,
          published.map(({ partition }) => partition),
          published.map(({ topic }) => topic),
          published.map(({ target }) => target),
          published.map(({ number }) => number),
        ],
      );
    }
    if (outbox.length === 0) return;
    await sql.query(
      `-- name: write_outbox
       insert into engine.outbox (lineage, partition, topic, target, number, key, entity, value)
       select $1, * from unnest($2::int[], $3::text[], $4::int[], $5::bigint[], $6::text[], $7::text[], $8::bytea[])`,
      [
        name,
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
