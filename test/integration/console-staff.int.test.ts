/** The console of staff in a real browser, on a running dataflow: a challenge built from nothing, tried, and published. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, getChallengesById, getUsersById, patchUsersById } from '../../clients/typescript/lib/index.js';
import { pagesOf } from '../browser/pages.js';
import { goldens } from '../unit/rules/gallery/index.js';
import { tokenOf } from './api-app.js';
import {
  accessible,
  admin,
  asAna,
  begin,
  CHALLENGE,
  end,
  NAME,
  open,
  parts,
  press,
  programme,
  run,
} from './console/world.js';
import './console/guests.js';

beforeAll(begin, 120_000);
afterAll(end);

const BUILT = `Heavy sets ${run}`;
const heavySets = goldens.find(({ file }) => file === '10-heavy-sets')?.rule;

async function choose(within: Page | Locator, page: Page, field: string, option: string): Promise<void> {
  await selectIn(within, field).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
/** What one can type into to search is another role than what one cannot. */
const selectIn = (within: Page | Locator, name: string) =>
  within.getByRole('textbox', { name, exact: true }).or(within.getByRole('combobox', { name, exact: true }));
const fill = (within: Page | Locator, field: string, value: string) =>
  within.getByLabel(field, { exact: true }).fill(value);

describe('R39, R40: staff open the challenge builder', () => {
  it('builds "3 sets of 8 to 12 at 70 % of the own maximum in 5 exercises of one visit", tries it, and publishes it', async (context) => {
    const { page, troubles, close } = await open(context, '/staff/challenges', await tokenOf('olga', 'admin'));
    await page.getByRole('button', { name: 'New challenge' }).click();
    await page.getByRole('menuitem', { name: 'From nothing' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(BUILT);

    // By keyboard: the first node, and what it is.
    const groups = 'In so many days, visits, exercises …';
    await page.getByRole('button', { name: 'Begin with' }).press('Enter');
    await page.getByRole('menuitem', { name: groups }).press('Enter');
    const form = page.locator('[data-node="/root"]');
    await choose(form, page, 'In each', 'Visit');
    await fill(form, 'At least', '1');

    // By mouse: what is within becomes one of five exercises.
    await page.getByRole('button', { name: 'More for: Do a workout', exact: true }).click();
    await page.getByRole('menuitem', { name: groups }).click();
    const inner = page.locator('[data-node="/root/rule"]');
    await choose(inner, page, 'In each', 'Exercise');
    await fill(inner, 'At least', '5');

    await page.getByRole('button', { name: 'Do a workout', exact: true }).click();
    const leaf = page.locator('[data-node="/root/rule/rule"]');
    await choose(leaf, page, 'What', 'Sets');
    await fill(leaf, 'Amount', '0');
    await leaf.getByRole('alert').getByText('is met by doing nothing').waitFor();
    await fill(leaf, 'Amount', '3');
    await leaf.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Only' }).click();
    for (const [condition, bounds] of [
      ['Sets of so many repetitions', { 'At least': '8', 'At most': '12' }],
      ['Sets at so many % of the own maximum', { 'At least': '70' }],
    ] as const) {
      await leaf.getByRole('button', { name: 'Add a condition' }).click();
      await page.getByRole('menuitem', { name: condition }).click();
      const range = leaf.getByRole('group', { name: new RegExp(`^${condition}`) });
      for (const [bound, value] of Object.entries(bounds)) await fill(range, bound, value);
    }
    await page
      .getByText(
        'In one visit, in at least 5 exercises, do at least 3 sets of 8 to 12 repetitions with at least 70% of your one-repetition maximum.',
      )
      .waitFor();

    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Would have finished').waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Version 1', { exact: true }).waitFor();
    const id = page.url().split('/').at(-1) ?? '';
    const { data } = await getChallengesById({ client: admin(), throwOnError: true, path: { id } });
    expect(data.rule).toEqual(heavySets);
    expect(troubles).toEqual([]);
    await close();

    const ana = await asAna(context, '/challenges');
    await ana.page.getByRole('button', { name: `Join: ${BUILT}` }).waitFor();
    await ana.close();
  });

  it('edits a challenge into a new version, sees who gains and loses, moves them, and withdraws it', async (context) => {
    const { challengeId } = parts();
    const ana = await asAna(context, '/challenges');
    await ana.page.getByRole('button', { name: `Join: ${CHALLENGE}` }).click();
    await ana.page.getByRole('link', { name: new RegExp(CHALLENGE) }).waitFor();
    await ana.close();
    const { page, troubles, close } = await open(
      context,
      `/staff/challenges/${challengeId}`,
      await tokenOf('olga', 'admin'),
    );
    await page.getByLabel('Amount').fill('6');
    await page.getByRole('button', { name: 'Publish as version 2' }).click();
    await page.getByText('Version 2', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'See who gains and loses' }).click();
    await page.getByText('1 judged by both').waitFor();
    await page.getByRole('button', { name: 'Move them to this version' }).click();
    await page.getByText('one member moved.').waitFor();
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('Withdrawn', { exact: true }).waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it('begins with one of the gallery; who may not publish hands it over as a file', async (context) => {
    const { page, troubles, close } = await open(context, '/staff/challenges', await tokenOf('sue', 'staff'));
    await page.getByRole('button', { name: 'New challenge' }).click();
    await page.getByRole('menuitem', { name: 'From the gallery' }).click();
    await page.getByRole('button', { name: /^Healthpoints/ }).click();
    await page.getByText('Operators publish challenges').waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const file = await (await coming).path();
    await page.getByRole('link', { name: 'All challenges' }).click();
    await page.getByRole('heading', { name: 'Drafts in this browser' }).waitFor();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('750 points, each day').waitFor();
    expect(await accessible(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await close();
  });

  it('R48: reads who did what a programme requires, excuses somebody, and takes the table along', async (context) => {
    const { page, troubles, close } = await open(context, '/staff/programmes', await tokenOf('sue', 'staff'));
    await page.getByRole('link', { name: `Who did what: ${programme.title}` }).click();
    await page.getByRole('button', { name: `Details of ${NAME}` }).click();
    await page.getByText('Excused from nothing.').waitFor();
    await page.getByLabel('Reason').fill('ill');
    await page.getByRole('button', { name: 'Excuse them' }).click();
    await page.getByText(/1: ill \(approved by sue/).waitFor();
    expect(await accessible(page)).toEqual([]);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Table (CSV)' }).click();
    const table = await readFile(await (await coming).path(), 'utf8');
    expect(table).toContain(NAME);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('nobody of this name');
    await page.getByText('0 of 1 people').waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it('changes a programme into its next version, told what is wrong at its place, and moves who is in it', async (context) => {
    const { page, troubles, close } = await open(context, '/staff/programmes', await tokenOf('sue', 'staff'));
    await page.getByRole('link', { name: `Edit: ${programme.title}` }).click();
    const visits = page.getByLabel('Visits in all');
    await visits.fill('5');
    await page.getByText('2 weeks of 2 visits make 4 at most').first().waitFor();
    const topOf = async (label: string) => (await page.getByLabel(label).boundingBox())?.y ?? Number.NaN;
    const apart = async () => (await topOf('Visits in all')) - (await topOf('Weeks that have to be met'));
    await expect.poll(apart, { message: 'fields of a row stand in line, however many lines labels take' }).toBe(0);
    await visits.fill('4');
    await page.getByText(/4 visits in 2 weeks/).waitFor();
    expect(await accessible(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save as version 2' }).click();
    await page.getByText('Version 2 stands.').waitFor();
    await parts().repstream.untilCaughtUp();
    await page.getByRole('button', { name: 'See who gains and loses' }).click();
    await page.getByText('1 judged by both').waitFor();
    expect(await accessible(page)).toEqual([]);
    await page.getByRole('button', { name: 'Move them to this version' }).click();
    await page.getByText('one member moved.').waitFor();
    await page.getByRole('button', { name: 'See who gains and loses' }).click();
    await page.getByText('Nobody is in an earlier version.').waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it('puts a workout right: it did not take place, and counts again, with who and why', async (context) => {
    await press(randomUUID(), 12, true);
    const { page, troubles, close } = await open(context, '/staff/corrections', await tokenOf('sue', 'staff'));
    await selectIn(page, 'Whose').fill(NAME);
    await page.getByRole('option', { name: NAME }).click();
    await page.getByRole('button', { name: /^Put right: Leg press/ }).click();
    await page.getByRole('textbox', { name: 'Reason' }).first().fill('the scale was tested');
    await page.getByRole('button', { name: 'Correct it' }).click();
    await page.getByText('the scale was tested').waitFor();
    await page.getByText('No workout is under this name.').waitFor();
    expect(await accessible(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Reason' }).first().fill('it was not');
    await page.getByRole('button', { name: 'Let it count again' }).click();
    await page.getByRole('button', { name: /^Put right: Leg press/ }).waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it.for([
    ...pagesOf('staff').map(({ path }) => path),
    '/staff/challenges/CHALLENGE',
    '/staff/programmes/PROGRAMME/verification',
  ])('R97: %s is accessible, in light and dark, and complains of nothing', async (path, context) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const token = await tokenOf('olga', 'admin');
      const { page, troubles, close } = await open(
        context,
        path.replace('CHALLENGE', parts().challengeId).replace('PROGRAMME', `legs-${run}`),
        token,
        colorScheme,
      );
      await page.getByRole('main').getByRole('heading').first().waitFor();
      await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {}); // what is live is never idle
      expect(await accessible(page)).toEqual([]);
      expect(troubles).toEqual([]);
      await close();
    }
  });
});

/** Only members themselves let a trainer see them. */
async function consent(trainer: string): Promise<void> {
  const { ana, url } = parts();
  const given = { client: connect({ url, token: () => tokenOf(ana, 'member') }), throwOnError: true as const };
  const { response } = await getUsersById({ ...given, path: { id: ana } });
  const headers = { 'if-match': response.headers.get('etag') ?? '' };
  await patchUsersById({ ...given, path: { id: ana }, body: { trainers: [trainer] }, headers });
}

describe('R55: a trainer fine-tunes a plan', () => {
  it('within its bounds; the member reads it with author and reason, and it can be withdrawn', async (context) => {
    await consent('tom');
    const { page, troubles, close } = await open(context, '/trainer', await tokenOf('tom', 'trainer'));
    // By keyboard: whoever is not there, nobody left out again, and the one who is meant.
    const find = page.getByRole('searchbox', { name: 'Find by name or group' });
    await find.fill('Zebulon');
    await page.getByText('Nobody here is called “Zebulon”').waitFor();
    expect(await accessible(page)).toEqual([]);
    await find.press('Escape');
    await page.getByRole('link', { name: NAME }).waitFor();
    await find.fill(NAME.toLowerCase());
    await page.getByRole('status').getByText('1 in all').waitFor();
    await find.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'How fit they are' }).waitFor();
    const sets = page.getByRole('group', { name: 'Leg press' }).getByLabel('Sets');
    await sets.fill('21');
    await page.getByText('is over the bound of 20 sets').waitFor();
    await page.getByLabel('Reason').fill('a sore knee');
    expect(await page.getByRole('button', { name: 'Change the plan' }).isEnabled()).toBe(false);
    await sets.fill('2');
    await page.getByRole('button', { name: 'Change the plan' }).click();
    await page.getByText('Changed. The plan follows').waitFor();
    await page.getByText('Week 2, Press, Sets to 2').waitFor();
    expect(await accessible(page)).toEqual([]);

    const member = await asAna(context, '/plan');
    await member.page.getByText('a sore knee', { exact: true }).waitFor();
    await member.page.getByText(/tom/).first().waitFor();
    await member.close();

    await page.getByRole('button', { name: 'Withdraw: a sore knee' }).click();
    await page.getByLabel('Reason').last().fill('it is well again');
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByText('Week 2, Press, Sets to 2').waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await close();
  });

  it('R97: /trainer is accessible, in light and dark, and complains of nothing', async (context) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, troubles, close } = await open(context, '/trainer', await tokenOf('tom', 'trainer'), colorScheme);
      await page.getByRole('heading', { name: 'My members' }).waitFor();
      await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {}); // what is live is never idle
      expect(await accessible(page)).toEqual([]);
      expect(troubles).toEqual([]);
      await close();
    }
  });
});
