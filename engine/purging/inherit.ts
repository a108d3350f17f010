/** Inheriting: the states of scopes whose beginning was purged, from an earlier build into a task that has folded nothing yet. */
import { v7 } from 'uuid';
import { encodeState, type StateWrite } from '../checkpoint.js';
import { stateTable } from '../ddl.js';
import { RepstreamError } from '../errors.js';
import { messageOf } from '../log.js';
import type { Sql } from '../postgres.js';
import { writeStates } from '../states.js';
import { sweepAll } from '../sweeping.js';
import type { Lineage } from '../topology.js';
import { dueOf } from '../waking.js';
import type { Inheritance, Unfolded } from './inheritance.js';

export interface InheritRequest {
  readonly lineage: Lineage;
  readonly partition: number;
  readonly former: { readonly lineage: string; readonly version: number };
  /** The purged topic, and where its facts begin. */
  readonly topic: string;
  readonly since: number;
}

/** So many states are in memory at once. */
const STEP = 1_000;

/**
 * Copies what the earlier build keeps, as of one moment, in one transaction that must be of repeatable reads: all of it, or nothing. All
 * that is inherited is put down to be shown; what the earlier build showed of it is forgotten. Gives null when the task began already.
 * Throws REPSTREAM_HORIZON.
 */
export async function inherit(sql: Sql, request: InheritRequest): Promise<Inheritance | null> {
  const { lineage, partition, former, topic, since } = request;
  if (!(await isUnbegun(sql, lineage.name, partition))) return null;
  const until = await positionsOf(sql, request);
  const unfolded = await unfoldedOf(sql, former.lineage, partition);
  const scopes = await copyStates(sql, request);
  await sweepAll(sql, lineage.name, [partition]);
  const at = new Date().toISOString();
  const inheritance: Inheritance = { ...former, topic, since, until, unfolded, scopes, at };
  await sql.query('update engine.tasks set positions = $3, inherited = $4 where lineage = $1 and partition = $2', [
    lineage.name,
    partition,
    JSON.stringify({ [topic]: since }),
    JSON.stringify(inheritance),
  ]);
  return inheritance;
}

/** Makes the task's row, and holds it: of two processes that take the task over, one inherits. */
async function isUnbegun(sql: Sql, lineage: string, partition: number): Promise<boolean> {
  await sql.query(
    `insert into engine.tasks (lineage, partition, epoch, checkpoint, incarnation, positions, producers, numbers, tick, read, folded, repeated,
       parked, late) values ($1, $2, 0, 0, $3, '{}', '{}', '{}', 0, 0, 0, 0, 0, 0) on conflict do nothing`,
    [lineage, partition, v7()],
  );
  const rows = await sql.query(
    `select 1 from engine.tasks where lineage = $1 and partition = $2 and read = 0 and inherited is null for update`,
    [lineage, partition],
  );
  return rows.length > 0;
}

/** Up to where the earlier build had folded when these states were its own. */
async function positionsOf(
  sql: Sql,
  { lineage, partition, former, topic, since }: InheritRequest,
): Promise<Inheritance['until']> {
  const [row] = await sql.query<{ positions: Record<string, number> }>(
    'select positions from engine.tasks where lineage = $1 and partition = $2',
    [former.lineage, partition],
  );
  const position = row?.positions[topic] ?? 0;
  if (row && position >= since) return row.positions;
  throw new RepstreamError(
    'REPSTREAM_HORIZON',
    `${lineage.name} begins from what ${former.lineage} keeps, which folded ${topic}/${partition} up to ${position}, and the facts begin at ${since}`,
  );
}

async function unfoldedOf(sql: Sql, lineage: string, partition: number): Promise<Unfolded[]> {
  const rows = await sql.query<{ key: string; topic: string; from: number; to: number }>(
    `select key, topic, from_offset as "from", to_offset as "to" from engine.parked
     where lineage = $1 and partition = $2 and events > 0 and key is not null order by topic, from_offset`,
    [lineage, partition],
  );
  return rows.map(({ key, topic, from, to }) => [key, topic, from, to] as const);
}

interface FormerState {
  readonly key: string;
  readonly scope: string;
  readonly state: string;
  readonly first: number;
  readonly latest: number;
}

async function copyStates(sql: Sql, request: InheritRequest): Promise<number> {
  const { lineage, partition, former, since } = request;
  await sql.query(
    `declare former_states no scroll cursor for
     select key, scope, state, first_offset as first, latest_at as latest from ${stateTable(former.lineage)}
     where task = ${partition} and first_offset < ${since}`,
  );
  let scopes = 0;
  for (;;) {
    const rows = await sql.query<FormerState & Record<string, unknown>>(`fetch ${STEP} from former_states`);
    if (rows.length === 0) break;
    await writeStates(
      sql,
      stateTable(lineage.name),
      rows.map((row) => inherited(request, row)),
    );
    scopes += rows.length;
  }
  await sql.query('close former_states');
  return scopes;
}

/** A state as this build keeps it. It has shown nothing yet, and no tick was folded. */
function inherited({ lineage, partition, former }: InheritRequest, row: FormerState): StateWrite {
  const { processor } = lineage;
  const { key, scope, first, latest } = row;
  try {
    const state: unknown = processor.inherit?.({ version: former.version, state: JSON.parse(row.state) });
    return {
      ...{ task: partition, key, scope, used: [], firstOffset: first, latestAt: latest, shown: '[]' },
      ordering: processor.order?.(state) ?? null,
      wakeAt: dueOf(processor, state, 0),
      state: encodeState(lineage, { scope, state }),
    };
  } catch (error) {
    throw new RepstreamError(
      'REPSTREAM_HORIZON',
      `${lineage.name} cannot take over what ${former.lineage} keeps of key ${key}, scope ${scope}: ${messageOf(error)}`,
      { cause: error },
    );
  }
}
