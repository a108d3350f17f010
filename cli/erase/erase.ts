/** Erasing a person: the record is written, every build takes back what it shows, and then we look. */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Settings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import type { Database, Sql } from '../../engine/postgres.js';
import { openPublisher, type SourcePosition } from '../../engine/publish.js';
import { notErasedBy, type Trace, tracesOf } from '../../engine/traces.js';
import { erasure } from '../../processors/erasure.js';
import { erasedUser } from '../../schemas/erased-user.js';
import { users } from '../../schemas/topics.js';
import { idsOf } from './ids.js';

export interface Asked {
  readonly by: string;
  readonly reason: string | null;
}

export interface Erased {
  /** Of the proof in `models.erasures`. */
  readonly id: string;
  /** Of the proofs for ids that were merged into theirs. */
  readonly merged: readonly string[];
  /** Rows that stood before. */
  readonly gone: readonly Trace[];
  /** Builds that do not run: they erase when they are started, and can be retired. */
  readonly waiting: readonly string[];
}

const LOOK_MS = 500;
const PATIENCE_MS = 120_000;

/** Writes the lasting records, waits for the builds that run, and looks. Rejects with a UserError when anything is left. */
export async function erase(
  database: Database,
  settings: Settings,
  person: string,
  { by, reason }: Asked,
  say: (what: string) => void,
): Promise<Erased> {
  const ids = await idsOf(database, person);
  const before = await tracesOf(database, erasure, ids);
  const each = await Promise.all(ids.map((id) => tracesOf(database, erasure, [id])));
  const askedAt = new Date();
  const positions = await publish(settings, ids);
  const waiting = await untilErased(database, positions, say);
  const isWaited = ({ lineage }: Trace) => waiting.includes(lineage);
  const left = (await tracesOf(database, erasure, ids)).filter((trace) => !isWaited(trace));
  if (left.length > 0)
    throw new UserError(
      `not erased yet: ${left.map(({ table, rows }) => `${rows} rows in ${table}`).join(', ')}; run it again`,
    );
  const proofs: string[] = [];
  for (const [i, one] of ids.entries()) {
    const gone = (each[i] ?? []).filter((trace) => !isWaited(trace));
    proofs.push(await prove(database, { person: one, askedAt, by, reason, gone, waiting }));
  }
  const [id = '', ...merged] = proofs.toReversed();
  return { id, merged, gone: before.filter((trace) => !isWaited(trace)), waiting };
}

async function publish(settings: Settings, ids: readonly string[]): Promise<SourcePosition[]> {
  const publisher = openPublisher(settings);
  try {
    const positions: SourcePosition[] = [];
    for (const id of ids) positions.push(...(await publisher.publish(users, erasedUser(id, Date.now()))));
    return positions;
  } finally {
    await publisher.close();
  }
}

/** The builds that do not run and have not erased them. */
async function untilErased(
  sql: Sql,
  positions: readonly SourcePosition[],
  say: (what: string) => void,
): Promise<string[]> {
  let told = '';
  for (const deadline = Date.now() + PATIENCE_MS; ; await delay(LOOK_MS)) {
    const builds: Awaited<ReturnType<typeof notErasedBy>> = [];
    for (const position of positions)
      for (const build of await notErasedBy(sql, position))
        if (!builds.some(({ lineage }) => lineage === build.lineage)) builds.push(build);
    const running = builds.filter(({ isRunning }) => isRunning).map(({ lineage }) => lineage);
    if (running.length === 0) return builds.map(({ lineage }) => lineage);
    const now = `waiting for ${running.join(', ')}`;
    if (now !== told) say(now);
    told = now;
    if (Date.now() > deadline)
      throw new UserError(
        `${running.join(', ')} did not get to it in ${PATIENCE_MS / 1_000} s: see \`repstream status\`, and run it again`,
      );
  }
}

/** Keeps who asked and what went, without saying who it was: whoever knows the id finds the proof by its hash. */
async function prove(
  sql: Sql,
  {
    person,
    askedAt,
    by,
    reason,
    gone,
    waiting,
  }: Pick<Erased, 'gone' | 'waiting'> & Asked & { person: string; askedAt: Date },
): Promise<string> {
  const id = randomUUID();
  await sql.query(
    `insert into engine.erasures (id, person_sha256, asked_at, asked_by, reason, done_at, rows_gone, waiting)
     values ($1, $2, $3, $4, $5, now(), $6, $7)`,
    [
      id,
      createHash('sha256').update(person).digest('hex'),
      askedAt,
      by,
      reason,
      JSON.stringify(Object.fromEntries(gone.map(({ table, rows }) => [table, rows]))),
      JSON.stringify(waiting),
    ],
  );
  return id;
}

/** Whether anybody is known by that id, or was. */
export async function isKnown(sql: Sql, person: string): Promise<boolean> {
  if ((await tracesOf(sql, erasure, [person])).length > 0) return true;
  const [proof] = await sql.query('select from engine.erasures where person_sha256 = $1', [
    createHash('sha256').update(person).digest('hex'),
  ]);
  return proof !== undefined;
}
