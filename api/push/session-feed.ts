/** Streams of live sessions, out of the telemetry of their machines. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pause } from '../../engine/log.js';
import type { LogRecord } from '../../engine/tailing/log-record.js';
import { PromotedTail } from '../../engine/tailing/promoted.js';
import type { Tail } from '../../engine/tailing/tail.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { telemetry } from '../../schemas/topics.js';
import type { Database } from '../database.js';
import { endReasonOf, type KnownSession, liveAmong } from '../sessions.js';
import type { Doors } from './doors.js';
import { beginStream, hold, lastPlace, within } from './opening.js';
import { seal } from './packing.js';
import { streamOfSession } from './session-asked.js';
import { type SessionPlace, unpackSession } from './session-id.js';
import { SessionStream } from './session-stream.js';

const LOOK_MS = 1_000;

/** Whose stream it is. */
interface Asked {
  readonly session: KnownSession;
  readonly db: Database;
  /** Who comes for the first time is told what was said from this time on, ms; null: from now on. */
  readonly since: number | null;
  readonly stillMay: () => Promise<boolean>;
}

/** Clocks of machines may be ahead by so much. */
const AHEAD_MS = 60_000;

/** The place at which nothing of a session that began then was told. */
async function placeSince(tail: Tail, { telemetryPartitions }: KnownSession, since: number): Promise<SessionPlace> {
  const next = new Map<number, number>();
  for (const partition of telemetryPartitions) {
    const offsets = await within(tail.since(partition, since - AHEAD_MS));
    next.set(partition, offsets.get(telemetry.name) ?? 0);
  }
  return { isOver: false, next, told: [] };
}

export class SessionFeed {
  readonly #doors: Doors;
  readonly #secret: string;
  readonly #tail: PromotedTail;
  readonly #streams = new Set<SessionStream>();
  /** Many may watch one machine: a message is decoded once. */
  readonly #read = new WeakMap<LogRecord, Telemetry | null>();
  readonly #stopping = new AbortController();
  #watching: Promise<void> | null = null;

  constructor(parts: ConstructorParameters<typeof PromotedTail>[0], doors: Doors, secret: string) {
    this.#doors = doors;
    this.#secret = secret;
    // Facts have no builds.
    this.#tail = new PromotedTail(parts, [telemetry], async () => {});
  }

  /** Answers with a stream of a session that is live, or was when its client was here last; throws a problem when it cannot. */
  async open(request: FastifyRequest, reply: FastifyReply, { session, db, since, stillMay }: Asked): Promise<void> {
    const name = streamOfSession(session.sessionId);
    const known = lastPlace(request, name, this.#secret, unpackSession);
    // EventSource comes back after every end, but for this answer.
    if (known?.isOver) return void reply.code(204).send();
    const connection = this.#doors.enter(request, reply, stillMay);
    let place = known;
    try {
      const { tail } = await within(this.#tail.current());
      for (const partition of session.telemetryPartitions) await hold(tail, partition, connection);
      if (!known && since !== null) place = await placeSince(tail, session, since);
    } catch (error) {
      connection.abandon();
      throw error;
    }
    const stream = new SessionStream({
      session,
      connection,
      read: (record) => this.#messageOf(record),
      seal: (bytes) => seal(this.#secret, name, bytes),
    });
    beginStream(reply, connection, () => stream.id());
    const generation = await this.#tail.current();
    if (!generation) return;
    await stream.start(generation, place).catch(() => connection.drop('failed'));
    // Only who was given all may be told that it is over.
    if (!connection.isOpen) return;
    this.#streams.add(stream);
    connection.onClosed(() => this.#streams.delete(stream));
    this.#watching ??= this.#watch(db).finally(() => {
      this.#watching = null;
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#watching;
    await this.#tail.stop();
  }

  /** Most sessions say themselves that they end; others are found to be over. One question for all. */
  async #watch(db: Database): Promise<void> {
    const signal = this.#stopping.signal;
    for (; this.#streams.size > 0 && !signal.aborted; await pause(LOOK_MS, signal)) {
      const streams = [...this.#streams];
      // While Postgres is away, nothing is over.
      const live = await liveAmong(
        db,
        streams.map(({ sessionId }) => sessionId),
      ).catch(() => null);
      if (live)
        await Promise.all(streams.filter(({ sessionId }) => !live.has(sessionId)).map((one) => this.#end(one, db)));
    }
  }

  async #end(stream: SessionStream, db: Database): Promise<void> {
    const generation = await this.#tail.current();
    if (generation) await stream.end(generation, () => endReasonOf(db, stream.sessionId));
  }

  #messageOf(record: LogRecord): Telemetry | null {
    let message = this.#read.get(record);
    if (message === undefined) {
      message = record.value && (this.#tail.decode(telemetry, record.value) as Telemetry | null);
      if (message && telemetry.check?.(message, record.timestamp)) message = null;
      this.#read.set(record, message);
    }
    return message;
  }
}
