/**
 * Draws every page of the console as it looks on a phone and on a desktop, light and dark, from the stack that runs on this machine:
 * `npm run screens [-- --to folder] [--only name]`. Pictures named in README are small copies of these.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { browserOrReason } from '../test/browser/chromium.js';
import { pagesOf, type Role, roles } from '../test/browser/pages.js';

const flag = (name: string) => {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
};
const api = process.env.API ?? 'http://127.0.0.1:8080';
const folder = flag('--to') ?? join('.repstream', 'screens');
const only = flag('--only');
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1360, height: 900 } };

const found = await browserOrReason();
if ('reason' in found) throw new Error(found.reason);
const { browser } = found;
const { people } = (await (await fetch(`${api}/v1/sign-in`)).json()) as {
  people: { role: Role; token: string }[];
};
mkdirSync(folder, { recursive: true });
for (const role of roles) {
  const person = people.find((one) => one.role === role);
  if (!person) continue;
  for (const [size, viewport] of Object.entries(sizes))
    for (const colorScheme of ['light', 'dark'] as const) {
      if (size === 'phone' && colorScheme === 'dark') continue;
      const context = await browser.newContext({ viewport, colorScheme, locale: 'en-GB' });
      await context.addInitScript(`localStorage.setItem('repstream.token', ${JSON.stringify(person.token)})`);
      const page = await context.newPage();
      for (const { name, path } of pagesOf(role).filter(({ name }) => !only || name === only)) {
        await draw(page, `${api}/console${path}`, join(folder, `${name}-${size}-${colorScheme}.png`));
      }
      await context.close();
    }
}
await browser.close();

async function draw(page: Page, url: string, file: string): Promise<void> {
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(url);
  await page.waitForLoadState('load');
  // Charts draw themselves in a moment; live pages are never idle.
  await page.waitForTimeout(2_500);
  await page.screenshot({ path: file, fullPage: true });
  console.log(file, ...troubles);
}
