/** The table of requests to fold parked events again, and the view of it in `models`. */
import { adding } from './adding-columns.js';

/** Made with the engine's other tables. */
export const REDRIVES = `
create table if not exists engine.redrives (
  redrive_id bigint generated always as identity primary key, lineage text not null, processor text not null, partition int not null,
  kind text not null, key text, parked_id bigint, asked_by text not null, asked_at timestamptz not null default now(),
  state text not null default 'asked', events int not null default 0, detail text, ended_at timestamptz);
create unique index if not exists redrives_asked on engine.redrives
  (lineage, partition, kind, coalesce(key, ''), coalesce(parked_id, 0)) where state = 'asked';
${adding('redrives', 'reason text')}

create or replace view models.redrives as
  select redrive_id, processor, lineage, partition, kind, key, parked_id, state, events, detail, asked_by, asked_at, ended_at, reason
  from engine.redrives;
comment on view models.redrives is 'What was asked to be folded again, by whom, and what became of it.';
comment on column models.redrives.redrive_id is 'Rises with time.';
comment on column models.redrives.processor is 'Whose events.';
comment on column models.redrives.lineage is 'In which build.';
comment on column models.redrives.partition is 'Which task does it.';
comment on column models.redrives.kind is 'key: all that waits of a parked key; event: what parked alone as one entry.';
comment on column models.redrives.key is 'The key; empty: of a person who was erased.';
comment on column models.redrives.parked_id is 'The entry that parked alone; null: a key.';
comment on column models.redrives.state is 'asked: it stands until whoever has the task has done it; done; failed: it stays parked.';
comment on column models.redrives.events is 'Events folded again so far.';
comment on column models.redrives.detail is 'Why it failed, or what else there is to say.';
comment on column models.redrives.asked_by is 'Who asked.';
comment on column models.redrives.asked_at is 'When.';
comment on column models.redrives.ended_at is 'When it was done or failed; null: it stands.';
comment on column models.redrives.reason is 'Why, as they said; null: they did not say.';
`;
