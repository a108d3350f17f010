/** Erasing a person: the record is written, every build takes back what it shows, and then we look. */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Settings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import type { Database, Sql } from '../../engine/postgres.js';
import { openPublisher } from '../../engine/publish.js';
import { notErasedBy, type Trace, tracesOf } from '../../engine/traces.js';
import { erasure } from '../../processors/erasure.js';
import { erasedUser } from '../../schemas/erased-user.js';
import { users } from '../../schemas/topics.js';

export interface Asked {
  readonly by: string;
  readonly reason: string | null;
}

export interface Erased {
  /** Of the proof in `models.erasures`. */
  readonly id: string;
  /** Rows that stood before. */
  readonly gone: readonly Trace[];
  /** Builds that do not run: they erase when they are started, and can be retired. */
  readonly waiting: readonly string[];
}

const LOOK_MS = 500;
const PATIENCE_MS = 120_000;

/** Writes the lasting record, waits for the builds that run, and looks. Rejects with a UserError when anything is left. */
export async function erase(
  database: Database,
  settings: Settings,
  person: string,
  { by, reason }: Asked,
  say: (what: string) => void,
): Promise<Erased> {
  const before = await tracesOf(database, erasure, person);
  const askedAt = new Date();
  const publisher = openPublisher(settings);
  const [position] = await publisher.publish(users, erasedUser(person, Date.now())).finally(() => publisher.close());
  if (!position) throw new Error('a record without a position');
  const waiting = await untilErased(database, position, say);
  const left = (await tracesOf(database, erasure, person)).filter(({ lineage }) => !waiting.includes(lineage));
  if (left.length > 0)
    throw new UserError(
      `not erased yet: ${left.map(({ table, rows }) => `${rows} rows in ${table}`).join(', ')}; run it again`,
    );
  const gone = before.filter(({ lineage }) => !waiting.includes(lineage));
  const id = randomUUID();
  await prove(database, { id, person, askedAt, by, reason, gone, waiting });
  return { id, gone, waiting };
}

/** The builds that do not run and have not erased them. */
async function untilErased(
  sql: Sql,
  position: { partition: number; offset: number },
  say: (what: string) => void,
): Promise<string[]> {
  let told = '';
  for (const deadline = Date.now() + PATIENCE_MS; ; await delay(LOOK_MS)) {
    const builds = await notErasedBy(sql, position);
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
const prove = (
  sql: Sql,
  { id, person, askedAt, by, reason, gone, waiting }: Erased & Asked & { person: string; askedAt: Date },
) =>
  sql.query(
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

/** Whether anybody is known by that id, or was. */
export async function isKnown(sql: Sql, person: string): Promise<boolean> {
  if ((await tracesOf(sql, erasure, person)).length > 0) return true;
  const [proof] = await sql.query('select from engine.erasures where person_sha256 = $1', [
    createHash('sha256').update(person).digest('hex'),
  ]);
  return proof !== undefined;
}
