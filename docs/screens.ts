/**
 * Draws every page of the console as it looks on a phone and on a desktop, light and dark, and the screens at machines, from the stack
 * that runs on this machine: `npm run screens [-- --to folder] [--only staff]`. The few of README are drawn by `npm run pictures`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pagesOf, type Role, roles } from '../test/browser/pages.js';
import { kiosks } from './kiosks.js';
import { flag, goTo, type Looking, lookAs, lookWith, openBrowser, type Place } from './looking.js';

const folder = flag('--to') ?? join('.repstream', 'screens');
/** What the names of pages begin with. */
const only = flag('--only') ?? '';
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1360, height: 900 } };
/** Of what is longer the beginning is drawn. */
const TALLEST = { width: 1360, height: 6_000 };
/** A list draws itself anew, ms. */
const REDRAWN_MS = 300;
/** What hangs at a machine. */
const kioskSizes = { landscape: { width: 1280, height: 800 }, portrait: { width: 800, height: 1280 } };

/** What has no address of its own that is known before. */
const further: Readonly<Partial<Record<Role, readonly Place[]>>> = {
  member: [{ name: 'challenge', path: '/challenges', onTo: '[href^="/console/challenges/"]' }],
  trainer: [{ name: 'trainee', path: '/trainer', onTo: '[href^="/console/trainer/"]' }],
  staff: [
    { name: 'staff-challenge', path: '/staff/challenges', onTo: '[href^="/console/staff/challenges/"]' },
    {
      name: 'staff-programme',
      path: '/staff/programmes',
      onTo: '[href^="/console/staff/programmes/"]:not([href$="/verification"])',
    },
    { name: 'staff-verification', path: '/staff/programmes', onTo: '[href$="/verification"]' },
  ],
};
const isAsked = ({ name }: Place) => name.startsWith(only);

/** One page, in a file named by it and `how`. */
async function draw({ page, troubles }: Looking, place: Place, how: string): Promise<void> {
  const file = join(folder, `${place.name}-${how}.png`);
  if (!(await goTo(page, place)))
    return console.log(`${file} is left out: nothing on ${place.path} leads on to it yet`);
  // A long list draws only what is in sight, so all of it has to be.
  const seen = page.viewportSize() ?? TALLEST;
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  await page.setViewportSize({ width: seen.width, height: Math.min(height, TALLEST.height) });
  await page.waitForTimeout(REDRAWN_MS);
  await page.screenshot({ path: file });
  await page.setViewportSize(seen);
  console.log(file, ...troubles.splice(0));
}

const browser = await openBrowser();
mkdirSync(folder, { recursive: true });
for (const role of roles)
  for (const [size, viewport] of Object.entries(sizes))
    for (const colorScheme of ['light', 'dark'] as const) {
      const asked = [...pagesOf(role), ...(further[role] ?? [])].filter(isAsked);
      const looking = asked.length > 0 && (await lookAs(browser, role, { viewport, colorScheme }));
      if (!looking) continue;
      for (const one of asked) await draw(looking, one, `${size}-${colorScheme}`);
      await looking.close();
    }
for (const [size, viewport] of Object.entries(kioskSizes))
  for (const kiosk of (await kiosks()).filter(isAsked)) {
    const looking = await lookWith(browser, kiosk.token, { viewport });
    await draw(looking, kiosk, size);
    await looking.close();
  }
await browser.close();
