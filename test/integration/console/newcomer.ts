/** What the console shows to whom nothing is known of yet, and to whose token has come to its end. */
import { describe, expect, it } from 'vitest';
import { signToken } from '../../../api/tokens.js';
import { postUsers } from '../../../clients/typescript/lib/index.js';
import { SECRET, tokenOf } from '../api-app.js';
import { accessible, admin, open, run } from './world.js';

const HOUR_MS = 3_600_000;
/** Long enough for a page to be there, on a busy machine too. */
const SHORT_S = 30;

describe('R39: a newcomer', () => {
  it('reads on each page what is not there yet, and how it comes to be', async (context) => {
    const body = { displayName: `Nora ${run}`, timeZone: 'UTC' };
    const { id } = (await postUsers({ client: admin(), throwOnError: true, body })).data;
    const { page, troubles, close } = await open(context, '/now', await tokenOf(id, 'member'));
    const menu = page.getByRole('navigation');
    for (const [link, heading] of [
      ['Now', 'No session is going on'],
      ['History', 'No workouts yet'],
      ['Insights', 'No training in this period'],
      ['Plan', 'You are in no programme'],
    ] as const) {
      await menu.getByRole('link', { name: link, exact: true }).click();
      await page.getByRole('heading', { name: heading }).waitFor();
      expect(await accessible(page)).toEqual([]);
    }
    await page.getByRole('link', { name: 'Find a challenge' }).click();
    await page.getByRole('heading', { name: 'Challenges', level: 1 }).waitFor();
    await menu.getByRole('link', { name: 'Today' }).click();
    await page.getByText('Your first workout stands here').waitFor();
    expect(await page.getByRole('link', { name: 'All of them' }).count(), 'leads nowhere yet').toBe(0);
    expect(troubles).toEqual([]);
    await close();
  });

  it('is greeted and told so where there is no profile of them', async (context) => {
    const { page, troubles, close } = await open(context, '/today', await tokenOf(`stranger-${run}`, 'member'));
    await page.getByRole('heading', { name: 'Hello', exact: true }).waitFor();
    await page.getByRole('link', { name: 'My data' }).click();
    await page.getByRole('heading', { name: 'There is no profile of you here' }).waitFor();
    expect(await accessible(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await close();
  });
});

it('leads back to the way in as soon as the API refuses a token, though by the clock of this computer it is good', async (context) => {
  const token = await signToken({ sub: `short-${run}`, role: 'member', expiresIn: SHORT_S }, SECRET);
  const { page, close } = await open(context, '/nowhere', token);
  await page.clock.setFixedTime(Date.now() - HOUR_MS);
  await page.reload();
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('heading', { name: 'Hello' }).waitFor();
  await page.getByText('The token was refused: it has expired.').waitFor({ timeout: 60_000 });
  await page.getByLabel('Token').waitFor();
  expect(new URL(page.url()).pathname, 'where they go on').toBe('/console/today');
  await close();
}, 120_000);
