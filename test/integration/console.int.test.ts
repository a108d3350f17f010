/** The console in a real browser, on a running dataflow: a member's day, and every page looked over for who cannot see or point. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOf, roles } from '../browser/pages.js';
import { tokenOf } from './api-app.js';
import { accessible, asAna, begin, CHALLENGE, end, NAME, open, parts, press, programme, run } from './console/world.js';
import './console/failing.js';
import './console/history.js';
import './console/kiosk.js';
import './console/leaderboards.js';
import './console/live.js';
import './console/manager.js';
import './console/mine.js';
import './console/newcomer.js';
import './console/operator.js';
import './console/weight.js';

beforeAll(begin, 120_000);
afterAll(end);

describe('R39: a member opens the console', () => {
  it('is let in as one of the ready-made people, and told why a token is none', async (context) => {
    const opened = await open(context, '/', 'nonsense');
    const { page, close } = opened;
    await page.getByText('You are not signed in').waitFor();
    expect(await accessible(page)).toEqual([]);
    await page.getByRole('button', { name: /Operator/ }).click();
    await page.getByRole('heading', { name: 'Operator' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Operator' }).waitFor();
    await page.getByRole('button', { name: /Preferences/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByText('Look around as').waitFor();
    await close();
  });

  it.for(roles)('begins with the first page of their menu, as a %s', async (role, context) => {
    const { page, troubles, close } = await open(context, '/', await tokenOf(parts().ana, role));
    await page.getByRole('heading', { level: 1 }).waitFor();
    const [first] = await page.getByRole('navigation').getByRole('link').all();
    expect(await first?.getAttribute('href')).toBe(new URL(page.url()).pathname);
    await first?.hover();
    expect(await accessible(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await close();
  });

  it('joins a challenge, trains, and sees it on their first page', async (context) => {
    const { page, troubles, close } = await asAna(context, '/challenges');
    await page.getByRole('button', { name: `Join: ${CHALLENGE}` }).click();
    await page.getByRole('link', { name: new RegExp(CHALLENGE) }).waitFor();
    await page.getByRole('link', { name: 'Today' }).click();
    await page.getByRole('heading', { name: `Hello, ${NAME}` }).waitFor();
    await page.getByText('No session is going on').waitFor();
    const ring = page.getByRole('link', { name: new RegExp(CHALLENGE) }).getByRole('img', { name: '0% done' });
    await ring.waitFor();

    const session = randomUUID();
    await press(session, 6, false);
    await page.getByRole('region', { name: 'You are training' }).getByText('118').waitFor();
    await press(session, 12, true);
    await page.getByRole('img', { name: '100% done' }).waitFor();
    await page.getByRole('link', { name: new RegExp(CHALLENGE) }).click();
    await page
      .getByText(/12 repetitions/)
      .first()
      .waitFor();
    await page.getByText('It counted: 12.').waitFor();
    const verdicts = page.locator('section', { hasText: 'What counted, and what did not' });
    await verdicts.getByText('Leg press', { exact: true }).first().waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it('reads their sets, changes units, and takes their data with them', async (context) => {
    const { page, troubles, close } = await asAna(context, '/history');
    // Of 12 repetitions with 60 kg; the other was claimed at a kiosk.
    await page.getByRole('button', { name: 'Details of Leg press' }).filter({ hasText: '720' }).click();
    const sets = page.getByRole('table', { name: 'Sets' });
    await sets.getByText('60 kg').waitFor();
    await page.getByRole('button', { name: /Preferences/ }).click();
    await page.getByText('lb, mi').click();
    await sets.getByText('132.3 lb').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'My data' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    expect((await coming).suggestedFilename()).toMatch(/^repstream-\d{4}-\d{2}-\d{2}\.json$/);
    expect(troubles).toEqual([]);
    await close();
  });

  it('R52, R55: reads what their plan asks this week, and why', async (context) => {
    const { page, troubles, close } = await asAna(context, '/today');
    await page.getByRole('heading', { name: programme.title }).waitFor();
    await page.getByRole('link', { name: 'The whole plan' }).click();
    await page.getByRole('heading', { name: 'Week 2 of 2' }).waitFor();
    await page.getByText('the least step of the machine').waitFor();
    await page.getByText('dizziness').waitFor();
    await page.getByRole('button', { name: 'The week before' }).click();
    await page.getByRole('heading', { name: 'Week 1 of 2' }).waitFor();
    await page.getByRole('link', { name: 'Fitness' }).click();
    await page
      .getByText(/of 100/)
      .first()
      .waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it('is told what is wrong with a name, and the name is kept until it is right', async (context) => {
    const { page, close } = await asAna(context, '/mine');
    const name = page.getByLabel('Name that others see');
    await name.fill('<script>');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/displayName/).waitFor();
    expect(await name.inputValue()).toBe('<script>');
    await name.fill(`Anna ${run}`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    await close();
  });

  it.for([...pagesOf('member').map(({ path }) => path), '/challenges/CHALLENGE', '/nowhere'])(
    'R97: %s is accessible, in light and dark, and complains of nothing',
    async (path, context) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page, troubles, close } = await asAna(
          context,
          path.replace('CHALLENGE', parts().challengeId),
          colorScheme,
        );
        await page.getByRole('main').waitFor();
        await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {}); // what is live is never idle
        expect(await accessible(page)).toEqual([]);
        expect(troubles).toEqual([]);
        await close();
      }
    },
  );
});
