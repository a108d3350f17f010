/** Who is a member, and what they may change about themselves. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ask, eventually, found, get, newMember, run } from './world.js';

describe('profiles', () => {
  it('a member made by an admin is told where the fact stands, and is there with an ETag and as of a tick', async () => {
    const displayName = `Ana ${run}`;
    const made = await ask('admin', 'POST', '/v1/users', {
      payload: { displayName, timeZone: 'Asia/Singapore', sex: 'FEMALE' },
    });
    expect(made.status).toBe(202);
    expect(made.headers['repstream-position']).toMatch(/^users:\d+:\d+$/);
    const { body, headers } = await eventually(() => get(`member:${made.body.id}`, `/v1/users/${made.body.id}`), found);
    expect(body).toMatchObject({
      userId: made.body.id,
      displayName,
      sex: 'FEMALE',
      birthDate: null,
      onLeaderboards: true,
      notices: true,
      trainers: [],
    });
    expect(headers.etag).toMatch(/^"[\w-]+"$/);
    // What stood still before this file came is as old as it says; a tick that nothing came with is written every 30 s.
    const later = await eventually(
      () => get(`member:${made.body.id}`, `/v1/users/${made.body.id}`),
      (answer) => Date.now() - Date.parse(answer.headers['repstream-as-of'] ?? '') < 60_000,
    );
    expect(Date.parse(later.headers['repstream-as-of'] ?? '')).toBeLessThan(Date.now() + 1_000);
    expect(
      (await get(`member:${made.body.id}`, `/v1/users/${made.body.id}`, { 'if-none-match': headers.etag ?? '' }))
        .status,
    ).toBe(304);
    expect((await get(`member:${made.body.id}`, '/v1/me')).body).toMatchObject({
      role: 'member',
      profile: { displayName },
      timeZone: 'Asia/Singapore',
    });
  });

  it('R29: a member renames themselves; who read an older state is told so, even before the view has moved', async () => {
    const id = await newMember();
    const rename = (displayName: string, etag: string | undefined) =>
      ask(`member:${id}`, 'PATCH', `/v1/users/${id}`, {
        payload: { displayName },
        headers: etag ? { 'if-match': etag } : {},
      });
    const { etag } = (await get(`member:${id}`, `/v1/users/${id}`)).headers;
    expect((await rename(`New ${run}`, undefined)).status).toBe(428);
    expect((await rename(`New ${run}`, '"another"')).status).toBe(412);
    expect((await rename(`New ${run}`, etag)).status).toBe(202);
    expect((await rename(`Newer ${run}`, etag)).status).toBe(412);
    const renamed = await eventually(
      () => get(`member:${id}`, `/v1/users/${id}`),
      ({ body }) => body.displayName === `New ${run}`,
    );
    expect(renamed.body.timeZone, 'what was not changed stays').toBe('Asia/Singapore');
    expect(renamed.headers.etag).not.toBe(etag);
    expect((await rename(`Newer ${run}`, renamed.headers.etag)).status).toBe(202);
  });

  it('of two changes built on one state, only one is taken', async () => {
    const id = await newMember();
    const { etag = '' } = (await get('admin', `/v1/users/${id}`)).headers;
    const both = await Promise.all(
      ['Asia/Tokyo', 'Europe/Athens'].map((timeZone) =>
        ask('admin', 'PATCH', `/v1/users/${id}`, { payload: { timeZone }, headers: { 'if-match': etag } }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([202, 412]);
  });

  it('a display name that somebody is shown under is refused, however it is written', async () => {
    const displayName = `Twice ${run}`;
    const payload = { displayName, timeZone: 'UTC' };
    expect((await ask('admin', 'POST', '/v1/users', { payload })).status).toBe(202);
    const atOnce = await ask('admin', 'POST', '/v1/users', {
      payload: { ...payload, displayName: ` ${displayName.toUpperCase()} ` },
    });
    expect(atOnce).toMatchObject({
      status: 409,
      body: { type: 'urn:repstream:problem:display-name-taken', errors: [{ path: '/body/displayName' }] },
    });
    const id = await newMember();
    const { etag = '' } = (await get('admin', `/v1/users/${id}`)).headers;
    const rename = await ask('admin', 'PATCH', `/v1/users/${id}`, {
      payload: { displayName },
      headers: { 'if-match': etag },
    });
    expect(rename.status).toBe(409);
  });

  it('a repeat with the same Idempotency-Key makes one member; another body with it is refused', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const payload = { displayName: `Once ${run}`, timeZone: 'UTC' };
    const first = await ask('admin', 'POST', '/v1/users', { payload, headers });
    const again = await ask('admin', 'POST', '/v1/users', { payload, headers });
    expect(again.body).toEqual(first.body);
    expect(again.headers['repstream-position']).toBe(first.headers['repstream-position']);
    const other = await ask('admin', 'POST', '/v1/users', { payload: { ...payload, displayName: 'Other' }, headers });
    expect(other.status).toBe(422);
  });

  it('an erased member is gone for good', async () => {
    const id = await newMember();
    const { etag = '' } = (await get('admin', `/v1/users/${id}`)).headers;
    expect((await ask(`member:${id}`, 'DELETE', `/v1/users/${id}`)).status).toBe(202);
    await eventually(
      () => get('admin', `/v1/users/${id}`),
      ({ status }) => status === 404,
    );
    const change = await ask('admin', 'PATCH', `/v1/users/${id}`, {
      payload: { timeZone: 'UTC' },
      headers: { 'if-match': etag },
    });
    expect(change.status).toBe(404);
    const again = await ask('admin', 'PUT', `/v1/users/${id}`, {
      payload: { displayName: `Back ${run}`, timeZone: 'UTC' },
    });
    expect(again.body.type).toBe('urn:repstream:problem:erased');
  });

  it('a list is paged whole, each member once', async () => {
    const trainer = `trainer-${run}`;
    const ids = [];
    for (let i = 0; i < 5; i++) ids.push(await newMember({ trainers: [trainer] }));
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { status, body } = await get(
        `trainer:${trainer}`,
        `/v1/users?trainer=${trainer}&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      expect(status).toBe(200);
      seen.push(...body.items.map((member: { userId: string }) => member.userId));
      if (!body.next) break;
      cursor = body.next;
    }
    expect(seen).toEqual([...ids].sort());
    expect((await get('staff', '/v1/users?cursor=hello')).body.errors).toEqual([
      { path: '/query/cursor', message: expect.stringContaining('is not a cursor') },
    ]);
  });
});
