/**
 * Draws every page of the console as it looks on a phone and on a desktop, light and dark, from the stack that runs on this machine:
 * `npm run screens [-- --to folder] [--only name]`. The few of README are drawn by `npm run pictures`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pagesOf, roles } from '../test/browser/pages.js';
import { API, flag, lookAs, openBrowser, SETTLED_MS } from './looking.js';

const folder = flag('--to') ?? join('.repstream', 'screens');
const only = flag('--only');
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1360, height: 900 } };

const browser = await openBrowser();
mkdirSync(folder, { recursive: true });
for (const role of roles)
  for (const [size, viewport] of Object.entries(sizes))
    for (const colorScheme of ['light', 'dark'] as const) {
      if (size === 'phone' && colorScheme === 'dark') continue;
      const looking = await lookAs(browser, role, { viewport, colorScheme });
      if (!looking) continue;
      const { page, troubles, close } = looking;
      for (const { name, path } of pagesOf(role).filter(({ name }) => !only || name === only)) {
        const file = join(folder, `${name}-${size}-${colorScheme}.png`);
        await page.goto(`${API}/console${path}`);
        await page.waitForLoadState('load');
        await page.waitForTimeout(SETTLED_MS);
        await page.screenshot({ path: file, fullPage: true });
        console.log(file, ...troubles.splice(0));
      }
      await close();
    }
await browser.close();
