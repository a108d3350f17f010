import { afterAll, describe, expect, it } from 'vitest';
import { behindOf, positionsIn, waitIn } from '../../../api/positions.js';
import { as, ask, detachedApi } from './detached.js';

describe('Repstream-After', () => {
  it('is one position or several, of an API write or of firmware', () => {
    expect(positionsIn('users:3:1042')).toEqual([{ topic: 'users', partition: 3, offset: 1042 }]);
    expect(positionsIn('telemetry:0:7, entered-workouts:11:0')).toEqual([
      { topic: 'telemetry', partition: 0, offset: 7 },
      { topic: 'entered-workouts', partition: 11, offset: 0 },
    ]);
  });

  it.each([
    ['', /must be topic:partition:offset/],
    ['users', /must be topic:partition:offset/],
    ['users:3', /must be topic:partition:offset/],
    ['users:-1:4', /must be topic:partition:offset/],
    ['users:3:4,', /must be topic:partition:offset/],
    ['users:3:9999999999999999', /must be topic:partition:offset/],
    ['rumours:0:1', /names rumours, which is no source topic/],
    ['workouts:0:1', /names workouts, which is no source topic/],
    [Array(33).fill('users:0:1').join(','), /more than 32 positions/],
  ])('%s is refused with what is wrong', (text, what) => {
    expect(() => positionsIn(text)).toThrow(what);
  });
});

describe('Prefer: wait', () => {
  it.each([
    ['wait=10', 10],
    ['respond-async, wait=0', 0],
    ['return=minimal; foo="bar", Wait = "7"', 7],
    ['wait=3600', 30],
    ['wait=soon', null],
    ['await=9', null],
    ['', null],
  ])('%s waits for %s s', (prefer, seconds) => {
    expect(waitIn(prefer)).toBe(seconds);
  });
});

it('R66: says how far behind, by processor and topic', () => {
  const of = (processor: string, partition: number, topic: string, records: number) => ({
    processor,
    partition,
    topic,
    records,
  });
  expect(behindOf([of('a', 0, 't', 3), of('a', 1, 't', 4), of('b', 0, 't', 1)])).toEqual([
    { processor: 'a', topic: 't', events: 7 },
    { processor: 'b', topic: 't', events: 1 },
  ]);
});

describe('a read with Repstream-After', () => {
  const app = detachedApi();
  afterAll(() => app.close());
  const get = async (url: string, after: string) =>
    ask(app, { url, headers: { ...(await as('member')), 'repstream-after': after } });

  it('is a 400 that names the header when it is not well-formed', async () => {
    expect(await get('/v1/users/ana/workouts', 'users:x:1')).toMatchObject({
      status: 400,
      body: { type: 'urn:repstream:problem:invalid-request', errors: [{ path: '/headers/repstream-after' }] },
    });
  });

  it('is a 503 with Retry-After while Postgres is away', async () => {
    const { status, headers, body } = await get('/v1/users/ana/workouts', 'users:0:1');
    expect([status, body.type, headers['retry-after']]).toEqual([503, 'urn:repstream:problem:unavailable', '2']);
  });

  it('waits for nothing that one may not see', async () => {
    expect((await get('/v1/users/ben/workouts', 'users:0:1')).status).toBe(403);
  });
});
