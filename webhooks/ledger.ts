/** What is to be sent, and when: each change in one statement, since fan-out and deliveries share a session. */
import type { Sql } from '../engine/postgres.js';
import { LONGEST_CHAIN } from '../processors/merges.js';

/** A notice for one webhook. */
export interface Due {
  readonly webhookId: string;
  readonly noticeId: string;
  readonly userId: string;
  readonly awardId: string | null;
  readonly toldAt: number;
  readonly body: string;
}

/** Puts deliveries down, each once, and how far the notices are read. */
export const putDown = (sql: Sql, partition: number, position: number, due: readonly Due[]) =>
  sql.query(
    `with placed as (
       insert into webhooks.places (partition, position) values ($1, $2)
       on conflict (partition) do update set position = excluded.position)
     insert into webhooks.deliveries (webhook_id, notice_id, user_id, award_id, told_at, body)
     select w, n, u, a, to_timestamp(t / 1000.0), b
     from unnest($3::text[], $4::text[], $5::text[], $6::uuid[], $7::bigint[], $8::text[]) with ordinality d(w, n, u, a, t, b, place)
     order by place on conflict do nothing`,
    [
      partition,
      position,
      due.map(({ webhookId }) => webhookId),
      due.map(({ noticeId }) => noticeId),
      due.map(({ userId }) => userId),
      due.map(({ awardId }) => awardId),
      due.map(({ toldAt }) => toldAt),
      due.map(({ body }) => body),
    ],
  );

export async function readPlaces(sql: Sql): Promise<Map<number, number>> {
  const rows = await sql.query<{ partition: number; position: number }>('select * from webhooks.places');
  return new Map(rows.map(({ partition, position }) => [partition, position]));
}

/** The webhooks for which something is to be looked at now. */
export async function webhooksDue(sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select distinct webhook_id as id from webhooks.deliveries where state = 'waiting' and next_at <= now()`,
  );
  return rows.map(({ id }) => id);
}

/** A delivery to look at, with what decides whether it is sent. */
export interface Waiting {
  readonly deliveryId: number;
  readonly noticeId: string;
  readonly userId: string;
  readonly body: string;
  readonly attempts: number;
  readonly toldAt: number;
  /** Of the award that it tells of; null: it is not to be seen (yet). */
  readonly standing: string | null;
  /** Of the member; null: nobody has told us. */
  readonly wantsNotices: boolean | null;
  readonly homeGymId: string | null;
}

/** The id under which somebody goes on, as `presentId` of processors/merges.ts has it. */
const PRESENT_ID = `
  with recursive chain(id, hops) as (
    select d.user_id, 0 union all
    select g.into_user_id, hops + 1 from chain join models.merges g on g.user_id = chain.id where hops <= ${LONGEST_CHAIN})
  select case when max(hops) > ${LONGEST_CHAIN} then d.user_id else (array_agg(id order by hops desc))[1] end as id from chain`;

/** The next of each member, in the order in which they were told. */
export const readWaiting = (sql: Sql, webhookId: string, busy: readonly string[], most: number) =>
  sql.query<Waiting & Record<string, unknown>>(
    `select d.delivery_id as "deliveryId", d.notice_id as "noticeId", d.user_id as "userId", d.body, d.attempts,
       (extract(epoch from d.told_at) * 1000)::bigint as "toldAt", a.standing, m.notices as "wantsNotices", m.home_gym_id as "homeGymId"
     from webhooks.deliveries d
     cross join lateral (${PRESENT_ID}) now
     left join models.awards a on a.user_id = now.id and a.award_id = d.award_id
     left join models.members m on m.user_id = now.id
     where d.webhook_id = $1 and d.state = 'waiting' and d.next_at <= now() and d.user_id <> all($2)
       and not exists (select from webhooks.deliveries e where e.webhook_id = d.webhook_id and e.user_id = d.user_id
         and e.state = 'waiting' and e.delivery_id < d.delivery_id)
     order by d.next_at limit $3`,
    [webhookId, busy, most],
  ) as Promise<Waiting[]>;

/** It is looked at again after `pauseMs`, unless it is given up by then; what else waits of the member waits behind it. */
export async function postpone(sql: Sql, id: number, pauseMs: number, said: string, wasSent: boolean): Promise<void> {
  await sql.query(
    `update webhooks.deliveries d set next_at = now() + $2 * interval '1 ms',
       last_answer = case when d.delivery_id = $1 then $3 else d.last_answer end,
       attempts = d.attempts + case when $4 and d.delivery_id = $1 then 1 else 0 end,
       last_at = case when $4 and d.delivery_id = $1 then now() else d.last_at end
     from webhooks.deliveries head
     where head.delivery_id = $1 and d.webhook_id = head.webhook_id and d.user_id = head.user_id and d.state = 'waiting'`,
    [id, pauseMs, said, wasSent],
  );
}
