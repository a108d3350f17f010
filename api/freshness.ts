/** What every read tells about itself: as of which tick it is (Repstream-As-Of), and its ETag. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from './database.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The view that a read answers from, or those that it is computed from, as named in schema `models`. */
    view?: string | readonly string[];
  }
}

/** The tag of a representation. */
export const entityTag = (text: string): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

/** Whether a list of tags, as in If-Match or If-None-Match, holds this one or `*`. */
export const tagMatches = (list: string, tag: string): boolean =>
  list.split(',').some((item) => item.trim() === '*' || item.trim().replace(/^W\//, '') === tag);

type Ticks = ReadonlyMap<string, string | null>;

/** Which tick each view has folded; null: one of its tasks has not folded its first. */
async function ticksOf(db: Database): Promise<Ticks> {
  const rows: { viewName: string; tick: string | null }[] = await db('processor_tasks')
    .join('view_catalogue', 'view_catalogue.lineage', 'processor_tasks.lineage')
    .groupBy('view_name')
    .select('view_name', db.raw('case when bool_and(tick is not null) then min(tick) end as tick'));
  return new Map(rows.map(({ viewName, tick }) => [viewName, tick]));
}

/** The earliest of these views. */
function earliest(ticks: Ticks, views: readonly string[]): string | null {
  const known = views.flatMap((view) => ticks.get(view) ?? (ticks.has(view) ? '' : []));
  return known.reduce((a, b) => (a < b ? a : b), known[0] ?? '') || null;
}

/** Asked before the rows are, so that what is told is never later than what is shown. Null: a task has not folded its first tick. */
export const asOf = async (db: Database, view: string | readonly string[]): Promise<string | null> =>
  earliest(await ticksOf(db), [view].flat());

/** What is told of how far tasks are is at most so old, ms: a little less than the truth is as true. */
const SHARED_MS = 200;

/** The ticks, asked once for all who want to know them within that time. */
function sharedTicks(db: Database): () => Promise<Ticks> {
  let asked: { readonly at: number; readonly ticks: Promise<Ticks> } | null = null;
  return () => {
    if (asked && performance.now() - asked.at < SHARED_MS) return asked.ticks;
    const mine = { at: performance.now(), ticks: ticksOf(db) };
    asked = mine;
    mine.ticks.catch(() => {
      if (asked === mine) asked = null;
    });
    return mine.ticks;
  };
}

/** Adds Repstream-As-Of to reads of views, and ETag, Cache-Control and 304 to all reads that answer JSON. */
export function tellFreshness(app: FastifyInstance, db: Database): void {
  const ticks = sharedTicks(db);
  app.addHook('preHandler', async ({ routeOptions }: FastifyRequest, reply: FastifyReply) => {
    const { view } = routeOptions.config;
    const tick = view ? earliest(await ticks(), [view].flat()) : null;
    if (tick) reply.header('repstream-as-of', tick);
  });

  app.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', isRead ? 'private, no-cache' : 'no-store');
    if (!isRead || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    if (reply.getHeader('cache-control') === 'no-store') return payload;
    if (!reply.hasHeader('etag')) reply.header('etag', entityTag(payload));
    const known = request.headers['if-none-match'];
    if (!known || !tagMatches(known, String(reply.getHeader('etag')))) return payload;
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    return null;
  });
}
