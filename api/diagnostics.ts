/** What was parked, grouped by reason and place in the log. */
import { type Static, Type } from 'typebox';
import type { Database } from './database.js';

export const ParkedRange = Type.Object(
  {
    processor: Type.String(),
    reason: Type.String(),
    detail: Type.String({ description: 'Of the latest.' }),
    topic: Type.String(),
    partition: Type.Integer(),
    fromOffset: Type.Integer(),
    toOffset: Type.Integer(),
    events: Type.Integer(),
    firstParkedAt: Type.String({ format: 'date-time' }),
    lastParkedAt: Type.String({ format: 'date-time' }),
  },
  { description: 'Events set aside for one reason in one partition, until redriven or discarded.' },
);

/** What promoted processors parked of this key, latest first. */
export const parkedOf = (db: Database, key: string): Promise<Static<typeof ParkedRange>[]> =>
  db('parked_events')
    .where({ key })
    .whereIn('lineage', db('processor_tasks').where('promoted', true).select('lineage'))
    .groupBy('processor', 'reason', 'topic', 'partition')
    .orderBy('last_parked_at', 'desc')
    .select(
      'processor',
      'reason',
      db.raw('(array_agg(detail order by parked_at desc))[1] as detail'),
      'topic',
      'partition',
      db.raw('min(from_offset) as from_offset, max(to_offset) as to_offset, sum(events)::bigint as events'),
      db.raw('min(parked_at) as first_parked_at, max(parked_at) as last_parked_at'),
    );
