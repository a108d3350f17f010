/** OpenAPI 3.1 from the routes' own schemas, at /docs and /docs/json. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { problems } from './problem.js';

const names = Object.keys(problems).map((name) => `urn:repstream:problem:${name}`);
const ProblemDetails = Type.Object(
  {
    type: Type.Enum(names),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What happened and what to do.' }),
    instance: Type.String({ description: 'The path asked for.' }),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          path: Type.String({ description: 'JSON pointer: /body/…, /query/…, /path/….' }),
          message: Type.String(),
        }),
      ),
    ),
    behind: Type.Optional(
      Type.Array(
        Type.Object({
          processor: Type.String(),
          topic: Type.String(),
          events: Type.Integer({ description: 'Still to fold.' }),
        }),
        { description: 'What a read with Repstream-After waits for.' },
      ),
    ),
    parkedId: Type.Optional(
      Type.Integer({ description: 'What such a read cannot wait for: it stands parked under this number.' }),
    ),
  },
  { $id: 'Problem', description: 'RFC 9457 problem details.' },
);

/** Registers the document; routes registered afterwards are in it. */
export async function describe(app: FastifyInstance, version: string): Promise<void> {
  app.addSchema(ProblemDetails);
  app.addHook('onRoute', (route: RouteOptions) => {
    if (!route.url.startsWith('/docs')) route.schema = withProblems(route);
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Repstream',
        version,
        description:
          'Reads carry Repstream-As-Of (the latest tick folded) and ETag. Writes answer 202 with Repstream-Position; views follow the log, and a read that sends the position back as Repstream-After waits until they are past it.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, i) => (typeof $id === 'string' ? $id : `schema-${i}`),
    },
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
}

/** Headers by which answers tell of themselves. */
const Position = Type.String({
  pattern: '^([a-z-]+:\\d+:\\d+(,[a-z-]+:\\d+:\\d+)*)?$',
  description: 'Where what was written stands: send it as Repstream-After with what is read next.',
});
const AsOf = Type.String({ format: 'date-time', description: 'The latest tick that all of what is read has folded.' });
const Tag = Type.String({ pattern: '^(W/)?"[^"]*"$', description: 'Of this representation.' });

function headersOf({ method, config }: RouteOptions, status: string): Record<string, TSchema> {
  if (status === '202') return { 'repstream-position': Position };
  if (status !== '200' || method !== 'GET' || config?.produces) return {};
  return { etag: Tag, ...(config?.view && { 'repstream-as-of': AsOf }) };
}

function withHeaders(route: RouteOptions): Record<string, object> {
  const responses = Object.entries((route.schema?.response ?? {}) as Record<string, object>);
  return Object.fromEntries(
    responses.map(([status, response]) => {
      const headers = headersOf(route, status);
      return [status, Object.keys(headers).length > 0 ? { ...response, headers } : response];
    }),
  );
}

/** Every route answers problems; the tag is the first part of the path, the id what clients call it by: getUsersByIdWorkouts. */
const withProblems = (route: RouteOptions) => ({
  tags: [/^\/v1\/([a-z]+)/.exec(route.url)?.[1] ?? 'operations'],
  operationId: [String(route.method).toLowerCase(), ...namesIn(route.url)].join(''),
  ...route.schema,
  response: {
    ...withHeaders(route),
    default: { description: 'A problem.', content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } } },
  },
});

const namesIn = (url: string): string[] =>
  url.split(/[/.-]/).flatMap((part) => {
    if (part === '' || part === 'v1') return [];
    const name = part.replace(/^:/, '');
    return `${part.startsWith(':') ? 'By' : ''}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  });
