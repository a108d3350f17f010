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

export class Doors {
  readonly #limits: StreamLimits;
  readonly #open = new Set<Connection>();
  readonly #bySubject = new Map<string, number>();
  #isClosed = false;

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
    this.#open.add(connection);
    const expiry = setTimeout(() => connection.drop('token_expired'), Math.min(expiresAt - Date.now(), MAX_TIMER_MS));
    const recheck = setInterval(async () => {
      // While Postgres is away, what was allowed stays so.
      if (!(await stillMay().catch(() => true))) connection.drop('forbidden');
    }, this.#limits.recheckMs);
    connection.onClosed(() => {
      clearTimeout(expiry);
      clearInterval(recheck);
      this.#open.delete(connection);
      const left = (this.#bySubject.get(sub) ?? 1) - 1;
      if (left === 0) this.#bySubject.delete(sub);
      else this.#bySubject.set(sub, left);
    });
    return connection;
  }

  /** Ends all: their clients come back, to another process. */
  close(): void {
    this.#isClosed = true;
    for (const connection of this.#open) connection.end();
  }
}

/** What a timer can wait at most. */
const MAX_TIMER_MS = 2_147_483_647;
