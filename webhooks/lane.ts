/** One webhook's deliveries: a few at a time, of each member one after the other; a slow receiver is slow for itself. */
import type { Log } from '../engine/log.js';
import type { Sql } from '../engine/postgres.js';
import type { Webhook } from '../schemas/generated/webhooks.js';
import { pauseAfter, pauseForRow } from './backoff.js';
import { end } from './ending.js';
import { postpone, readWaiting, type Waiting } from './ledger.js';
import { send } from './message.js';
import type { Reach } from './reach.js';
import { verdictOf } from './verdict.js';

const AT_ONCE = 8;

/** What lanes share. */
export interface Sending {
  readonly sql: Sql;
  readonly reach: Reach;
  /** The time, ms. */
  readonly clock: () => number;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly isErased: (userId: string) => boolean;
  /** There is room in a lane that had none. */
  readonly onRoom: () => void;
  /** What it cannot go on from. */
  readonly onFailure: (error: unknown) => void;
}

/** Sends what waits for one webhook. */
export class Lane {
  readonly #sending: Sending;
  /** Members whose notice is on its way. */
  readonly #busy = new Map<string, Promise<void>>();
  /** Attempts in a row that were not taken. */
  #failed = 0;

  constructor(sending: Sending) {
    this.#sending = sending;
  }

  /** Sends what is due, as far as there is room; resolves once that is under way. */
  async look(webhook: Webhook): Promise<void> {
    const { sql, onFailure, onRoom } = this.#sending;
    // Who took nothing of late is asked by one at a time.
    const room = (this.#failed < AT_ONCE ? AT_ONCE : 1) - this.#busy.size;
    if (room <= 0) return;
    for (const waiting of await readWaiting(sql, webhook.webhookId, [...this.#busy.keys()], room)) {
      const { userId } = waiting;
      const done = this.#deliver(webhook, waiting)
        .catch(onFailure)
        .finally(() => {
          this.#busy.delete(userId);
          // Who fails at once would be asked without a pause, by all who wait.
          if (this.#failed === 0) onRoom();
        });
      this.#busy.set(userId, done);
    }
  }

  /** Resolves once nothing is on its way. */
  async settled(): Promise<void> {
    await Promise.all(this.#busy.values());
  }

  async #deliver(webhook: Webhook, waiting: Waiting): Promise<void> {
    const { sql, reach, clock, signal, isErased } = this.#sending;
    const { deliveryId, noticeId, userId, body, attempts, toldAt } = waiting;
    const verdict = isErased(userId) ? { not: 'the member was erased' } : verdictOf(webhook, waiting);
    if (verdict === 'wait')
      return postpone(sql, deliveryId, pauseForRow(clock() - toldAt), 'the award is not seen yet', false);
    if (verdict !== 'send') return end(sql, deliveryId, 'not_sent', verdict.not);
    const { isTaken, said } = await send(webhook, { id: noticeId, body }, clock(), reach, { signal });
    // Whoever comes next sends it again, under the same id.
    if (signal.aborted && !isTaken) return;
    this.#say(webhook, isTaken, said);
    if (isTaken) await end(sql, deliveryId, 'taken', said);
    else await postpone(sql, deliveryId, pauseAfter(attempts + 1), said, true);
  }

  /** Once that it fails, and once that it does no more. */
  #say({ webhookId }: Webhook, isTaken: boolean, said: string): void {
    const { log } = this.#sending;
    if (!isTaken && this.#failed === 0)
      log.warn({ webhookId, said }, 'a webhook takes no notices: trying again, for 3 days');
    if (isTaken && this.#failed > 0) log.info({ webhookId }, 'a webhook takes notices again');
    this.#failed = isTaken ? 0 : this.#failed + 1;
  }
}
