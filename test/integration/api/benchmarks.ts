/** Tests of fitness: who falls short is enrolled, who meets the standard leaves, and what is put right undoes what followed. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sharedStack } from '../../stack.js';
import { runCommand } from '../running.js';
import { ago, bornYearsAgo, programme, seen, write } from './given-programmes.js';
import { type Answer, ask, eventually, found, get, newMember, run } from './world.js';

describe('R49: a benchmark', () => {
  it('enrols who falls short, with the reason; who meets the standard leaves; a correction undoes it', async () => {
    const groups = [`recruits-${run}`];
    const benchmark = { kind: 'ippt', leastPoints: 61 };
    const id = await write(programme({ id: `tested-${run}`, groups, benchmark }));
    const tom = await newMember();
    const ana = await newMember({ trainers: [tom], groups, sex: 'MALE', birthDate: bornYearsAgo(28) });
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
    // On a stack that nobody used before, there is no plan until a tick came through.
  }, 120_000);

  it('is written, put right and voided from a terminal by the same rules', async () => {
    const groups = [`cadets-${run}`];
    const id = await write(programme({ id: `terminal-${run}`, groups, benchmark: { kind: 'ippt', leastPoints: 61 } }));
    const ana = await newMember({ groups, sex: 'MALE', birthDate: bornYearsAgo(28) });
    const repstream = (...words: string[]) => runCommand(sharedStack().environment, 'benchmark', ...words);
    const did = ['--push-ups', '30', '--sit-ups', '30', '--run-seconds', '15:00'];
    const written = await repstream('record', ana, ...did, '--taken-at', ago(1), '--by', 'tom', '--json');
    const { resultId } = JSON.parse(written.stdout) as { resultId: string };
    const plan = () => get(`member:${ana}`, `/v1/users/${ana}/plan`);
    await eventually(plan, found);
    const listed = await repstream('list', ana);
    expect(listed.stdout).toMatch(new RegExp(`^result .*\n${resultId} .* 30 +30 +15:00 +50 +yes\n`));
    expect(listed.stdout).toContain(`  ${id}: fell short in sit-ups, run: 50 of 100 points`);

    const reason = ['--reason', 'read wrong'];
    expect((await repstream('correct', ana, resultId, '--run-seconds', '600', ...reason)).stdout).toBe(
      `${resultId}: put right\n`,
    );
    await eventually(plan, ({ status }) => status === 404);
    await repstream('correct', ana, resultId, '--run-seconds', '900', ...reason);
    await eventually(plan, found);
    expect((await repstream('void', ana, resultId, ...reason)).stdout).toContain('voided');
    await eventually(plan, ({ status }) => status === 404);
    expect(JSON.parse((await repstream('list', ana, '--json')).stdout)).toMatchObject([
      { resultId, voided: true, writtenBy: expect.any(String), reason: 'read wrong' },
    ]);

    const refusals = [
      [['record', ana], '--push-ups, --sit-ups and --run-seconds are all needed'],
      [['record', `nobody-${run}`, ...did], 'There is no such person'],
      [['record', ana, ...did, '--taken-at', '2099-01-01T00:00:00Z'], '--taken-at must not be in the future'],
      [['record', ana, '--run-seconds', '1'], 'Expected a whole number from 300 to 7200 seconds'],
      [['correct', ana, resultId, ...reason], 'nothing is put right'],
      [['void', ana, randomUUID(), ...reason], 'This person has no such result'],
      [['void', ana, resultId, '--reason', ' '], 'Expected some words'],
    ] as const;
    for (const [words, message] of refusals) {
      const { code, stderr } = await repstream(...words);
      expect([code, stderr.trimEnd().split('\n').length], words.join(' ')).toEqual([1, 1]);
      expect(stderr).toContain(message);
    }
    // Commands are started one after the other.
  }, 180_000);
});
