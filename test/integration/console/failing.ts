/** What the console says while the API is away, refuses, or takes its time. */
import { describe, expect, it } from 'vitest';
import { accessible, asAna, NAME } from './world.js';

describe('R97: the API is not as it should be', () => {
  it('stays signed in while it cannot be reached, and goes on by itself once it can', async (context) => {
    const { page, close } = await asAna(context, '/nowhere');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.route(/\/v1\//, (route) => route.abort());
    await page.reload();
    await page.getByText('Repstream cannot be reached just now').waitFor();
    expect(await accessible(page)).toEqual([]);
    expect(await page.getByLabel('Token').count(), 'nobody has to sign in anew').toBe(0);
    await page.unroute(/\/v1\//);
    await page.getByRole('link', { name: 'Today' }).click();
    await page.getByRole('heading', { name: `Hello, ${NAME}` }).waitFor();

    // What was there stays, and says that it may be old.
    await page.getByText('Your challenges').waitFor();
    await page.route(/\/v1\//, (route) => route.abort());
    await page
      .getByText(/The API cannot be reached just now; this is what was there last, as of/)
      .first()
      .waitFor();
    await close();
  });

  it('says where what goes on is refused, and waits for nothing then', async (context) => {
    const { page, close } = await asAna(context, '/nowhere');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const body = JSON.stringify({ type: 'about:blank', title: 'Forbidden', status: 403, detail: 'Not to be seen.' });
    await page.route(/\/v1\/live\/sessions/, (route) =>
      route.fulfill({ status: 403, contentType: 'application/problem+json', body }),
    );
    await page.getByRole('link', { name: 'Now' }).click();
    await page.getByText('Not to be seen.').waitFor();
    expect(await page.getByRole('status', { name: 'Loading' }).count()).toBe(0);
    expect(await accessible(page)).toEqual([]);
    await close();
  });

  it('shows another period as what it is: until it is there, what was before it is on its way out', async (context) => {
    const { page, troubles, close } = await asAna(context, '/insights');
    await page.getByRole('heading', { name: 'Insights' }).waitFor();
    await page.getByRole('status', { name: 'Loading' }).waitFor({ state: 'detached' });
    const former = page.locator('main [aria-busy="true"]');
    expect(await former.count()).toBe(0);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/\/insights\?period=\d{4}$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.getByText('Year', { exact: true }).click();
    await former.waitFor();
    letGo();
    await former.waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await close();
  });
});
