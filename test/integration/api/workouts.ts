/** What was trained: histories, and amendments by staff. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Answer, ask, eventually, found, get, gym, machine, newMember, run, says, wholeSession } from './world.js';

/** All that its machine says of it has come: the end, too, without which it is over as well where the machine has had others since. */
const isWhole = (workout: { repetitions: number; open: boolean; durationS: number }) =>
  workout.repetitions === 3 && !workout.open && workout.durationS === 5;

describe('workouts', () => {
  it("R4: a member's history comes newest first with sets, page by page, for the member, their trainer and staff only", async () => {
    const trainer = `coach-${run}`;
    const ana = await newMember({ trainers: [trainer] });
    const sessions = Array.from({ length: 5 }, () => randomUUID());
    // Before whatever the other files did on this machine: a session ends as the next begins.
    const base = Date.now() - 24 * 3_600_000;
    for (const [i, session] of sessions.entries()) await says(session, wholeSession(ana), { until: base + i * 60_000 });
    const history = await eventually(
      () => get(`member:${ana}`, `/v1/users/${ana}/workouts`),
      ({ body }) =>
        body.items?.length === 5 && body.items.every((workout: { repetitions: number }) => workout.repetitions === 3),
    );
    expect(history.body.items.map((workout: { workoutId: string }) => workout.workoutId)).toEqual(
      [...sessions].reverse(),
    );
    expect(history.body.items[0]).toMatchObject({
      equipmentId: machine,
      gymId: gym,
      exerciseId: 'leg-press',
      repetitions: 3,
      tonnageGrams: 180_000,
      sets: [{ setNumber: 1, repetitions: 3, loadGrams: 60_000, exerciseId: 'leg-press' }],
    });

    const paged: string[] = [];
    for (let url: string | null = `/v1/users/${ana}/workouts?limit=2`; url; ) {
      const { body }: Answer = await get(`trainer:${trainer}`, url);
      paged.push(...body.items.map((workout: { workoutId: string }) => workout.workoutId));
      url = body.next ? `/v1/users/${ana}/workouts?limit=2&cursor=${body.next}` : null;
    }
    expect(paged).toEqual([...sessions].reverse());

    const iso = (ms: number) => encodeURIComponent(new Date(ms).toISOString());
    const between = await get(
      'staff',
      `/v1/users/${ana}/workouts?from=${iso(base + 50_000)}&to=${iso(base + 150_000)}`,
    );
    expect(between.body.items.map((workout: { workoutId: string }) => workout.workoutId)).toEqual([
      sessions[2],
      sessions[1],
    ]);
    expect((await get('staff', `/v1/users/${ana}/workouts?exercise=rower`)).body.items).toEqual([]);
    expect((await get('staff', `/v1/users/${ana}/workouts?exercise=leg-press`)).body.items).toHaveLength(5);

    const one = await get(`trainer:${trainer}`, `/v1/workouts/${sessions[0]}`);
    expect(one.body).toMatchObject({
      workoutId: sessions[0],
      lineage: expect.stringMatching(/^workouts-v\d+-[0-9a-f]{8}$/),
      sets: [{}],
    });
    for (const who of ['member:ben', 'trainer:another']) {
      expect((await get(who, `/v1/users/${ana}/workouts`)).status, who).toBe(403);
      expect((await get(who, `/v1/workouts/${sessions[0]}`)).status, who).toBe(404);
    }
    expect((await get(`device:${machine}`, `/v1/workouts/${sessions[0]}`)).status).toBe(403);
  });

  it('staff void a workout, reinstate it, put it right and give it to another member', async () => {
    const [ana, ben] = [await newMember(), await newMember()];
    const session = randomUUID();
    await says(session, wholeSession(ana));
    await eventually(() => get('staff', `/v1/workouts/${session}`), found);
    const amend = async (payload: object) => {
      const answer = await ask('staff:kim', 'POST', `/v1/workouts/${session}/amendments`, { payload });
      expect(answer.status, JSON.stringify(answer.body)).toBe(202);
    };
    await amend({ reason: 'tried out by the mechanic', voided: {} });
    await eventually(
      () => get('staff', `/v1/workouts/${session}`),
      ({ status }) => status === 404,
    );
    await amend({ reason: 'it was a member after all', reinstated: {} });
    await eventually(() => get('staff', `/v1/workouts/${session}`), found);
    await amend({ reason: 'the sensor missed one', edited: { repetitions: 4 } });
    const edited = await eventually(
      () => get('staff', `/v1/workouts/${session}`),
      ({ body }) => body.repetitions === 4,
    );
    expect(edited.body.quality).toContain('edited');
    await amend({ reason: "ben used ana's card", assigned: { userId: ben } });
    await eventually(() => get(`member:${ben}`, `/v1/workouts/${session}`), found);
    expect((await get(`member:${ana}`, `/v1/workouts/${session}`)).status).toBe(404);
  });

  it("staff find what guests did on a day of the gym's own clock, page by page, and give it to a member", async () => {
    // Of the first three the clock in Singapore shows 3 March, of the last the day before.
    const ends = ['2025-03-02T16:30:00Z', '2025-03-03T01:00:00Z', '2025-03-03T15:50:00Z', '2025-03-02T15:30:00Z'];
    const sessions = ends.map(() => randomUUID());
    for (const [i, end] of ends.entries())
      await says(sessions[i] ?? '', wholeSession(null), { until: Date.parse(end) });
    const ofDay = `/v1/guest-workouts?gym=${gym}&from=2025-03-03&to=2025-03-04`;
    const ofDayBefore = `/v1/guest-workouts?gym=${gym}&from=2025-03-02&to=2025-03-03`;
    const ids = ({ body }: Answer) => body.items.map(({ workoutId }: { workoutId: string }) => workoutId);
    const [early, middle, late, before] = sessions;
    const shown = await eventually(
      () => get('staff', ofDay),
      ({ body }) => body.items?.length === 3 && body.items.every(isWhole),
    );
    expect(ids(shown)).toEqual([late, middle, early]);
    expect(shown.body.items[0]).toMatchObject({
      ...{ userId: '', equipmentId: machine, equipmentName: 'Leg press 1', gymId: gym, exerciseId: 'leg-press' },
      ...{ startedAt: '2025-03-03T15:49:55.000Z', localDay: '2025-03-03', timeZone: 'Asia/Singapore', durationS: 5 },
      sets: [{ repetitions: 3, loadGrams: 60_000 }],
    });

    const paged: string[] = [];
    for (let url: string | null = `${ofDay}&limit=1`; url; ) {
      const answer: Answer = await get('staff', url);
      paged.push(...ids(answer));
      url = answer.body.next && `${ofDay}&limit=1&cursor=${answer.body.next}`;
    }
    expect(paged).toEqual([late, middle, early]);
    // It was said last, so it comes last.
    await eventually(
      () => get('staff', ofDayBefore),
      (answer) => ids(answer).join() === before,
    );
    expect(ids(await get('staff', '/v1/guest-workouts?from=2025-03-03&to=2025-03-04'))).toContain(middle);
    const wide = await get('staff', '/v1/guest-workouts?from=2025-03-01&to=2025-04-02');
    expect([wide.status, wide.body.errors[0].path]).toEqual([400, '/query/to']);

    const ben = await newMember();
    const payload = { reason: 'forgot the card', assigned: { userId: ben } };
    expect((await ask('staff:kim', 'POST', `/v1/workouts/${middle}/amendments`, { payload })).status).toBe(202);
    await eventually(
      () => get('staff', ofDay),
      (answer) => !ids(answer).includes(middle),
    );
    await eventually(
      () => get(`member:${ben}`, `/v1/users/${ben}/workouts`),
      (answer) => ids(answer).join() === middle,
    );
    expect(ids(await get('staff', ofDay))).toEqual([late, early]);
  });

  it('staff find what they voided of guests, with who and why, page by page, and reinstate it', async () => {
    const ana = await newMember();
    const [first, second, hers] = [randomUUID(), randomUUID(), randomUUID()];
    // 10 March by the clock in Singapore, the day before by UTC.
    for (const [session, user, end] of [
      [first, null, '2025-03-09T16:30:00Z'],
      [second, null, '2025-03-09T17:30:00Z'],
      [hers, ana, '2025-03-09T18:30:00Z'],
    ] as const)
      await says(session, wholeSession(user), { until: Date.parse(end) });
    const days = 'from=2025-03-10&to=2025-03-11';
    const [counted, voided] = ['', '/voided'].map((list) => `/v1/guest-workouts${list}?gym=${gym}&${days}`) as [
      string,
      string,
    ];
    const ids = ({ body }: Answer) => body.items?.map(({ workoutId }: { workoutId: string }) => workoutId);
    const untilListed = (url: string, ...wanted: string[]) =>
      eventually(
        () => get('staff', url),
        (answer) => ids(answer)?.join() === wanted.join(),
      );
    const amend = async (session: string, payload: object) => {
      const answer = await ask('staff:kim', 'POST', `/v1/workouts/${session}/amendments`, { payload });
      expect(answer.status, JSON.stringify(answer.body)).toBe(202);
    };
    await eventually(
      () => get('staff', counted),
      (answer) => ids(answer)?.join() === [second, first].join() && answer.body.items.every(isWhole),
    );
    await eventually(() => get('staff', `/v1/workouts/${hers}`), found);
    for (const session of [first, second, hers]) await amend(session, { reason: 'the mechanic was here', voided: {} });
    const shown = await untilListed(voided, second, first);
    await untilListed(counted);
    await eventually(
      () => get('staff', `/v1/users/${ana}/changes`),
      ({ body }) => body.items?.length === 1,
    );
    expect(ids(await get('staff', voided))).toEqual([second, first]);
    expect(shown.body.items[1]).toEqual({
      ...{ workoutId: first, equipmentId: machine, equipmentName: 'Leg press 1', equipmentType: 'WEIGHT_STACK' },
      ...{ exerciseId: 'leg-press', gymId: gym, timeZone: 'Asia/Singapore' },
      ...{ startedAt: '2025-03-09T16:29:55.000Z', localDay: '2025-03-10' },
      ...{ repetitions: 3, loadGrams: 60_000, distanceMm: 0 },
      ...{ decidedAt: expect.any(String), decidedBy: 'kim', reason: 'the mechanic was here' },
    });

    const { body } = await get('staff', `${voided}&limit=1`);
    expect(body.items.map(({ workoutId }: { workoutId: string }) => workoutId)).toEqual([second]);
    const next = await get('staff', `${voided}&limit=1&cursor=${body.next}`);
    expect([ids(next), next.body.next]).toEqual([[first], null]);
    expect(ids(await get('staff', `/v1/guest-workouts/voided?${days}`))).toContain(first);
    expect(ids(await get('staff', `/v1/guest-workouts/voided?gym=elsewhere&${days}`))).toEqual([]);
    expect(ids(await get('staff', `/v1/guest-workouts/voided?gym=${gym}&from=2025-03-09&to=2025-03-10`))).toEqual([]);
    const wide = await get('staff', '/v1/guest-workouts/voided?from=2025-03-01&to=2025-04-02');
    expect([wide.status, wide.body.errors[0].path]).toEqual([400, '/query/to']);

    await amend(first, { reason: 'it was a guest', reinstated: {} });
    await untilListed(voided, second);
    await untilListed(counted, first);
  });

  it('an amendment decides one thing', async () => {
    const ana = await newMember();
    const session = randomUUID();
    await says(session, wholeSession(ana));
    await eventually(() => get('staff', `/v1/workouts/${session}`), found);
    for (const payload of [{ reason: 'none' }, { reason: 'two', voided: {}, reinstated: {} }]) {
      expect((await ask('staff', 'POST', `/v1/workouts/${session}/amendments`, { payload })).status).toBe(400);
    }
    expect(
      (await ask('staff', 'POST', `/v1/workouts/${randomUUID()}/amendments`, { payload: { reason: 'x', voided: {} } }))
        .status,
    ).toBe(404);
  });
});
