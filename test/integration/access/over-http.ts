/** Every operation of the document of a running API, sent over a socket as clients send it: streams are looked at and left. */
import { expect } from 'vitest';
import type { Role } from '../../../api/tokens.js';
import { bodies, queries } from '../../unit/api/requests.js';
import { parts } from '../api/world.js';
import { tokenOf } from '../api-app.js';

interface Rule {
  readonly roles: readonly Role[];
  readonly own: readonly ('self' | 'trainer' | 'device')[];
  readonly of?: string;
  /** What staff of some gyms are held to. */
  readonly places?: readonly string[];
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: { readonly type?: string };
}
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly rule: Rule | null;
  readonly parameters: readonly Parameter[];
}

let base = '';
/** Where it listens. */
export async function listen(): Promise<string> {
  base ||= await parts().app.listen({ host: '127.0.0.1', port: 0 });
  return base;
}

/** All of them: what changes something after what reads, what takes away last. */
export async function operations(): Promise<Operation[]> {
  const response = await fetch(`${await listen()}/docs/json`);
  const { paths } = (await response.json()) as {
    paths: Record<string, Record<string, { 'x-access'?: Rule; parameters?: Parameter[] }>>;
  };
  const order = ['get', 'put', 'patch', 'post', 'delete'];
  // After one of these there is no session any more, or nobody whose it was.
  const last = ['/v1/workouts/{id}/amendments', '/v1/users/{id}'];
  const place = ({ method, path }: Operation) => order.indexOf(method) + (last.includes(path) ? 0.5 : 0);
  return Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { 'x-access': rule, parameters = [] }]) => ({
        ...{ method, path, parameters, rule: rule ?? null },
      })),
    )
    .sort((a, b) => place(a) - place(b) || (a.path < b.path ? -1 : 1));
}

/** What is sent with an operation unless it is said otherwise. */
export const sampleOf = ({ method, path }: Operation) => ({
  body: bodies[`${method} ${path}`],
  query: new URLSearchParams(queries[path] ?? ''),
});

interface Sent {
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly body?: unknown;
  /** `role:sub`; null: nobody. */
  readonly as: string | null;
  /** Of their token. */
  readonly gyms?: readonly string[];
}

export interface Got {
  readonly status: number;
  readonly type: string;
  readonly problem: { readonly type?: string; readonly detail?: string };
}

/** Sends it; of a stream the answer's head is all that is read. */
export async function send(method: string, { path, query, body, as, gyms = [] }: Sent): Promise<Got> {
  const [role = '', ...sub] = as?.split(':') ?? [];
  const leaving = new AbortController();
  const asked = query && query.size > 0 ? `?${query}` : '';
  const response = await fetch(`${await listen()}${path}${asked}`, {
    method: method.toUpperCase(),
    headers: {
      ...(as && { authorization: `Bearer ${await tokenOf(sub.join(':'), role as Role, { gyms })}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: leaving.signal,
  });
  const type = response.headers.get('content-type') ?? '';
  const isProblem = type.startsWith('application/problem+json');
  const problem = isProblem ? ((await response.json()) as Got['problem']) : {};
  if (!isProblem && type.startsWith('text/event-stream')) leaving.abort();
  else if (!isProblem) await response.arrayBuffer();
  if (response.status >= 400)
    expect([method, path, type]).toEqual([method, path, 'application/problem+json; charset=utf-8']);
  return { status: response.status, type, problem };
}
