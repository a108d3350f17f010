/** What training and weighing come to. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ask, eventually, found, get, newMember, says, wholeSession } from './world.js';

describe('metrics', () => {
  it('R15, R20: a member and their trainer read metrics as they are, and how they came about, page by page', async () => {
    const trainer = await newMember();
    const ana = await newMember({ trainers: [trainer] });
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    const lifts = async (days: number, kg: number, repetitions: number) => {
      const payload = {
        ...{ startedAt: ago(days), durationS: 600, exerciseId: 'leg-press' },
        sets: [{ repetitions, loadGrams: kg * 1_000 }],
      };
      const { status, body } = await ask(`member:${ana}`, 'POST', `/v1/users/${ana}/workouts`, { payload });
      expect(status).toBe(202);
      return { id: body.id as string, at: payload.startedAt };
    };
    const first = await lifts(100, 100, 5);
    const second = await lifts(2, 80, 1);

    const url = `/v1/users/${ana}/metrics`;
    const history = `${url}/one_rep_max/history`;
    const all = await eventually(
      () => get(`trainer:${trainer}`, `${history}?exercise=leg-press`),
      // There is no time to tell until every task has folded a tick.
      ({ body, headers }) => body.items?.length === 3 && headers['repstream-as-of'] !== undefined,
    );
    const same = { userId: ana, metric: 'one_rep_max', exerciseId: 'leg-press', equipmentModel: '' };
    const by = { unit: 'kg', formula: 'brzycki', formulaVersion: 1, confidence: 'medium' };
    const now = { ...same, ...by, value: 80, cause: 'measured', evidence: [second.id], evidenceUntil: second.at };
    expect(all.body.items).toEqual([
      { ...now, at: second.at },
      {
        ...{ ...same, ...by, value: null, cause: 'left_window', evidence: [], evidenceUntil: null },
        at: new Date(Date.parse(first.at) + 90 * 86_400_000).toISOString(),
      },
      {
        ...{ ...same, ...by, value: 112.5, cause: 'measured', evidence: [first.id], evidenceUntil: first.at },
        at: first.at,
      },
    ]);
    const paged: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body } = await get(`member:${ana}`, `${history}?limit=1${next && `&cursor=${next}`}`);
      paged.push(...body.items);
      next = body.next;
    }
    expect(paged).toEqual(all.body.items);
    const between = `from=${encodeURIComponent(ago(50))}&to=${encodeURIComponent(ago(1))}&model=none`;
    expect((await get(`member:${ana}`, `${history}?${between}`)).body.items).toEqual([]);

    const { body } = await get(`member:${ana}`, `${url}?exercise=leg-press`);
    expect(body).toEqual({ items: [{ ...now, since: second.at }] });
    expect((await get(`member:${ana}`, url)).body.items.map(({ metric }: { metric: string }) => metric)).toContain(
      'weekly_tonnage',
    );
    expect((await get(`member:${trainer}`, url)).status).toBe(403);
    expect((await get(`trainer:${await newMember()}`, history)).status).toBe(403);
  });

  it('a weight entered in the form is the body weight that the workouts use', async () => {
    const ana = await newMember();
    const session = randomUUID();
    await says(session, wholeSession(ana));
    await eventually(() => get('staff', `/v1/workouts/${session}`), found);
    const url = `/v1/users/${ana}/body-measurements`;
    expect((await ask(`member:${ana}`, 'POST', url, { payload: {} })).status).toBe(400);
    expect((await ask(`member:${ana}`, 'POST', url, { payload: { weightGrams: 5 } })).body.errors[0].path).toBe(
      '/body/weightGrams',
    );
    const future = { weightGrams: 71_000, at: new Date(Date.now() + 60_000).toISOString() };
    expect((await ask(`member:${ana}`, 'POST', url, { payload: future })).body.errors[0].path).toBe('/body/at');
    expect((await ask(`member:${ana}`, 'POST', url, { payload: { weightGrams: 71_000 } })).status).toBe(202);
    await eventually(
      () => get('staff', `/v1/workouts/${session}`),
      ({ body }) => body.bodyWeightGrams === 71_000,
    );
  });
});
