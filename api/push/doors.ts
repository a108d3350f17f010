/** Who may open a stream: so many in all, so many of one caller. All are closed at once when the process stops. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../access.js';
import { Problem } from '../problem.js';
import { CONNECTION, Connection, type ConnectionOptions } from './connection.js';

export interface StreamLimits extends ConnectionOptions {
  /** Of one process. */
  readonly most: number;
  /** Of one caller, on one process. */
  readonly mostOfOne: number;
  /** How often it is looked whether a caller still may, ms: a trainer may have been taken off, a session given to somebody else. */
  readonly recheckMs: number;
}

/** The defaults. */
export const STREAM_LIMITS: StreamLimits = { ...CONNECTION, most: 10_000, mostOfOne: 20, recheckMs: 60_000 };

/** All that is due at a time is done by one timer, so often: thousands of streams have none of their own. */
const BEAT_MS = 250;

/** What is due for one connection, each at its own time, ms. */
interface Entered {
  readonly connection: Connection;
  readonly expiresAt: number;
  readonly stillMay: () => Promise<boolean>;
  keepAliveAt: number;
  recheckAt: number;
}

export class Doors {
  readonly #limits: StreamLimits;
  readonly #open = new Set<Entered>();
  readonly #bySubject = new Map<string, number>();
  #isClosed = false;
  #beating: NodeJS.Timeout | null = null;

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  get open(): number {
    return this.#open.size;
  }

  /** A connection that counts until it is closed. Throws a 429 or 503 when there are too many. */
  enter(request: FastifyRequest, reply: FastifyReply, stillMay: () => Promise<boolean>): Connection {
    const { sub, expiresAt } = callerOf(request);
    const { most, mostOfOne } = this.#limits;
    const ofSubject = this.#bySubject.get(sub) ?? 0;
    if (this.#isClosed) throw new Problem('unavailable', 'This process is stopping.');
    if (ofSubject >= mostOfOne)
      throw new Problem('too-many-streams', `You have ${ofSubject} streams open and may have ${mostOfOne}; close one.`);
    if (this.#open.size >= most)
      throw new Problem('streams-full', `${most} streams are open, which is all that this process gives; try again.`);
    this.#bySubject.set(sub, ofSubject + 1);
    const connection = new Connection(reply.raw, this.#limits, (reason) =>
      request.log.info({ subject: sub, reason, path: request.url.split('?')[0] }, 'a stream was dropped'),
    );
    const now = Date.now();
    const { keepAliveMs, recheckMs } = this.#limits;
    const entered = { connection, expiresAt, stillMay, keepAliveAt: now + keepAliveMs, recheckAt: now + recheckMs };
    this.#open.add(entered);
    this.#beating ??= setInterval(() => this.#beat(Date.now()), BEAT_MS);
    connection.onClosed(() => {
      this.#open.delete(entered);
      if (this.#open.size === 0) this.#rest();
      const left = (this.#bySubject.get(sub) ?? 1) - 1;
      if (left === 0) this.#bySubject.delete(sub);
      else this.#bySubject.set(sub, left);
    });
    return connection;
  }

  /** Ends all: their clients come back, to another process. */
  close(): void {
    this.#isClosed = true;
    for (const { connection } of this.#open) connection.end();
  }

  #beat(now: number): void {
    for (const entered of this.#open) {
      if (now >= entered.expiresAt) entered.connection.drop('token_expired');
      else if (now >= entered.recheckAt) this.#recheck(entered, now);
      if (now >= entered.keepAliveAt) {
        entered.keepAliveAt = now + this.#limits.keepAliveMs;
        entered.connection.keepAlive();
      }
    }
  }

  #recheck(entered: Entered, now: number): void {
    entered.recheckAt = now + this.#limits.recheckMs;
    entered.stillMay().then(
      (isAllowed) => {
        if (!isAllowed) entered.connection.drop('forbidden');
      },
      // While Postgres is away, what was allowed stays so.
      () => {},
    );
  }

  #rest(): void {
    if (this.#beating) clearInterval(this.#beating);
    this.#beating = null;
  }
}
