/** What the API answers to: media types it can give (406) and methods of each path (405). */
import type { FastifyInstance, FastifyRequest, HTTPMethods, RouteOptions } from 'fastify';
import { Problem } from './problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The media type of the answer, or those that it can have; JSON when left out. */
    produces?: string | readonly string[];
  }
}

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'QUERY', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'];

/** Whether an Accept header allows the media type; a type with q=0 is refused by it. */
export function accepts(header: string, mediaType: string): boolean {
  const [family] = mediaType.split('/');
  return header.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((text) => text.trim().toLowerCase());
    const isRefused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    return !isRefused && ['*/*', `${family}/*`, mediaType].includes(type);
  });
}

/** Refuses requests whose Accept header allows neither the route's media type nor a problem's. */
export async function refuseUnacceptable({ headers, routeOptions }: FastifyRequest): Promise<void> {
  const { produces = 'application/json' } = routeOptions.config;
  const { accept } = headers;
  const types = [produces].flat();
  if (accept === undefined || types.some((type) => accepts(accept, type))) return;
  throw new Problem('not-acceptable', `This path answers ${types.join(' or ')}; the header Accept does not allow it.`);
}

/** Collects the methods of each path as routes register, for `refuseOtherMethods`. */
export function collectMethods(app: FastifyInstance): ReadonlyMap<string, ReadonlySet<string>> {
  const paths = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }: RouteOptions) => {
    const methods = paths.get(url) ?? new Set();
    for (const name of [method].flat()) methods.add(name);
    paths.set(url, methods);
  });
  return paths;
}

/** Registers a 405 with Allow for every method that a collected path lacks. */
export function refuseOtherMethods(app: FastifyInstance, paths: ReadonlyMap<string, ReadonlySet<string>>): void {
  for (const [url, methods] of [...paths]) {
    const allow = [...methods].sort().join(', ');
    const others = METHODS.filter((method) => !methods.has(method));
    const refuse = async ({ method }: FastifyRequest) => {
      throw new Problem('method-not-allowed', `${method} is not a method of this path: ${allow}.`, {
        headers: { allow },
      });
    };
    // Refused before the body is read; the handler is never reached.
    app.route({
      method: others,
      url,
      schema: { hide: true },
      config: { access: 'public' },
      onRequest: refuse,
      handler: refuse,
    });
  }
}
