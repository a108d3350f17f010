/** Programmes, and the plans of who is in them, from joining to what a trainer changes. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { overrideCommands } from '../../../api/commands/overrides.js';
import { sharedStack } from '../../stack.js';
import { tokenOf } from '../api-app.js';
import { runCommand } from '../running.js';
import { ago, BEGAN, join, lifted, programme, seen, write } from './given-programmes.js';
import {
  ask,
  eventually,
  found,
  get,
  gym,
  machineOfLater,
  newMember,
  parts,
  run,
  says,
  wholeSession,
} from './world.js';

/** Loads that a plan asks for, kg, by week. */
const loadsIn = ({ weeks }: { weeks: { slots: { numbers: { loadGrams: number } }[] }[] }) =>
  weeks.map(({ slots }) => (slots[0]?.numbers.loadGrams ?? 0) / 1_000);

describe('R53: a programme is written', () => {
  it('by staff alone, once for each version; everybody signed in reads what it asks for', async () => {
    const made = programme({ id: `written-${run}`, groups: [`swimmers-${run}`] });
    for (const role of ['member', 'trainer', 'device'])
      expect((await ask(role, 'POST', '/v1/programmes', { payload: made })).status, role).toBe(403);
    const id = await write(made);
    const url = `/v1/programmes/${id}`;
    const { body, headers } = await get('member', url);
    expect(body).toMatchObject({ programmeId: id, version: 1, programme: made, groups: made.groups, withdrawn: false });
    expect(body.sentences[0]).toContain('Legs: 3 visits in 3 weeks');
    const changed = { ...made, title: 'Stronger legs' };
    expect((await ask('staff', 'PUT', url, { payload: changed })).status).toBe(428);
    expect((await ask('staff', 'POST', '/v1/programmes', { payload: changed })).status).toBe(428);
    const put = (payload: object, tag = headers.etag ?? '') =>
      ask('staff', 'PUT', url, { payload, headers: { 'if-match': tag } });
    expect(await put({ ...changed, id: 'other' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: '/body/id' }] },
    });
    expect(await put(changed)).toMatchObject({ status: 202, body: { version: 2 } });
    expect((await put(changed)).headers['repstream-position'], 'the same again').toBeUndefined();
    expect((await put({ ...changed, title: 'Other legs' })).status).toBe(412);
    await eventually(
      () => get('member', url),
      ({ body }) => body.version === 2,
    );
    expect((await get('member', `${url}?version=1`)).body.title).toBe('Legs');

    const ana = await newMember();
    expect((await join(`member:${ana}`, id)).body.detail).toBe(`Only members of swimmers-${run} can join.`);
    expect((await ask('staff', 'DELETE', url)).status).toBe(202);
    expect((await join(`member:${ana}`, id)).body.detail).toBe('The programme was withdrawn.');
    expect((await join(`member:${ana}`, `none-${run}`)).status).toBe(404);
  });

  it('by staff of all its gyms, as it is and as it shall be', async () => {
    const headers = { authorization: `Bearer ${await tokenOf('sam', 'staff', { gyms: [gym] })}`, 'if-match': '*' };
    const made = programme({ id: `of-a-gym-${run}` });
    const post = (payload: object) => ask('staff', 'POST', '/v1/programmes', { payload, headers });
    const ofAllGyms = { status: 403, body: { errors: [{ path: '/body/gyms' }] } };
    expect(await post({ ...made, gyms: [] })).toMatchObject(ofAllGyms);
    expect((await post(made)).status).toBe(202);
    const url = `/v1/programmes/${made.id}`;
    await eventually(() => get('member', url), found);
    const put = (payload: object) => ask('staff', 'PUT', url, { payload, headers });
    expect(await put({ ...made, gyms: [] })).toMatchObject(ofAllGyms);
    expect(
      (await ask('staff', 'PUT', url, { payload: { ...made, gyms: [] }, headers: { 'if-match': '*' } })).status,
    ).toBe(202);
    await eventually(
      () => get('member', url),
      ({ body }) => body.version === 2,
    );
    const isOfAll = { status: 403, body: { errors: [{ path: '/path/id' }] } };
    expect(await put(made)).toMatchObject(isOfAll);
    expect(await ask('staff', 'DELETE', url, { headers })).toMatchObject(isOfAll);
    expect(await ask('staff', 'POST', `${url}/migrations`, { payload: { to: 2 }, headers })).toMatchObject(isOfAll);
  });

  it.each([
    ['without its dates', { from: undefined }, {}, ['/body/from']],
    ['with more weeks than days', { to: ago(BEGAN - 13).slice(0, 10) }, {}, ['/body/to']],
    [
      'over its own bound',
      {},
      { intensity: { of: 'one_rep_max', from: 65, to: 95 } },
      ['/body/blocks/0/slots/0/intensity/to'],
    ],
    ['with an exercise that there is not', {}, { exercises: ['leg-pres'] }, ['/body/blocks/0/slots/0/exercises/0']],
    ['in a gym that there is not', { gyms: ['nowhere'] }, {}, ['/body/gyms/0']],
  ])('and refused %s, at its place', async (_, more, slot, paths) => {
    const payload = programme({ id: `bad-${run}`, ...more }, slot);
    const { status, body } = await ask('staff', 'POST', '/v1/programmes', { payload });
    expect([status, body.errors?.map(({ path }: { path: string }) => path)]).toEqual([400, paths]);
  });

  it('as the published schema describes', async () => {
    expect((await get('member', '/schemas/programme.json')).body.title).toBe('Programme');
  });
});

describe('R50, R54: who joins has a plan', () => {
  it('R47, R56: made of what they did, judged after each set, with steps that are bounded and changes that are told', async () => {
    const id = await write(programme());
    const tom = await newMember();
    const [ana, ben] = [await newMember({ trainers: [tom] }), await newMember()];
    expect((await join(`trainer:${tom}`, id, { userId: ben })).status, 'not theirs').toBe(403);
    const joined = await join(`member:${ana}`, id);
    expect(joined.headers['repstream-position']).toMatch(/^enrolments:/);
    const url = `/v1/users/${ana}/plan`;
    // There is none until every task has folded a tick.
    const cautious = await eventually(() => get(`member:${ana}`, url, seen(joined.headers)), found);
    expect(cautious).toMatchObject({
      status: 200,
      body: { programmeId: id, version: 1, title: 'Legs', conflicts: [] },
    });
    expect(cautious.body.missing).toEqual([expect.stringContaining('one-repetition maximum of leg press')]);
    expect(loadsIn(cautious.body)).toEqual([2.5, 2.5, 2.5]);
    const short = { programmeId: id, version: 1, title: 'Legs', ruleHash: cautious.body.ruleHash };
    expect((await get(`member:${ana}`, `${url}s`)).body.items).toMatchObject([short]);
    expect((await get(`member:${ben}`, `/v1/users/${ben}/plans`)).body).toEqual({ items: [] });
    expect((await get(`member:${ben}`, url)).status).toBe(403);
    expect((await get(`member:${ben}`, `/v1/users/${ben}/plan`)).status).toBe(404);

    // Before the programme began, and in its first week, which is over: the second begins where that left off.
    await lifted(ana, BEGAN + 3, 8, 50);
    const { headers } = await lifted(ana, BEGAN - 2, 3, 45);
    const known = await get(`member:${ana}`, url, seen(headers));
    expect(loadsIn(known.body)).toEqual([40, 42.5, 42.5]);
    expect(known.body.weeks[1].slots[0].because).toContainEqual(
      expect.stringMatching(/^42\.5 kg: 70 % of your one-repetition maximum of 62\.069 kg .*70 is raised from 65/),
    );
    expect(known.body.missing).toEqual([]);
    const heavy = await lifted(ana, BEGAN - 3, 3, 80);
    const stronger = await get(`trainer:${tom}`, url, seen(heavy.headers));
    expect(loadsIn(stronger.body)[1], 'no more than 40 % above the week before').toBe(55);

    const fraction = stronger.body.progress.fraction;
    const session = randomUUID();
    await says(session, wholeSession(ana), { on: machineOfLater, until: Date.now() + 6_000 });
    const moved = await eventually(
      () => get(`member:${ana}`, url),
      // While the session goes on, a visit may count before its set does.
      ({ body }) => body.progress.fraction > fraction && body.progress.nodes.of[1].of[1].met,
    );
    expect(moved.body.progress.nodes.of[1].of[1]).toMatchObject({ met: true, kind: 'within' });
    expect(moved.body.progress.parts[0]).toMatchObject({ path: '/root' });
    const verdicts = await get(`member:${ana}`, `/v1/challenges/programme:${id}/verdicts/${ana}`);
    expect(verdicts.body.items[0]).toMatchObject({ workoutId: session, counted: true });

    const change = (value: number, who = `trainer:${tom}`, reason = 'sore knee') =>
      ask(who, 'PUT', `${url}/override`, {
        payload: { reason, changes: [{ op: 'replace', path: '/weeks/*/slots/press/loadGrams', value }] },
      });
    expect((await change(40_000, `member:${ana}`)).status).toBe(403);
    expect(await change(200_000)).toMatchObject({
      status: 400,
      body: { errors: [{ path: '/body/changes/0', message: expect.stringContaining('is over the bound of 72 kg') }] },
    });
    const lighter = await change(40_000);
    expect(lighter.status).toBe(202);
    expect((await change(40_000)).headers['repstream-position'], 'again').toBeUndefined();
    const changed = await get(`member:${ana}`, url, seen(lighter.headers));
    expect(loadsIn(changed.body)).toEqual([40, 40, 40]);
    const { displayName } = (await get('admin', `/v1/users/${tom}`)).body;
    expect(changed.body.overrides).toMatchObject([{ author: tom, authorName: displayName, reason: 'sore knee' }]);
    expect(changed.body.weeks[1].slots[0].because[0]).toContain(`set by ${displayName} on`);

    const more = await change(55_000, 'staff:sam', 'it is well again');
    expect(loadsIn((await get(`member:${ana}`, url, seen(more.headers))).body)).toEqual([40, 55, 55]);
    const gone = await ask(`member:${ana}`, 'DELETE', `/v1/users/${ana}/workouts/${heavy.id}`);
    const weaker = await get(`member:${ana}`, url, seen(gone.headers));
    expect(loadsIn(weaker.body), 'the first still holds').toEqual([40, 40, 40]);
    expect(weaker.body.conflicts).toMatchObject([
      { overrideId: more.body.id, message: expect.stringContaining('is over the bound of') },
    ]);

    expect((await ask(`member:${ana}`, 'DELETE', `/v1/programmes/${id}/enrolments/${ana}`)).status).toBe(202);
    await eventually(
      () => get(`member:${ana}`, url),
      ({ status }) => status === 404,
    );
  });

  it('R55: a change right after a withdrawal is judged by the plan without what was withdrawn, or told to wait', async () => {
    const id = await write(programme({ id: `withdrawn-${run}` }));
    const ana = await newMember();
    await lifted(ana, BEGAN + 3, 8, 50);
    await join(`member:${ana}`, id);
    const url = `/v1/users/${ana}/plan`;
    await eventually(
      () => get(`member:${ana}`, url),
      ({ status, body }) => status === 200 && body.missing.length === 0,
    );
    const press = '/weeks/3/slots/press/loadGrams';
    const change = (...changes: object[]) =>
      ask('staff:sam', 'PUT', `${url}/override`, { payload: { reason: 'knee', changes } });
    const first = await change({ op: 'replace', path: press, value: 30_000 });
    expect(loadsIn((await get(`member:${ana}`, url, seen(first.headers))).body)).toEqual([40, 40, 30]);

    // What is withdrawn stands in the log, and the plan does not show it for as long as nobody reads that.
    const unread = overrideCommands(parts().db, async () => []);
    await unread.withdraw(first.body.id, { userId: ana, by: 'sam', reason: 'well again' });
    const next = { op: 'test', path: press, value: 40_000 } as const;
    const asked = { userId: ana, programmeId: id, by: 'sam', reason: 'knee', changes: [next] };
    await expect(unread.put(asked)).rejects.toMatchObject({ problem: 'not-yet', status: 503 });

    const payload = { reason: 'well again' };
    await ask('staff:sam', 'POST', `${url}/override/${first.body.id}/withdrawal`, { payload });
    const second = await eventually(
      () => change(next),
      ({ status }) => status !== 503,
    );
    expect([second.status, second.body.errors]).toEqual([202, undefined]);
  });

  it('R60, R64: derived again from the log, every plan is the same, byte for byte', async () => {
    const id = await write(programme({ id: `again-${run}` }));
    const ana = await newMember();
    await lifted(ana, BEGAN + 3, 8, 50);
    await join(`member:${ana}`, id);
    await eventually(
      () => get(`member:${ana}`, `/v1/users/${ana}/plan`),
      ({ status, body }) => status === 200 && body.missing.length === 0,
    );
    const { stdout } = await runCommand(sharedStack().environment, 'verify', 'plans', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ equal: true, differences: [] });
  });
});
