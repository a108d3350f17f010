/** Who reads what is about somebody else is written to the log before it is answered: nobody is read about unnoticed. */
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { v7 } from 'uuid';
import { accesses } from '../schemas/topics.js';
import { callerOf, ownerOf } from './access.js';
import { type Append, Lately } from './commands/log.js';
import type { Database } from './database.js';
import { namesIn } from './names-in.js';
import { Problem } from './problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its answers name people: whoever is in one was read about. Told by the schema of the answer. */
    names?: boolean;
  }
  interface FastifyRequest {
    /** Writes down who is in an answer that is no JSON, before it is given. */
    noteRead(people: readonly string[]): Promise<void>;
  }
}

/** Has every route registered from here on write down whose data it told whom. Throws a 503 in the place of the answer where that cannot be written. */
export function logAccesses(app: FastifyInstance, db: Database, append: Append): void {
  const lately = new Lately<Promise<unknown>>();

  /** The same by the same is told once in ten minutes; who asks while it is written waits for it too. */
  async function note(request: FastifyRequest, people: ReadonlySet<string>): Promise<void> {
    const { sub: by, role } = callerOf(request);
    const path = String(request.routeOptions.url).replaceAll(/:(\w+)/g, '{$1}');
    const noted = Array.from(people, (userId) => {
      if (userId === '' || userId === by) return null;
      const what = JSON.stringify([userId, by, role, path]);
      const known = lately.get(what);
      if (known) return known;
      const writing = append(accesses, { accessId: v7(), userId, by, role, path, at: Date.now() });
      lately.set(what, writing);
      writing.catch(() => lately.forget(what, writing));
      return writing;
    });
    await Promise.all(noted).catch((cause) => {
      const detail =
        'Who reads what is about others is written down first, and Kafka does not answer now; what is about oneself can be read.';
      throw new Problem('unavailable', detail, { cause });
    });
  }

  /** Whose data it is by the path; of a machine's own requests nobody reads anything. */
  async function owners(request: FastifyRequest): Promise<string[]> {
    const owner = await ownerOf(request, db);
    return owner?.userId ? [owner.userId] : [];
  }

  app.decorateRequest('noteRead', async function (this: FastifyRequest, people: readonly string[]) {
    if (isLogged(this)) await note(this, new Set(people));
  });

  app.addHook('onRoute', (route: RouteOptions) => {
    const names = JSON.stringify(route.schema?.response ?? {}).includes('"userId"');
    route.config = { ...route.config, names };
  });

  // Answers that are no JSON are not seen below.
  app.addHook('preHandler', async (request) => {
    if (isLogged(request) && request.routeOptions.config.produces) await note(request, new Set(await owners(request)));
  });

  app.addHook('preSerialization', async (request, reply, payload) => {
    if (reply.statusCode !== 200 || !isLogged(request)) return payload;
    const people = new Set(await owners(request));
    if (request.routeOptions.config.names) namesIn(payload, people);
    await note(request, people);
    return payload;
  });
}

function isLogged({ routeOptions, caller }: FastifyRequest): boolean {
  const { access } = routeOptions.config;
  return !!access && access !== 'public' && !access.shared && !!caller && caller.role !== 'device';
}
