import { adding } from '../adding-columns.js';

/** Certificates of parity, and which code made a build. */
export const CERTIFICATES = `
${adding('lineages', 'code_hash text')}

create table if not exists engine.certificates (
  certificate_id bigint generated always as identity primary key, at timestamptz not null default now(), processor text not null,
  lineage text not null, equal boolean not null, accepted boolean not null, by text not null, reason text, partitions int[] not null,
  of_partitions int not null, positions jsonb not null, ticks jsonb not null, tables jsonb not null, code_hash text, environment jsonb not null,
  contents jsonb not null, left_out_keys int not null, parked_keys int not null, differences jsonb not null, events bigint not null,
  took_ms bigint not null, snapshots int not null);
${adding('certificates', "rests_on bigint[] not null default '{}'", 'facts_since timestamptz')}

create or replace view models.certificates as
  select certificate_id, at, processor, lineage, equal, accepted, by, reason, partitions, of_partitions, positions, ticks, tables, code_hash,
         environment, contents, left_out_keys, parked_keys, differences, events, took_ms, snapshots, rests_on, facts_since
  from engine.certificates;
comment on view models.certificates is 'Certificates of parity: a build was derived again from the log, up to where it stood, and its rows compared with the new ones.';
comment on column models.certificates.certificate_id is 'Rises with time.';
comment on column models.certificates.at is 'When it was made.';
comment on column models.certificates.processor is 'The processor verified.';
comment on column models.certificates.lineage is 'The build verified: the promoted one.';
comment on column models.certificates.equal is 'Whether all rows and all events sent are the same.';
comment on column models.certificates.accepted is 'Whether changed code was accepted by it as making the same rows.';
comment on column models.certificates.by is 'Who asked for it.';
comment on column models.certificates.reason is 'Why, as they said; null: they did not say.';
comment on column models.certificates.partitions is 'The tasks verified.';
comment on column models.certificates.of_partitions is 'How many tasks the build has: fewer verified make it a sample.';
comment on column models.certificates.positions is 'By task and topic: the offset up to which the log was folded.';
comment on column models.certificates.ticks is 'By task: the tick folded, ms.';
comment on column models.certificates.tables is 'By task: how far the tables were read that it knew, by table and partition; null: it looks up none.';
comment on column models.certificates.code_hash is 'SHA-256 of the code that derived it again; null: not known.';
comment on column models.certificates.environment is 'What it ran on: versions, and which Kafka cluster.';
comment on column models.certificates.contents is 'Of every view and every topic sent to: rows and digest, of the build and derived again.';
comment on column models.certificates.left_out_keys is 'Keys that stood parked, or were given up: left out on both sides.';
comment on column models.certificates.parked_keys is 'Keys that parked only when derived again: then it is not equal.';
comment on column models.certificates.differences is 'What differs, in rows by view and column; empty: nothing.';
comment on column models.certificates.events is 'Records read to derive it again.';
comment on column models.certificates.took_ms is 'How long that took, ms.';
comment on column models.certificates.snapshots is 'How many snapshots of the build were compared with, the last counts.';
comment on column models.certificates.rests_on is 'Certificates on which the beginning of an input was purged: what was kept of that was taken as they found it; empty: all was derived again from the start.';
comment on column models.certificates.facts_since is 'From when on it was derived again from facts, by the broker''s time; null: from the start.';
`;
