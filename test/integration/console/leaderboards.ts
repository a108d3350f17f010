/** One exercise among all there are, found by some letters of its name: by keyboard and by touch. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessible, asAna } from './world.js';

const PHONE = { width: 390, height: 844 };
/** What is asked of the API while one exercise is looked at. */
const boardOf = (exercise: string | null) => (url: string | URL) => {
  const { pathname, searchParams } = new URL(url);
  return pathname === '/v1/leaderboards' && searchParams.get('exercise') === exercise;
};

/** Choices of the browser itself are options, too. */
const optionsOf = (page: Page) => page.getByRole('listbox', { name: 'Exercise' }).getByRole('option');

/** Timers of no time wait until they are let go: so it is on a busy machine, where keys go before them. */
async function holdTimers(page: Page): Promise<() => Promise<void>> {
  const held = await page.evaluateHandle(() => {
    const real = globalThis.setTimeout;
    const waiting: (() => void)[] = [];
    const late = (run: () => void, ms = 0) => (ms > 0 ? real(run, ms) : waiting.push(run));
    globalThis.setTimeout = late as typeof globalThis.setTimeout;
    return { real, waiting };
  });
  return () =>
    held.evaluate(({ real, waiting }) => {
      globalThis.setTimeout = real;
      for (const run of waiting) run();
    });
}

describe('R39: somebody looks who is ahead in an exercise', () => {
  it('types some letters of its name before the list is there, and takes it by keyboard', async (context) => {
    const { page, troubles, close } = await asAna(context, '/leaderboards');
    let come = () => {};
    const typed = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route(/\/search-select-list-[^/]*\.js$/, async (route) => {
      await typed;
      await route.continue();
    });
    const field = page.getByRole('combobox', { name: 'Exercise' });
    await field.focus();
    await page.keyboard.type('PRESS le');
    come();
    const said = page.getByRole('status').filter({ hasText: 'Leg press' });
    await said.waitFor({ state: 'attached' });
    expect(await field.inputValue()).toBe('PRESS le');
    expect(await optionsOf(page).first().textContent()).toBe('Leg press');
    expect(await accessible(page)).toEqual([]);
    const [asked] = await Promise.all([
      page.waitForRequest((one) => boardOf('leg-press')(one.url())),
      field.press('Enter'),
    ]);
    expect(asked.method()).toBe('GET');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    await expect.poll(() => field.inputValue()).toBe('Leg press');

    // What is there is replaced by what is typed, and what is called so is not there.
    await field.press('Tab');
    await field.focus();
    await page.keyboard.type('zzz');
    await page.getByRole('status').filter({ hasText: 'Nothing here is called so.' }).waitFor({ state: 'attached' });
    await page.getByRole('listbox').getByText('Nothing here is called so.').waitFor();
    expect(await accessible(page)).toEqual([]);
    await field.press('Enter');
    await field.press('Tab');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    await expect.poll(() => field.inputValue()).toBe('Leg press');

    // All of them again, quicker than the page, whose timers all come late.
    const letGo = await holdTimers(page);
    await field.focus();
    await page.keyboard.type('all ex');
    await letGo();
    await field.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('All exercises');
    expect(troubles).toEqual([]);
    await close();
  });

  it.for(['light', 'dark'] as const)('taps it on a phone, in %s', async (colorScheme, context) => {
    const { page, troubles, close } = await asAna(context, '/leaderboards', colorScheme, PHONE);
    const field = page.getByRole('combobox', { name: 'Exercise' });
    await field.click();
    await optionsOf(page).filter({ hasText: 'All exercises' }).waitFor();
    await page.keyboard.type('curl');
    const options = optionsOf(page);
    const found = async () => {
      const names = await options.allTextContents();
      return names.length > 0 && names.every((name) => /curl/i.test(name));
    };
    await expect.poll(found).toBe(true);
    expect(await accessible(page)).toEqual([]);
    const name = (await options.first().textContent()) ?? '';
    await options.first().click();
    await expect.poll(() => field.inputValue()).toBe(name);
    await page.getByText('Nobody stands here yet this month.').waitFor();
    expect(troubles).toEqual([]);
    await close();
  });
});
