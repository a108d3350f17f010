/** How deliveries end: from then on they say no more whom they were about. */
import type { Sql } from '../engine/postgres.js';
import { GIVE_UP_MS } from './backoff.js';

const FORGOTTEN = 'ended_at = now(), user_id = null, award_id = null, body = null';

/** It ends, what it was about is forgotten, and the next of the member need not wait. */
export async function end(sql: Sql, id: number, state: 'taken' | 'not_sent', said: string): Promise<void> {
  await sql.query(
    `with of as (select webhook_id, user_id from webhooks.deliveries where delivery_id = $1),
     ended as (
       update webhooks.deliveries set state = $2, last_answer = $3, ${FORGOTTEN},
         attempts = attempts + case when $2 = 'taken' then 1 else 0 end, last_at = case when $2 = 'taken' then now() else last_at end
       where delivery_id = $1)
     update webhooks.deliveries d set next_at = now() from of
     where d.webhook_id = of.webhook_id and d.user_id = of.user_id and d.state = 'waiting' and d.delivery_id <> $1`,
    [id, state, said],
  );
}

/** Gives up what is too old at `now`, ms; tells how many. */
export async function giveUp(sql: Sql, now: number): Promise<number> {
  const given = await sql.query(
    `update webhooks.deliveries set state = 'given_up', ${FORGOTTEN}
     where state = 'waiting' and told_at < to_timestamp($1 / 1000.0) returning delivery_id`,
    [now - GIVE_UP_MS],
  );
  return given.length;
}

/** Forgets what ended long ago. */
export const tidy = (sql: Sql) =>
  sql.query(`delete from webhooks.deliveries where state <> 'waiting' and ended_at < now() - interval '30 days'`);

/** What waits for a webhook that is no more is not sent. */
export const endOfRemoved = (sql: Sql, webhookId: string) =>
  sql.query(
    `update webhooks.deliveries set state = 'not_sent', last_answer = 'the webhook was removed', ${FORGOTTEN}
     where webhook_id = $1 and state = 'waiting'`,
    [webhookId],
  );

/** What waits of people who were erased is not sent. */
export const endErased = (sql: Sql, people: readonly string[]) =>
  sql.query(
    `update webhooks.deliveries set state = 'not_sent', last_answer = 'the member was erased', ${FORGOTTEN}
     where user_id = any($1) and state = 'waiting'`,
    [people],
  );
