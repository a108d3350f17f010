/** The client package: it is that of this API, throws what is refused, and waits for what it wrote. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { describedApi } from '../../../api/detached.js';
import {
  connect,
  getMe,
  getUsersById,
  ProblemError,
  patchUsersById,
  postUsers,
} from '../../../clients/typescript/lib/index.js';
import { Positions } from '../../../clients/typescript/lib/positions.js';
import { as, detachedApi } from '../api/detached.js';

const { authorization } = await as('admin');
const token = () => authorization.replace('Bearer ', '');

it('is made from the API as it is: else `npm run generate`', async () => {
  const kept = readFileSync(new URL('../../../clients/typescript/openapi.json', import.meta.url), 'utf8');
  expect(JSON.parse(kept)).toEqual(await describedApi());
});

describe('a client', () => {
  const app = detachedApi();
  afterAll(() => app.close());
  const client = connect({
    url: 'http://api',
    token,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      const { statusCode, headers, body } = await app.inject({
        ...{
          method: request.method as 'GET',
          url: `${pathname}${search}`,
          headers: Object.fromEntries(request.headers),
        },
        ...(request.method !== 'GET' && { payload: await request.text() }),
      });
      return new Response(body, { status: statusCode, headers: headers as Record<string, string> });
    },
  });

  it('throws what was refused, with the fields', async () => {
    const bad = { displayName: '', timeZone: 'Mars/Olympus' };
    const refused = await postUsers({ client, body: bad, throwOnError: true }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProblemError);
    expect(refused).toMatchObject({
      status: 400,
      problem: { errors: expect.arrayContaining([{ path: '/body/displayName', message: expect.any(String) }]) },
    });
  });

  it('says that nobody is signed in, and that nobody answers', async () => {
    const stranger = connect({
      url: 'http://api',
      token: () => null,
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    await expect(getMe({ client: stranger, throwOnError: true })).rejects.toMatchObject({ status: 0, problem: null });
  });

  it('sends back where it wrote', async () => {
    const fetched = vi.fn<typeof fetch>(async () =>
      Response.json({ id: 'ana' }, { status: 202, headers: { 'repstream-position': 'users:3:17' } }),
    );
    const writing = connect({ url: 'http://api', token, fetch: fetched });
    const ana = { client: writing, path: { id: 'ana' } };
    await getUsersById(ana);
    await patchUsersById({ ...ana, body: { displayName: 'Ana' }, headers: { 'if-match': '"1"' } });
    await getUsersById(ana);
    const after = fetched.mock.calls.map(([request]) => (request as Request).headers.get('repstream-after'));
    expect(after).toEqual([null, null, 'users:3:17']);
    const [request] = fetched.mock.calls[1] ?? [];
    expect((request as Request).headers.get('authorization')).toBe(authorization);
  });
});

describe('positions', () => {
  it('are the latest of each partition, 32 at most, while they are young', () => {
    let now = 0;
    const positions = new Positions(() => now);
    expect(positions.header()).toBeNull();
    positions.note('users:3:17, enrolments:0:4');
    now = 20_000;
    positions.note('users:3:18');
    positions.note('nonsense');
    positions.note(null);
    expect(positions.header()).toBe('enrolments:0:4,users:3:18');
    now = 31_000;
    expect(positions.header()).toBe('users:3:18');
    for (let partition = 0; partition < 40; partition += 1) positions.note(`users:${partition}:1`);
    expect(positions.header()?.split(',')).toHaveLength(32);
    expect(positions.header()).toContain('users:39:1');
    now = 70_000;
    expect(positions.header()).toBeNull();
  });
});
