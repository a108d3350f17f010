/** The table of horizons: how far the beginning of a topic was purged, and on which certificates. */

/** Made with the engine's other tables. */
export const HORIZONS = `
create table if not exists engine.horizons (
  topic text not null, partition int not null, from_offset bigint not null, from_time timestamptz not null, at timestamptz not null default now(),
  by text not null, reason text, certificates bigint[] not null, primary key (topic, partition, from_offset));

create or replace view models.horizons as
  select topic, partition, from_offset, from_time, at, by, reason, certificates from engine.horizons;
comment on view models.horizons is 'Every purge of the beginning of a topic, by partition; the greatest offset of a partition is where its facts begin.';
comment on column models.horizons.topic is 'The topic.';
comment on column models.horizons.partition is 'The partition.';
comment on column models.horizons.from_offset is 'What stood before this offset was purged.';
comment on column models.horizons.from_time is 'The broker''s time of the first record that stayed; of an empty partition, the time up to which was purged.';
comment on column models.horizons.at is 'When it was purged.';
comment on column models.horizons.by is 'Who asked for it.';
comment on column models.horizons.reason is 'Why, as they said; null: they did not say.';
comment on column models.horizons.certificates is 'The certificates of parity that cover what was purged, one or more for each processor that reads the topic.';
`;
