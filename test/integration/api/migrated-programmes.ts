/** Members of a programme are moved to another version of it, after a look at what that changes. */
import { describe, expect, it } from 'vitest';
import { sharedStack } from '../../stack.js';
import { runCommand } from '../running.js';
import { ago, BEGAN, join, lifted, programme, seen, write } from './given-programmes.js';
import { ask, eventually, found, get, newMember, run } from './world.js';

describe('R50: who is in a programme is moved to another version', () => {
  it('after a look at who would be asked for what; what was asked in weeks that have begun stays', async () => {
    const made = programme({ id: `moved-${run}` });
    const id = await write(made);
    const tom = await newMember();
    const [ana, ben] = [await newMember({ trainers: [tom] }), await newMember()];
    await lifted(ana, BEGAN + 3, 8, 50);
    await join(`member:${ana}`, id);
    const { headers: joined } = await join(`member:${ben}`, id);
    await eventually(() => get(`member:${ben}`, `/v1/users/${ben}/plan`, seen(joined)), found);
    const url = `/v1/users/${ana}/plan`;
    await eventually(
      () => get(`member:${ana}`, url),
      ({ status, body }) => status === 200 && body.missing.length === 0,
    );
    const changes = [
      { op: 'test', path: '/weeks/3/slots/press/sets', value: 1 },
      { op: 'replace', path: '/weeks/3/slots/press/loadGrams', value: 30_000 },
    ];
    const override = await ask(`trainer:${tom}`, 'PUT', `${url}/override`, { payload: { reason: 'knee', changes } });
    const before = (await get(`member:${ana}`, url, seen(override.headers))).body;
    expect(before).toMatchObject({ version: 1, formerly: [], overrides: [{ reason: 'knee' }], conflicts: [] });

    const put = (payload: object) =>
      ask('staff', 'PUT', `/v1/programmes/${id}`, { payload, headers: { 'if-match': '*' } });
    expect((await put(programme({ id }, { sets: 2 }))).body.version).toBe(2);
    const later = { from: ago(BEGAN - 1).slice(0, 10), to: ago(BEGAN - 21).slice(0, 10) };
    expect((await put(programme({ id, ...later }))).body.version).toBe(3);
    await eventually(() => get('member', `/v1/programmes/${id}?version=3`), found);

    const move = (body: object, who = 'staff') =>
      ask(who, 'POST', `/v1/programmes/${id}/migrations`, { payload: body });
    for (const who of ['member', `trainer:${tom}`]) expect((await move({ to: 2 }, who)).status, who).toBe(403);
    const refusals = [
      [{ to: 4 }, '/body/to', 'there is no such version of the programme'],
      [{ from: 5, to: 2 }, '/body/from', 'there is no such version of the programme'],
      [{ from: 2, to: 2 }, '/body/to', 'is the version that they are moved from'],
      [{ to: 3 }, '/body/to', `begins on ${later.from}`],
      [{ to: 3, dryRun: true }, '/body/to', 'so that what was asked in past weeks stays'],
    ] as const;
    for (const [body, path, message] of refusals) {
      const { status, body: problem } = await move(body);
      expect([status, problem.errors], JSON.stringify(body)).toEqual([
        400,
        [{ path, message: expect.stringContaining(message) }],
      ]);
    }
    expect((await ask('staff', 'POST', `/v1/programmes/none-${run}/migrations`, { payload: { to: 1 } })).status).toBe(
      404,
    );

    const would = await move({ from: 1, to: 2, dryRun: true });
    expect(would).toMatchObject({
      status: 200,
      body: { judged: 2, asked: 2, conflicts: 1, missing: 0, same: 2, remaining: 0, next: null },
    });
    const ofAna = would.body.changes.find(({ userId }: { userId: string }) => userId === ana);
    expect(ofAna).toMatchObject({ effect: 'same', before: { complete: false }, after: { complete: false } });
    const week = { slot: 'press', fromWeek: 3, toWeek: 3 };
    expect(ofAna.numbers).toEqual([
      { ...week, number: 'sets', before: 1, after: 2 },
      { ...week, number: 'loadGrams', before: 30_000, after: 40_000 },
    ]);
    expect(ofAna.conflicts).toMatchObject([
      { overrideId: override.body.id, author: tom, message: 'was 2 sets and not 1 set' },
    ]);
    expect((await get(`member:${ana}`, url)).body.version, 'nothing was written').toBe(1);

    const migrate = (...options: string[]) =>
      runCommand(sharedStack().environment, 'programmes', 'migrate', id, ...options);
    const told = await migrate('--from', '1', '--to', '2', '--dry-run');
    expect(told.stdout).toContain(`${id}: 2 would be moved to version 2\n`);
    expect(told.stdout).toContain(`${ana}: 0% → 0%\n  press: 1 set → 2 sets in week 3\n`);
    expect(told.stdout).toContain('  would not hold: /weeks/3/slots/press/sets: was 2 sets and not 1 set\n');
    expect(await migrate('--to', '9')).toMatchObject({
      code: 1,
      stderr: 'repstream: --to there is no such version of the programme\n',
    });
    expect((await migrate('--from', '1', '--to', '2')).stdout).toBe(`${id}: 2 members moved to version 2\n`);

    const { body: after } = await eventually(
      () => get(`member:${ana}`, url),
      ({ body }) => body.version === 2,
    );
    expect(after.weeks.slice(0, 2)).toEqual(before.weeks.slice(0, 2));
    expect(after.weeks[2].slots[0].numbers).toMatchObject({ sets: 2, loadGrams: 40_000 });
    expect(after).toMatchObject({
      joinedAt: before.joinedAt,
      overrides: [],
      conflicts: [{ overrideId: override.body.id, message: 'was 2 sets and not 1 set' }],
      formerly: [{ version: 1, until: expect.any(Number) }],
    });
    await eventually(
      () => move({ to: 2 }),
      ({ body }) => body.moved === 0 && body.next === null,
    );
    // Commands are started one after the other.
  }, 120_000);
});
