/** The API with nothing behind it, and how it is asked. */
import type { FastifyInstance, InjectOptions } from 'fastify';
import { detachedApi as detached } from '../../../api/detached.js';
import type { Dependencies } from '../../../api/server.js';
import { type Role, signToken } from '../../../api/tokens.js';

export const SECRET = 'a secret of the tests, long enough for HS256';

/** An API whose Postgres, broker and registry are away. */
export const detachedApi = (more: Partial<Dependencies> = {}): FastifyInstance => detached(SECRET, more);

/** The header of somebody signed in. */
export const as = async (role: Role, sub = 'ana', { gyms = [] }: { gyms?: readonly string[] } = {}) => ({
  authorization: `Bearer ${await signToken({ sub, role, gyms, expiresIn: 60 }, SECRET)}`,
});

/** Status and body of an answer. */
export async function ask(app: FastifyInstance, options: InjectOptions) {
  const { statusCode: status, headers, body } = await app.inject(options);
  return { status, headers, body: body.startsWith('{') ? JSON.parse(body) : body };
}
