/** Whether members did what a programme requires, as staff and trainers see it without standing by. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../api/tokens.js';
import { checkFile } from '../../../api/verification/check.js';
import { fileText } from '../../../api/verification/signing.js';
import { sharedStack } from '../../stack.js';
import { tokenOf } from '../api-app.js';
import { runCommand } from '../running.js';
import { BEGAN, join as joins, lifted, programme, seen, write } from './given-programmes.js';
import {
  type Answer,
  ask,
  eventually,
  get,
  gym,
  machineOfLater,
  newMember,
  run,
  says,
  verificationKey,
  wholeSession,
} from './world.js';

describe('R48: verification', () => {
  it('tells of each member what was required, done and met, by what evidence, and what they were excused from', async () => {
    const id = await write(programme({ id: `verified-${run}`, title: '=Legs', leastWeeks: 2 }));
    const tom = await newMember();
    const [ana, ben] = [
      await newMember({ trainers: [tom], groups: [`swimmers-${run}`], homeGymId: gym }),
      await newMember({ displayName: `Ben ${run}` }),
    ];
    await joins(`member:${ben}`, id);
    const joined = await joins(`trainer:${tom}`, id, { userId: ana });
    // It tells how strong they are, and does not count: it was before they joined.
    await lifted(ana, BEGAN - 3, 3, 80);
    const url = `/v1/programmes/${id}/verification`;
    const ofAna = `/v1/users/${ana}/verification`;
    const both = await eventually(
      () => get('staff', url, seen(joined.headers)),
      ({ body }) => body.items?.length === 2,
    );
    expect(both.body.items).toContainEqual(expect.objectContaining({ userId: ana, evidence: [], doneVisits: 0 }));
    const session = randomUUID();
    await says(session, wholeSession(ana), { on: machineOfLater, until: Date.now() + 6_000 });
    const { body } = await eventually(
      () => get(`trainer:${tom}`, `${url}?trainer=${tom}`),
      ({ body }) => body.items?.[0]?.doneWeeks === 1,
    );
    expect(body).toMatchObject({
      next: null,
      items: [
        {
          ...{ userId: ana, status: 'open', requiredVisits: 3, requiredWeeks: 2, standardMet: false },
          ...{ doneVisits: 1, evidence: [session], entered: 0, withGaps: 0, flagged: 0 },
          ...{ exceptions: [], changes: [], conflicts: [] },
        },
      ],
    });

    const excuse = (who: string, path: string, reason: string) =>
      ask(who, 'PUT', `/v1/users/${ana}/plan/override`, { payload: { reason, changes: [{ op: 'excuse', path }] } });
    expect((await excuse(`member:${ana}`, '/weeks/1', 'lazy')).status).toBe(403);
    expect((await excuse(`trainer:${tom}`, '/weeks/9', 'ill')).status).toBe(400);
    const excused = await excuse(`trainer:${tom}`, '/weeks/1', '=ill, says the doctor');
    const [row] = (await get(`member:${ana}`, ofAna, seen(excused.headers))).body.items;
    expect(row).toMatchObject({
      ...{
        requiredVisits: 1,
        requiredWeeks: 1,
        doneWeeks: 1,
        standardMet: true,
        status: 'met',
        metAt: expect.any(String),
      },
      exceptions: [{ id: excused.body.id, author: tom, reason: '=ill, says the doctor', changes: [{ op: 'excuse' }] }],
    });
    expect((await get(`member:${ana}`, `/v1/users/${ana}/plan`)).body.overrides).toHaveLength(1);

    const page = await get('staff', `${url}?limit=1`);
    expect(page.body.items).toHaveLength(1);
    expect((await get('staff', `${url}?limit=1&cursor=${page.body.next}`)).body).toMatchObject({ next: null });
    const ids = async (query: string) =>
      (await get('staff', `${url}?${query}`)).body.items.map(({ userId }: { userId: string }) => userId);
    expect(await ids(`group=swimmers-${run}`)).toEqual([ana]);
    expect(await ids('status=met')).toEqual([ana]);
    expect(await ids('status=open')).toEqual([ben]);
    expect(await ids('status=not_met')).toEqual([]);

    // A token of some gyms sees their members, in whatever form.
    const ofGym = async (role: Role, sub: string, ...gyms: string[]) => ({
      authorization: `Bearer ${await tokenOf(sub, role, { gyms })}`,
    });
    const sam = await ofGym('staff', 'sam', gym);
    expect((await get('staff', url, sam)).body.items).toMatchObject([{ userId: ana }]);
    expect((await get('staff', `${url}?status=open`, sam)).body.items).toEqual([]);
    expect((await get('staff', `${url}?format=csv`, sam)).body.trimEnd().split('\r\n')).toHaveLength(2);
    const narrowed = (await get('staff', `${url}/document`, sam)).body;
    expect(JSON.parse(Buffer.from(narrowed.payload, 'base64url').toString())).toMatchObject({
      gyms: [gym],
      rows: [{ userId: ana }],
    });
    expect((await get('staff', `/v1/users/${ben}/verification`, sam)).status).toBe(403);
    expect((await get('staff', `/v1/users/${ana}/verification`, sam)).body.items).toHaveLength(1);
    const elsewhere = await ofGym('trainer', tom, 'elsewhere');
    expect((await get('trainer', `${url}?trainer=${tom}`, elsewhere)).body.items).toEqual([]);
    const own = await ofGym('member', ana, 'elsewhere');
    expect((await get('member', ofAna, own)).body.items, 'their own').toHaveLength(1);

    const csv = await get('staff', url, { accept: 'text/csv' });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    const lines = csv.body.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^programme_id,version,user_id,display_name,/);
    expect(lines).toHaveLength(3);
    expect(lines.find((line: string) => line.includes(ana))).toContain('/weeks/1: =ill, says the doctor (approved by');
    expect((await get('staff', `${url}?format=csv&status=not_met`)).body.trimEnd().split('\r\n')).toHaveLength(1);
    expect((await get('staff', url, { accept: 'image/png' })).status).toBe(406);

    // What is signed is checked where nothing runs, and a byte that differs is seen.
    const signed = await get('staff', `${url}/document?validDays=30`);
    expect(signed.status).toBe(200);
    const keys = (await get('staff', '/v1/verification/jwks.json')).body;
    const checked = await checkFile(fileText(signed.body), keys);
    expect(checked).toMatchObject({
      state: 'valid',
      document: { programmeId: id, issuedBy: 'somebody', versions: [{ version: 1 }] },
    });
    const { rows = [], sources = [] } = checked.document ?? {};
    expect(rows.map(({ userId }) => userId).sort()).toEqual([ana, ben].sort());
    expect(sources.map(({ processor }) => processor)).toEqual(
      expect.arrayContaining(['challenges', 'plans', 'workouts']),
    );
    expect(Object.keys(sources[0]?.positions ?? {}).length).toBeGreaterThan(0);
    expect((await get(`trainer:${tom}`, `${url}/document`)).status).toBe(403);
    // Neither is JSON, and who is in them was read about all the same.
    const paths = ({ body }: Answer) => (body.items ?? []).map(({ path }: { path: string }) => path);
    await eventually(
      () => get(`member:${ben}`, '/v1/me/access-log?limit=200'),
      (log) => paths(log).includes('/v1/programmes/{id}/verification/document'),
    );
    await commands(id);

    const withdrawal = `/v1/users/${ana}/plan/override/${excused.body.id}/withdrawal`;
    const payload = { reason: 'the wrong person' };
    expect((await ask(`member:${ana}`, 'POST', withdrawal, { payload })).status).toBe(403);
    const withdrawn = await ask(`trainer:${tom}`, 'POST', withdrawal, { payload });
    expect(withdrawn.status).toBe(202);
    const [again] = (await get('staff', ofAna, seen(withdrawn.headers))).body.items;
    expect(again).toMatchObject({ requiredVisits: 3, status: 'open', exceptions: [], evidence: [session] });
    expect(again.ruleHash).not.toBe(row.ruleHash);
    expect(
      (await ask(`trainer:${tom}`, 'POST', withdrawal, { payload })).headers['repstream-position'],
    ).toBeUndefined();
    const nothing = `/v1/users/${ben}/plan/override/${excused.body.id}/withdrawal`;
    expect((await ask('staff', 'POST', nothing, { payload })).status).toBe(404);

    const verdicts = `/v1/challenges/programme:${id}/verdicts/${ana}`;
    const { items } = (await get(`trainer:${tom}`, verdicts)).body;
    expect(items[0]).toMatchObject({ workoutId: session, counted: true });
    for (const [who, path] of [
      [`member:${ana}`, url],
      [`trainer:${tom}`, url],
      [`trainer:${tom}`, `/v1/users/${ben}/verification`],
      [`trainer:${tom}`, `/v1/challenges/programme:${id}/verdicts/${ben}`],
    ] as const)
      expect((await get(who, path)).status, `${who} ${path}`).toBe(403);
    expect((await get('staff', `/v1/programmes/none-${run}/verification`)).status).toBe(404);
    // Commands are started one after the other.
  }, 120_000);
});

/** The same from a terminal. */
async function commands(programmeId: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'repstream-verification-'));
  const file = (name: string) => join(folder, name);
  writeFileSync(file('key.json'), JSON.stringify(verificationKey));
  const env = { ...sharedStack().environment, VERIFICATION_KEY_FILE: file('key.json') };
  const run = (...words: string[]) => runCommand(env, 'verification', ...words);
  const { stdout: jwks } = await run('jwks');
  writeFileSync(file('jwks.json'), jwks);
  const { stdout: document } = await run('export', '--programme', programmeId, '--signed');
  const check = (text: string) => {
    writeFileSync(file('document.json'), text);
    return run('check', file('document.json'), '--jwks', file('jwks.json'));
  };
  expect((await check(document)).stdout).toMatch(/: VALID until .*\n {2}=Legs \(.*: 2 people, of whom 1 met/);
  const altered = await check(document.replace(/.(?="})/, (last) => (last === 'A' ? 'B' : 'A')));
  expect(altered).toMatchObject({ code: 1, stdout: expect.stringContaining(': ALTERED') });
  const csv = await run('export', '--programme', programmeId, '--csv');
  expect(csv.stdout.trimEnd().split('\r\n')).toHaveLength(3);
  const none = await runCommand(
    { ...env, VERIFICATION_KEY_FILE: '' },
    ...['verification', 'export', '--programme', programmeId, '--signed'],
  );
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('VERIFICATION_KEY_FILE is not set') });
}
