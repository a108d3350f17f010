/** Requests to fold parked events again: asked by whoever operates, done by the process that has the task. */
import type { Asked } from './lineages/history.js';
import { ENTRY, type ParkedEntry } from './parked.js';
import type { Database, Sql } from './postgres.js';

/** To fold again all that waits of a key in a task, or what parked alone as one entry. */
export interface RedriveRequest extends Asked {
  readonly id: number;
  readonly kind: 'event' | 'key';
  readonly processor: string;
  readonly lineage: string;
  readonly partition: number;
  readonly key: string | null;
  /** Of events that parked alone. */
  readonly parkedId: number | null;
  /** `asked`: it stands until whoever has the task has done it. */
  readonly state: 'asked' | 'done' | 'failed';
  /** Folded so far. */
  readonly events: number;
  /** Why it failed, or what else there is to say. */
  readonly detail: string | null;
  readonly askedAt: string;
}

const REQUEST = `redrive_id as id, kind, processor, lineage, partition, key, parked_id as "parkedId", state, events, detail,
  asked_by as by, reason, to_char(asked_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "askedAt"`;
type Row = RedriveRequest & Record<string, unknown>;

/** Asks for all that these entries stand for, once each: what was asked before and is not done stands already. Gives the requests. */
export async function askRedrives(
  database: Database,
  entries: readonly ParkedEntry[],
  { by, reason }: Asked,
): Promise<RedriveRequest[]> {
  const columns = [
    entries.map(({ kind }) => kind),
    entries.map(({ processor }) => processor),
    entries.map(({ lineage }) => lineage),
    entries.map(({ partition }) => partition),
    entries.map(({ key }) => key),
    entries.map(({ kind, id }) => (kind === 'event' ? id : null)),
  ];
  const wanted = `unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::bigint[])
    d(kind, processor, lineage, partition, key, parked_id)`;
  return database.transaction(async (sql) => {
    await sql.query(
      `insert into engine.redrives (kind, processor, lineage, partition, key, parked_id, asked_by, reason)
       select distinct kind, processor, lineage, partition, key, parked_id, $7, $8 from ${wanted} on conflict do nothing`,
      [...columns, by, reason],
    );
    return sql.query<Row>(
      `select ${REQUEST} from engine.redrives where state = 'asked' and
         (kind, lineage, partition, coalesce(key, ''), coalesce(parked_id, 0)) in
           (select kind, lineage, partition, coalesce(key, ''), coalesce(parked_id, 0) from ${wanted}) order by redrive_id`,
      columns,
    );
  });
}

/** The requests as they stand now, in the order in which they were asked. */
export const redrivesById = (sql: Sql, ids: readonly number[]): Promise<RedriveRequest[]> =>
  sql.query<Row>(`select ${REQUEST} from engine.redrives where redrive_id = any($1) order by redrive_id`, [ids]);

/** What was asked last, newest first. */
export const latestRedrives = (sql: Sql, limit: number): Promise<RedriveRequest[]> =>
  sql.query<Row>(`select ${REQUEST} from engine.redrives order by redrive_id desc limit $1`, [limit]);

/** What is asked of these tasks and not done, keys before events: an event cannot be folded while its key is parked. */
export const askedRedrives = (
  sql: Sql,
  lineage: string,
  partitions: readonly number[],
  limit: number,
): Promise<RedriveRequest[]> =>
  sql.query<Row>(
    `select ${REQUEST} from engine.redrives where state = 'asked' and lineage = $1 and partition = any($2)
     order by kind desc, redrive_id limit $3`,
    [lineage, partitions, limit],
  );

/** All that each of these requests of a lineage stands for now, in the order of the log. */
export async function entriesOf(
  sql: Sql,
  lineage: string,
  requests: readonly RedriveRequest[],
): Promise<Map<RedriveRequest, ParkedEntry[]>> {
  const keys = requests.filter(({ kind }) => kind === 'key');
  const entries = await sql.query<ParkedEntry & Record<string, unknown>>(
    `select ${ENTRY} from engine.parked
     where lineage = $1 and discarded_at is null and (
       (kind = 'key' and (partition, key) in (select * from unnest($2::int[], $3::text[]))) or parked_id = any($4))
     order by topic, from_offset`,
    [
      lineage,
      keys.map(({ partition }) => partition),
      keys.map(({ key }) => key),
      requests.flatMap(({ parkedId }) => parkedId ?? []),
    ],
  );
  const found = new Map(requests.map((request) => [idOf(request), { request, entries: [] as ParkedEntry[] }]));
  for (const entry of entries) found.get(idOf({ ...entry, parkedId: entry.id }))?.entries.push(entry);
  return new Map([...found.values()].map(({ request, entries: own }) => [request, own]));
}

const idOf = ({ kind, partition, key, parkedId }: Pick<RedriveRequest, 'kind' | 'partition' | 'key' | 'parkedId'>) =>
  kind === 'event' ? `${parkedId}` : `${partition}/${key}`;

/** Ends a request that changes nothing. */
export const endRedrive = (sql: Sql, { id }: RedriveRequest, state: 'done' | 'failed', detail: string) =>
  sql.query(
    `update engine.redrives set state = $2, detail = $3, ended_at = now() where redrive_id = $1 and state = 'asked'`,
    [id, state, storable(detail)],
  );

/** Requests about these keys no longer say whose they were; what was not done needs no doing. */
export const forgetRedrives = (sql: Sql, lineage: string, partitions: readonly number[], keys: readonly string[]) =>
  sql.query(
    `update engine.redrives set key = '', detail = 'the person was erased', reason = null, state = case when state = 'asked' then 'done' else state end,
       ended_at = coalesce(ended_at, now())
     where lineage = $1 and partition = any($2) and key = any($3)`,
    [lineage, partitions, keys],
  );

const storable = (detail: string) => detail.replaceAll('\0', '\\0').slice(0, 1000);

/** What a checkpoint folds again. */
export interface Redriven {
  readonly request: number;
  readonly partition: number;
  readonly key: string;
  /** The entries that it takes back; null: all of the key, which goes on. */
  readonly parkedIds: readonly number[] | null;
  /** Events of what it takes back. */
  readonly events: number;
  /** Whether nothing is left to be done of the request. */
  readonly isLast: boolean;
  /** Why the key parks again; null: it was folded. */
  readonly failure: string | null;
}

/** Deletes what a checkpoint takes back and says so in the requests. Throws when something else stands parked than what was folded. */
export async function takeBack(sql: Sql, lineage: string, redriven: readonly Redriven[]): Promise<void> {
  if (redriven.length === 0) return;
  const whole = redriven.filter(({ parkedIds }) => parkedIds === null);
  const gone = await sql.query<{ events: number }>(
    `with keys as (
       delete from engine.parked p using unnest($2::int[], $3::text[]) d(partition, key)
       where p.lineage = $1 and p.partition = d.partition and p.key = d.key and p.kind = 'key' and p.discarded_at is null
       returning p.events),
     ids as (delete from engine.parked where parked_id = any($4) and discarded_at is null returning events)
     select coalesce(sum(events), 0) as events from (select events from keys union all select events from ids) gone`,
    [
      lineage,
      whole.map(({ partition }) => partition),
      whole.map(({ key }) => key),
      redriven.flatMap(({ parkedIds }) => parkedIds ?? []),
    ],
  );
  const expected = redriven.reduce((sum, { events }) => sum + events, 0);
  if (gone[0]?.events !== expected)
    throw new Error(
      `${gone[0]?.events} events stood parked where ${expected} were folded again: somebody gave some up`,
    );
  await sql.query(
    `update engine.redrives r set state = d.state, events = r.events + d.events, detail = d.detail,
       ended_at = case when d.state <> 'asked' then now() end
     from unnest($1::bigint[], $2::text[], $3::int[], $4::text[]) d(redrive_id, state, events, detail)
     where r.redrive_id = d.redrive_id and r.state = 'asked'`,
    [
      redriven.map(({ request }) => request),
      redriven.map(({ failure, isLast }): RedriveRequest['state'] =>
        failure !== null ? 'failed' : isLast ? 'done' : 'asked',
      ),
      redriven.map(({ failure, events }) => (failure === null ? events : 0)),
      redriven.map(({ failure }) => failure && storable(failure)),
    ],
  );
}
