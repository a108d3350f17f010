/** What positions are judged by, as the API may see it. */

/** Made with the engine's other tables. Over tables only: a view over views is locked in another order by who reads it than by a start, which makes all of them anew. */
export const POSITIONS = `
create or replace view models.task_positions as
  select t.lineage, t.partition, t.checkpoint, t.incarnation, t.positions, t.producers as heard, t.numbers, t.tables,
         t.renewal is not null as renewing,
         (select min(s.since) from engine.sweep s where s.lineage = t.lineage and s.task = t.partition and not exists (
            select from engine.parked p where p.lineage = s.lineage and p.partition = s.task and p.key = s.key and p.kind = 'key' and p.discarded_at is null)
         ) as sweeping_since
  from engine.tasks t;
comment on view models.task_positions is 'How far every task has come, by number of its checkpoint: what a read waits for that shall see a write.';
comment on column models.task_positions.lineage is 'The build.';
comment on column models.task_positions.partition is 'The task.';
comment on column models.task_positions.checkpoint is 'Rises with each.';
comment on column models.task_positions.incarnation is 'Under which it tells what it tells.';
comment on column models.task_positions.positions is 'Next offset to fold, by topic.';
comment on column models.task_positions.heard is 'Last number folded, by topic and task that told it.';
comment on column models.task_positions.numbers is 'Last number given out, by topic and partition.';
comment on column models.task_positions.tables is 'How far the tables are taken in, by table and partition; null: not known.';
comment on column models.task_positions.renewing is 'It tells everything again.';
comment on column models.task_positions.sweeping_since is 'Since when scopes wait to be shown again with changed tables; null: none does.';

create or replace view models.parked_ranges as
  select parked_id, kind, lineage, partition, topic, from_offset, to_offset, events, key, reason, discarded_at is not null as discarded
  from engine.parked;
comment on view models.parked_ranges is 'What every build set aside, also what was given up: no view shows it.';
comment on column models.parked_ranges.parked_id is 'As in parked_events and discarded_events.';
comment on column models.parked_ranges.kind is 'event: alone; key: with all that came later of its key.';
comment on column models.parked_ranges.lineage is 'The build.';
comment on column models.parked_ranges.partition is 'The task.';
comment on column models.parked_ranges.topic is 'Where the records stand.';
comment on column models.parked_ranges.from_offset is 'The first of them.';
comment on column models.parked_ranges.to_offset is 'The last of them.';
comment on column models.parked_ranges.events is 'How many: fewer than the range is long, if other keys have records in it.';
comment on column models.parked_ranges.key is 'Their key.';
comment on column models.parked_ranges.reason is 'Why.';
comment on column models.parked_ranges.discarded is 'Somebody gave it up.';
`;
