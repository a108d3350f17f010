/** The sender's own ledger in Postgres: what is to be sent to whom, and what became of it. */

/** Makes it where it is missing. A delivery that has ended says no more of whom it was about. */
export const LEDGER = `
create schema if not exists webhooks;

create table if not exists webhooks.places (partition int primary key, position bigint not null);
comment on table webhooks.places is 'How far the notices were read.';

create table if not exists webhooks.deliveries (
  delivery_id bigint generated always as identity primary key, webhook_id text not null, notice_id text not null, told_at timestamptz not null,
  user_id text, award_id uuid, body text, state text not null default 'waiting', attempts int not null default 0,
  next_at timestamptz not null default now(), last_answer text, last_at timestamptz, ended_at timestamptz, unique (webhook_id, notice_id));
create index if not exists deliveries_due on webhooks.deliveries (webhook_id, next_at) where state = 'waiting';
create index if not exists deliveries_of_member on webhooks.deliveries (webhook_id, user_id, delivery_id) where state = 'waiting';
create index if not exists deliveries_ended on webhooks.deliveries (ended_at) where state <> 'waiting';

create or replace view models.webhook_deliveries as
  select webhook_id, notice_id, told_at, state, attempts, case when state = 'waiting' then next_at end as next_at, last_answer, last_at, ended_at
  from webhooks.deliveries;
comment on view models.webhook_deliveries is 'What became of notices on their way to webhooks; those that ended stay for 30 days.';
comment on column models.webhook_deliveries.webhook_id is 'The webhook.';
comment on column models.webhook_deliveries.notice_id is 'The notice.';
comment on column models.webhook_deliveries.told_at is 'When the member was told.';
comment on column models.webhook_deliveries.state is 'waiting, taken (answered by a status of 200 to 299), given_up (after 3 days) or not_sent (last_answer says why).';
comment on column models.webhook_deliveries.attempts is 'How often it was sent.';
comment on column models.webhook_deliveries.next_at is 'When it is looked at next; null: never.';
comment on column models.webhook_deliveries.last_answer is 'The last status, or what happened instead.';
comment on column models.webhook_deliveries.last_at is 'When it was last sent.';
comment on column models.webhook_deliveries.ended_at is 'When it ended; null: it waits.';
`;
