/** One webhook's deliveries: a few at a time, of each member one after the other; a slow receiver is slow for itself. */
import type { Log } from '../engine/log.js';
import type { Sql } from '../engine/postgres.js';
import type { Webhook } from '../schemas/generated/webhooks.js';
import { pauseAfter, pauseForRow } from './backoff.js';
import { end, postpone, readWaiting, type Waiting } from './ledger.js';
import { headersOf } from './message.js';
import { post } from './post.js';
import { verdictOf } from './verdict.js';

const AT_ONCE = 8;

export class Lane {
  readonly #sql: Sql;
  readonly #toThisMachine: boolean;
  readonly #log: Log;
  /** Members whose notice is on its way. */
  readonly #busy = new Map<string, Promise<void>>();
  #fails = false;

  constructor(sql: Sql, toThisMachine: boolean, log: Log) {
    this.#sql = sql;
    this.#toThisMachine = toThisMachine;
    this.#log = log;
  }

  /** Sends what is due, as far as there is room; resolves once that is under way. `onRoom` is told when there is more. */
  async look(webhook: Webhook, onFailure: (error: unknown) => void, onRoom: () => void): Promise<void> {
    const room = AT_ONCE - this.#busy.size;
    if (room <= 0) return;
    for (const waiting of await readWaiting(this.#sql, webhook.webhookId, [...this.#busy.keys()], room)) {
      const { userId } = waiting;
      const done = this.#deliver(webhook, waiting)
        .catch(onFailure)
        .finally(() => {
          this.#busy.delete(userId);
          onRoom();
        });
      this.#busy.set(userId, done);
    }
  }

  /** Resolves once nothing is on its way. */
  async settled(): Promise<void> {
    await Promise.all(this.#busy.values());
  }

  async #deliver(webhook: Webhook, waiting: Waiting): Promise<void> {
    const { deliveryId, noticeId, body, attempts, toldAt } = waiting;
    const verdict = verdictOf(webhook, waiting);
    if (verdict === 'wait')
      return void (await postpone(
        this.#sql,
        deliveryId,
        pauseForRow(Date.now() - toldAt),
        'the award is not seen yet',
        false,
      ));
    if (verdict !== 'send') return void (await end(this.#sql, deliveryId, 'not_sent', verdict.not));
    const headers = headersOf(webhook.secret, noticeId, body, Date.now());
    const { isTaken, said } = await post(webhook.url, headers, body, this.#toThisMachine);
    this.#say(webhook, isTaken, said);
    if (isTaken) await end(this.#sql, deliveryId, 'taken', said);
    else await postpone(this.#sql, deliveryId, pauseAfter(attempts + 1), said, true);
  }

  /** Once that it fails, and once that it does no more. */
  #say({ webhookId }: Webhook, isTaken: boolean, said: string): void {
    if (this.#fails !== isTaken) return;
    this.#fails = !isTaken;
    if (isTaken) this.#log.info({ webhookId }, 'a webhook takes notices again');
    else this.#log.warn({ webhookId, said }, 'a webhook takes no notices: trying again, for 3 days');
  }
}
