/** Tests of fitness: who falls short is enrolled, who meets the standard leaves, and what is put right undoes what followed. */
import { describe, expect, it } from 'vitest';
import { ago, programme, seen, write } from './given-programmes.js';
import { type Answer, ask, eventually, found, get, newMember, run } from './world.js';

describe('R49: a benchmark', () => {
  it('enrols who falls short, with the reason; who meets the standard leaves; a correction undoes it', async () => {
    const groups = [`recruits-${run}`];
    const benchmark = { kind: 'ippt', leastPoints: 61 };
    const id = await write(programme({ id: `tested-${run}`, groups, benchmark }));
    const tom = await newMember();
    const ana = await newMember({ trainers: [tom], groups, sex: 'MALE', birthDate: '1998-05-01' });
    const url = `/v1/users/${ana}/benchmarks`;
    const test = (who: string, more: object = {}) =>
      ask(who, 'POST', url, { payload: { kind: 'ippt', pushUps: 30, sitUps: 30, runSeconds: 900, ...more } });
    const plan = async ({ headers }: Answer) =>
      (await get(`member:${ana}`, `/v1/users/${ana}/plan`, seen(headers))).status;

    expect((await test(`member:${ana}`)).status, 'their own').toBe(403);
    expect((await test(`trainer:${tom}`, { takenAt: '2099-01-01T00:00:00Z' })).status).toBe(400);
    const short = await test(`trainer:${tom}`, { takenAt: ago(1) });
    expect(short.status).toBe(202);
    expect(short.headers['repstream-position']).toMatch(/^benchmark-results:/);
    // There is no plan until every task has folded a tick.
    await eventually(() => get(`member:${ana}`, `/v1/users/${ana}/plan`, seen(short.headers)), found);
    const results = await get(`member:${ana}`, url);
    expect(results.body.items).toMatchObject([
      { resultId: short.body.id, points: 50, writtenBy: tom, standards: [{ programmeId: id, version: 1, met: false }] },
    ]);
    expect(results.body.items[0].standards[0].because).toMatch(/^fell short in sit-ups, run: 50 of 100 points/);

    const correct = (payload: object) => ask(`trainer:${tom}`, 'PUT', `${url}/${short.body.id}`, { payload });
    expect(await plan(await correct({ runSeconds: 600, reason: 'read wrong' })), 'met').toBe(404);
    expect(await plan(await correct({ runSeconds: 900, reason: 'it was right' }))).toBe(200);
    expect(await plan(await correct({ voided: true, reason: 'the wrong person' }))).toBe(404);
    expect(await plan(await correct({ voided: false, reason: 'it was not' }))).toBe(200);

    const met = await test('staff:sam', { runSeconds: 600 });
    expect(await plan(met), 'who meets it leaves').toBe(404);
    expect((await get('staff', url)).body.items[0]).toMatchObject({ standards: [{ met: true }], writtenBy: 'sam' });
    const missing = `/v1/users/${tom}/benchmarks/${met.body.id}`;
    expect((await ask('staff', 'PUT', missing, { payload: { voided: true, reason: 'x' } })).status).toBe(404);

    const { next } = (await get('staff', `${url}?limit=1`)).body;
    expect((await get('staff', `${url}?cursor=${next}`)).body).toMatchObject({ items: [{ points: 50 }], next: null });
  });
});
