/** What staff and members put right through the API, on the running dataflow. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stateTable } from '../../engine/ddl.js';
import { pause } from '../../engine/log.js';
import { sharedStack } from '../stack.js';
import { allRows, rowsAbout } from './corrections.js';
import { runCommand } from './running.js';
import { ana, card, hours, openTwins, run, spring, stranger, type Twins, twin } from './twins.js';

let twins: Twins;
let db: Twins['repstream']['db'];
let names: Twins['names'];
let hers: Twins['hers'];
const ask: Twins['ask'] = (...request) => twins.ask(...request);
const write: Twins['write'] = (...request) => twins.write(...request);
const amend: Twins['amend'] = (session, decision) => twins.amend(session, decision);
const caughtUp = () => twins.repstream.untilCaughtUp();
/** Whether a scope of theirs is still to be shown again for the time that has passed. */
async function isDue(): Promise<boolean> {
  const { rows: builds } = await db.query<{ lineage: string }>('select lineage from engine.lineages where promoted');
  const due = builds.map(({ lineage }) => `select from ${stateTable(lineage)} where key like $1 and wake_at <= $2`);
  return (await db.query(due.join(' union all '), [`%-${run}`, Date.now()])).rows.length > 0;
}
/**
 * Of workouts of March a profile is told as of then, and what has aged since goes with the next tick that its task folds: it may be half a minute
 * until who writes what it reads has told of one.
 */
async function settled<Rows>(read: () => Promise<Rows>): Promise<Rows> {
  for (let calm = 0; calm < 2; ) {
    await caughtUp();
    calm = (await isDue()) ? 0 : calm + 1;
    if (calm === 0) await pause(500);
  }
  return read();
}
// Some tests wait so several times.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 180_000 });

beforeAll(async () => {
  twins = await openTwins();
  ({ names, hers } = twins);
  ({ db } = twins.repstream);
});
afterAll(async () => {
  await twins?.close();
});

const PUSH_UPS = { exerciseId: 'push-up', durationS: 600, sets: [{ repetitions: 20, loadGrams: 0 }] };

describe('R26, R60: a log that was put right through the API', () => {
  /** In which minute the repetitions of an edit were done nobody knows, and it is flagged. */
  const asEdited = (row: string) =>
    row.startsWith('workouts ') && row.includes('"workout_id":"edited"')
      ? row
          .replace('"quality":[]', '"quality":["edited"]')
          .replace('"most_repetitions_in_a_minute":8', '"most_repetitions_in_a_minute":null')
      : row;
  /** Nor is there a metric of that minute. */
  const isOfItsMinute = (row: string) =>
    row.startsWith('member_metric_history ') &&
    row.includes('"metric":"most_repetitions_in_a_minute"') &&
    row.includes('"evidence":["edited"]');
  const entered = (hour: number) => ({ ...PUSH_UPS, startedAt: new Date(hours(hour)).toISOString() });
  const enter = async (person: string, hour: number, name: string) => {
    const id = await write('staff', 'POST', `/v1/users/${person}/workouts`, entered(hour));
    names[id] = name;
    return id;
  };

  it('ends with the rows of one that had been right from the start, but for what nobody knows of an edit', async () => {
    hers.entered = await enter(ana, 7, 'entered');
    hers.deleted = await enter(ana, 8, 'deleted');
    hers['entered for the card'] = await enter(card, 9, 'entered for the card');
    await write('staff', 'PUT', `/v1/users/${ana}/workouts/${hers.entered}`, { ...entered(7), durationS: 900 });
    await write('staff', 'DELETE', `/v1/users/${ana}/workouts/${hers.deleted}`);
    const right = await enter(twin, 9, 'entered for the card');
    names[await write('staff', 'POST', `/v1/users/${twin}/workouts`, { ...entered(7), durationS: 900 })] = 'entered';
    expect(right).not.toBe(hers['entered for the card']);

    await amend('voided', { voided: {} });
    await amend('reinstated', { voided: {} });
    await amend('voided and reassigned', { voided: {} });
    await amend('reassigned', { assigned: { userId: ana } });
    await amend('edited', { edited: { repetitions: 8 } });
    const { body } = await ask('staff', 'GET', `/v1/live/sessions/${hers.claimed}/claim-token`);
    await write(`member ${ana}`, 'POST', `/v1/live/sessions/${hers.claimed}/claim`, { token: body.token });
    await caughtUp();
    await amend('reinstated', { reinstated: {} });
    await amend('voided and reassigned', { assigned: { userId: ana } });
    await write('staff', 'POST', `/v1/users/${ana}/merges`, { from: card, reason: 'the card was lost' });
    await caughtUp();

    await settled(() => rowsAbout(db, twin));
    const rows = await settled(() => rowsAbout(db, ana, { ...names, [card]: 'she' }));
    expect(rows.length).toBeGreaterThan(40);
    const twins = (await rowsAbout(db, twin, names)).filter((row) => !isOfItsMinute(row));
    expect(rows).toEqual(twins.map(asEdited).sort());
    expect(await rowsAbout(db, stranger)).toEqual([]);
    expect(await rowsAbout(db, card)).toEqual([]);
  });

  it('has the former rows when a merge is taken back, and the same again when it is repeated', async () => {
    const merged = await settled(() => rowsAbout(db, ana));
    await write('staff', 'DELETE', `/v1/users/${ana}/merges/${card}`);
    await caughtUp();
    const workoutsOf = async (person: string) => {
      const { rows } = await db.query('select workout_id from models.workouts where user_id = $1', [person]);
      return rows.map(({ workout_id: id }) => names[id]).sort();
    };
    expect(await workoutsOf(card)).toEqual(['entered for the card', 'merged']);
    expect(await workoutsOf(ana)).toEqual(['claimed', 'edited', 'entered', 'reassigned', 'reinstated']);
    await write('staff', 'POST', `/v1/users/${ana}/merges`, { from: card, reason: 'the card was lost' });
    await caughtUp();
    expect(await settled(() => rowsAbout(db, ana))).toEqual(merged);
  });

  it('R31: has her in a challenge once, as of the card that joined first, until she leaves it', async () => {
    const url = `/v1/challenges/${spring.challengeId}`;
    await twins.enrol(ana, 2);
    await caughtUp();
    const { body } = await ask(`member ${ana}`, 'GET', `/v1/users/${ana}/challenges`);
    expect(body.items).toMatchObject([
      { challengeId: spring.challengeId, joinedAt: new Date(hours(-20)).toISOString() },
    ]);
    expect(body.items[0].fraction).toBeGreaterThan(0);
    const again = await ask(`member ${ana}`, 'POST', `${url}/enrolments`, {});
    expect([again.status, again.headers['repstream-position']]).toEqual([202, undefined]);
    for (const [method, at] of [
      ['POST', `${url}/enrolments`],
      ['DELETE', `${url}/enrolments/${card}`],
    ] as const)
      expect((await ask('staff', method, at, method === 'POST' ? { userId: card } : undefined)).status).toBe(409);
    await write(`member ${ana}`, 'DELETE', `${url}/enrolments/${ana}`);
    await caughtUp();
    expect((await ask(`member ${ana}`, 'GET', `${url}/progress/${ana}`)).status).toBe(404);
    expect((await ask(`member ${ana}`, 'DELETE', `${url}/enrolments/${ana}`)).status).toBe(404);
  });

  it('has what was entered for the other card changed by the id that goes on', async () => {
    const url = `/v1/users/${ana}/workouts/${hers['entered for the card']}`;
    await write(`member ${ana}`, 'PUT', url, { ...entered(9), durationS: 1_200 });
    await caughtUp();
    const durations = async () => {
      const { rows } = await db.query('select duration_s from models.workouts where workout_id = $1', [
        hers['entered for the card'],
      ]);
      return rows.map(({ duration_s }) => duration_s);
    };
    expect(await durations()).toEqual([1_200]);
    await write(`member ${ana}`, 'DELETE', url);
    await caughtUp();
    expect(await durations()).toEqual([]);
  });
});

describe('two ids of a person', () => {
  it('are told of where the one is asked for that was given up', async () => {
    await twins.profile(card);
    await caughtUp();
    expect((await ask('staff', 'GET', `/v1/users/${card}`)).body).toMatchObject({ userId: card, mergedInto: ana });
    const { body, headers } = await ask('staff', 'GET', `/v1/users/${ana}`);
    expect(body).toMatchObject({ userId: ana, mergedInto: null });
    expect(headers.etag).toBeDefined();
    for (const [method, url] of [['DELETE', `/v1/users/${card}`]] as const)
      expect((await ask('admin', method, url)).body).toMatchObject({
        status: 409,
        type: 'urn:repstream:problem:merged',
      });
  });

  it('are one in the list of people', async () => {
    const listed: string[] = [];
    for (let cursor = ''; listed.length === 0 || cursor; ) {
      const { body } = await ask('staff', 'GET', `/v1/users?limit=100${cursor && `&cursor=${cursor}`}`);
      listed.push(...body.items.map(({ userId }: { userId: string }) => userId));
      cursor = body.next ?? '';
    }
    expect(listed).toContain(ana);
    expect(listed).not.toContain(card);
  });

  it('are refused where they would lead in a circle, or from one to two', async () => {
    const merge = async (into: string, from: string) =>
      (await ask('staff', 'POST', `/v1/users/${into}/merges`, { from, reason: 'test' })).body;
    expect(await merge(card, ana)).toMatchObject({ status: 409, detail: expect.stringContaining('a circle') });
    expect(await merge(card, stranger)).toMatchObject({ status: 409, detail: expect.stringContaining('given up') });
    expect(await merge(twin, card)).toMatchObject({ status: 409, detail: expect.stringContaining('take that back') });
    expect(await merge(ana, ana)).toMatchObject({ status: 400, errors: [{ path: '/body/from' }] });
    expect(await merge(`nobody-${run}`, card)).toMatchObject({ status: 404 });
    expect((await ask(`member ${ana}`, 'POST', `/v1/users/${ana}/merges`, { from: twin, reason: 'x' })).status).toBe(
      403,
    );
  });
});

describe('what changed and why', () => {
  const feed = async (who: string, person: string) => {
    const items: Record<string, unknown>[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const url = `/v1/users/${person}/changes?limit=2${next && `&cursor=${next}`}`;
      const { status, body } = await ask(who, 'GET', url);
      expect([status, status === 200 ? '' : body]).toEqual([200, '']);
      items.push(...body.items);
      next = body.next;
    }
    return items;
  };

  it('is read newest first, one entry for each decision in force', async () => {
    const items = await feed(`member ${ana}`, ana);
    expect(items.map(({ kind, workoutId }) => [kind, names[String(workoutId)] ?? null])).toEqual([
      ['entry_deleted', 'entered for the card'],
      ['merged', null],
      ['assigned', 'voided and reassigned'],
      ['reinstated', 'reinstated'],
      ['assigned', 'claimed'],
      ['edited', 'edited'],
      ['assigned', 'reassigned'],
      ['voided', 'voided and reassigned'],
      ['voided', 'voided'],
      ['entry_deleted', 'deleted'],
      ['entry_changed', 'entered'],
    ]);
    expect(items.find(({ kind }) => kind === 'edited')).toMatchObject({
      ...{ by: 'desk', reason: 'was edited', mergedUserId: null, measurementId: null },
      was: { repetitions: 12, loadGrams: 60_000, distanceMm: 0 },
      is: { repetitions: 8, loadGrams: 60_000, distanceMm: 0 },
    });
    expect(items.find(({ kind }) => kind === 'merged')).toMatchObject({
      mergedUserId: card,
      reason: 'the card was lost',
    });
    expect((await ask(`member ${twin}`, 'GET', `/v1/users/${ana}/changes`)).status).toBe(403);
  });

  it('says to whose a workout was that it is gone, and nothing of who has it', async () => {
    const items = await feed('staff', stranger);
    expect(items.map(({ kind, is }) => [kind, is])).toEqual([
      ['assigned_away', null],
      ['assigned_away', null],
    ]);
    expect(JSON.stringify(items)).not.toContain(ana);
    const { body } = await ask(`member ${stranger}`, 'GET', `/v1/users/${stranger}/export`);
    expect(Object.keys(body.views)).toContain('workout_changes');
    expect(JSON.stringify(body)).not.toContain(ana);
  });

  it('is in what somebody takes along, with their other ids', async () => {
    const { body } = await ask(`member ${ana}`, 'GET', `/v1/users/${ana}/export`);
    expect(Object.keys(body.views)).toEqual(
      expect.arrayContaining(['workout_changes', 'entered_workouts', 'body_measurements', 'merges']),
    );
    expect(body.views.merges.rows).toMatchObject([{ userId: card, intoUserId: ana }]);
  });
});

describe('R84: one body weight in the past, put right', () => {
  it('changes exactly the rows that follow from it, and each names it', async () => {
    const { body } = await ask(`member ${ana}`, 'GET', `/v1/users/${ana}/body-measurements`);
    const [second] = body.items;
    expect(second).toMatchObject({ weightGrams: 68_000, recordKey: card, voided: false, decisions: {} });
    const url = `/v1/users/${ana}/body-measurements/${second.measurementId}/amendments`;
    expect((await ask('staff', 'POST', url, { reason: 'x' })).status).toBe(400);
    expect((await ask('staff', 'POST', url, { reason: 'x', edited: {} })).status).toBe(400);
    expect((await ask('staff', 'POST', url.replace(ana, twin), { reason: 'x', voided: {} })).status).toBe(404);
    const before = await settled(() => allRows(db));
    await write('staff', 'POST', url, { reason: 'with shoes on', edited: { weightGrams: 66_000 } });
    await caughtUp();
    const after = await allRows(db);
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (row) => before.get(row) !== after.get(row),
    );
    // Two workouts came after that weighing; what was written down by hand is in no totals. That staff looked meanwhile follows from no weighing.
    const ofHers = changed.filter(
      (row) => !row.startsWith('accesses ') && (row.includes(run) || Object.keys(names).some((id) => row.includes(id))),
    );
    expect(ofHers.map((row) => row.split(' ')[0]).sort()).toEqual([
      ...['body_measurements', 'body_metrics', 'member_metric_history', 'totals_daily', 'totals_hourly'],
      ...['totals_monthly', 'totals_monthly', 'totals_monthly', 'totals_monthly'],
      ...['workouts', 'workouts'],
    ]);
    for (const row of ofHers) expect(row).toMatch(new RegExp(`${ana}|${card}`));
    const { code, stdout } = await runCommand(
      { ...sharedStack().environment, DATABASE_URL: twins.repstream.settings.databaseUrl },
      'explain',
      'workouts',
      hers.merged ?? '',
    );
    expect(code).toBe(0);
    expect(stdout).toContain(second.measurementId);
    expect((await ask('staff', 'GET', `/v1/users/${ana}/changes?limit=1`)).body.items).toMatchObject([
      {
        ...{ kind: 'measurement_edited', reason: 'with shoes on', measurementId: second.measurementId },
        ...{ was: { weightGrams: 68_000 }, is: { weightGrams: 66_000 } },
      },
    ]);
  });
});

describe('R28: a person with two ids who is erased through the API', () => {
  it('is in no view under either', async () => {
    await write('admin', 'DELETE', `/v1/users/${ana}`);
    await caughtUp();
    const left = [...(await allRows(db)).keys()].filter((row) => row.includes(ana) || row.includes(card));
    expect(left).toEqual([]);
    const { body } = await ask('admin', 'GET', `/v1/users/${card}/export`);
    expect(body).toMatchObject({ status: 404 });
  });
});
