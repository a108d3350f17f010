/** Who read whose data, and whom members let see them. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ask, eventually, get, newMember, run } from './world.js';

interface Access {
  readonly readBy: string;
  readonly path: string;
}
const logOf = (member: string) => get(`member:${member}`, '/v1/me/access-log');
const told = (log: readonly Access[]) => log.map(({ readBy, path }) => `${readBy} ${path}`).sort();

describe('who reads whose data', () => {
  it('is written down before it is answered, once in ten minutes, and told to the person alone', async () => {
    const coach = `coach-${randomUUID()}`;
    const [ana, ben] = [await newMember({ trainers: [coach], sex: 'FEMALE' }), await newMember()];
    const reads = [`/v1/users/${ana}`, `/v1/users/${ana}/workouts`, `/v1/users/${ana}/workouts?limit=1`];
    for (const url of reads) expect((await get(`trainer:${coach}`, url)).status).toBe(200);
    for (const url of reads) await get(`member:${ana}`, url);
    expect((await get(`member:${ben}`, `/v1/users/${ana}`)).status).toBe(403);
    const by = (who: string, log: readonly Access[]) => told(log).filter((line) => line.startsWith(who));
    const { body } = await eventually(
      () => logOf(ana),
      (log) => by(coach, log.body.items).length === 2,
    );
    expect(by(coach, body.items)).toEqual([`${coach} /v1/users/{id}`, `${coach} /v1/users/{id}/workouts`]);
    expect([...by(ana, body.items), ...by(ben, body.items)]).toEqual([]);
    expect(by(coach, (await logOf(ben)).body.items)).toEqual([]);
  });

  it('is told of everybody whom a list names', async () => {
    const coach = `coach-${randomUUID()}`;
    const both = [await newMember({ trainers: [coach] }), await newMember({ trainers: [coach] })];
    const { body } = await get(`trainer:${coach}`, `/v1/users?trainer=${coach}`);
    expect(body.items).toHaveLength(2);
    for (const member of both)
      await eventually(
        () => logOf(member),
        (log) => told(log.body.items).includes(`${coach} /v1/users`),
      );
  });

  it('is told under the id that goes on, also of what was read under one that was merged into it', async () => {
    const coach = `coach-${randomUUID()}`;
    const [ana, card] = [await newMember({ trainers: [coach] }), await newMember({ trainers: [coach] })];
    await get(`trainer:${coach}`, `/v1/users/${card}/awards`);
    const payload = { from: card, reason: 'two cards' };
    expect((await ask('staff', 'POST', `/v1/users/${ana}/merges`, { payload })).status).toBe(202);
    await get(`trainer:${coach}`, `/v1/users/${ana}`);
    const both = [`${coach} /v1/users/{id}`, `${coach} /v1/users/{id}/awards`];
    const by = (log: readonly Access[]) => told(log).filter((line) => line.startsWith(coach));
    const { body } = await eventually(
      () => logOf(ana),
      (log) => by(log.body.items).length === 2,
    );
    expect(by(body.items)).toEqual(both);
  });

  it('is paged, newest first, with what readers are called', async () => {
    const coach = await newMember();
    const ana = await newMember({ trainers: [coach] });
    for (const part of ['', '/workouts', '/metrics', '/awards'])
      await get(`trainer:${coach}`, `/v1/users/${ana}${part}`);
    const { body: profile } = await get(`member:${coach}`, `/v1/users/${coach}`);
    await eventually(
      () => logOf(ana),
      (log) => log.body.items.filter(({ readBy }: Access) => readBy === coach).length === 4,
    );
    const seen: (Access & { readAt: string; readByName: string | null })[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body } = await get(`member:${ana}`, `/v1/me/access-log?limit=2${next && `&cursor=${next}`}`);
      seen.push(...body.items);
      next = body.next;
    }
    expect(seen.map(({ readAt }) => readAt)).toEqual(
      seen
        .map(({ readAt }) => readAt)
        .sort()
        .reverse(),
    );
    const named = seen.filter(({ readBy }) => readBy === coach);
    expect(named.map(({ readByName }) => readByName)).toEqual(Array(4).fill(profile.displayName));
  });
});

describe('whom members let see them', () => {
  it('is theirs to add to; others may only take it back', async () => {
    const coach = `coach-${run}`;
    const ana = await newMember({ trainers: [coach] });
    const change = async (who: string, trainers: readonly string[]) => {
      const { etag = '' } = (await get('admin', `/v1/users/${ana}`)).headers;
      return ask(who, 'PATCH', `/v1/users/${ana}`, { payload: { trainers }, headers: { 'if-match': etag } });
    };
    expect(await change('admin', [coach, 'another'])).toMatchObject({
      status: 403,
      body: { errors: [{ path: '/body/trainers' }] },
    });
    expect((await change('admin', [])).status).toBe(202);
    await eventually(
      () => get(`trainer:${coach}`, `/v1/users/${ana}`),
      ({ status }) => status === 403,
    );
    const payload = { displayName: `Seen ${run}`, timeZone: 'UTC', trainers: [coach] };
    expect((await ask('admin', 'POST', '/v1/users', { payload })).status).toBe(403);
  });
});
