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

/** Asked before the rows are, so that what is told is never later than what is shown. Null: a task has not folded its first tick. */
export async function asOf(db: Database, view: string | readonly string[]): Promise<string | null> {
  const [row] = await db('processor_tasks')
    .join('view_catalogue', 'view_catalogue.lineage', 'processor_tasks.lineage')
    .whereIn('view_name', [view].flat())
    .select<{ tick: string | null }[]>(db.raw('case when bool_and(tick is not null) then min(tick) end as tick'));
  return row?.tick ?? null;
}

/** Adds Repstream-As-Of to reads of views, and ETag, Cache-Control and 304 to all reads that answer JSON. */
export function tellFreshness(app: FastifyInstance, db: Database): void {
  app.addHook('preHandler', async ({ routeOptions }: FastifyRequest, reply: FastifyReply) => {
    const { view } = routeOptions.config;
    const tick = view ? await asOf(db, view) : null;
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
