/**
 * Draws the pictures of README, small enough to be kept, from the stack that runs on this machine (`npm start`, some minutes before):
 * `npm run pictures [-- --to folder] [--only name]`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Role } from '../test/browser/pages.js';
import { API, flag, goTo, lookAs, openBrowser, type Place } from './looking.js';

interface Picture extends Place {
  readonly role: Role;
  readonly size: 'phone' | 'desktop';
  readonly colorScheme: 'light' | 'dark';
}

const pictures: readonly Picture[] = [
  { name: 'today', role: 'member', path: '/today', size: 'phone', colorScheme: 'light' },
  {
    ...{ name: 'challenge', role: 'member', path: '/challenges', size: 'phone', colorScheme: 'light' },
    onTo: '[href^="/console/challenges/"]',
  },
  { name: 'now', role: 'member', path: '/now', size: 'phone', colorScheme: 'dark' },
  {
    ...{ name: 'builder', role: 'staff', path: '/staff/challenges', size: 'desktop', colorScheme: 'light' },
    onTo: '[href^="/console/staff/challenges/"]',
  },
  { name: 'operator', role: 'admin', path: '/operator', size: 'desktop', colorScheme: 'dark' },
  { name: 'manager', role: 'staff', path: '/manager', size: 'desktop', colorScheme: 'light' },
];
const viewports = { phone: { width: 390, height: 780 }, desktop: { width: 1280, height: 800 } };
/** Of 100; letters stay sharp. */
const QUALITY = 82;
/** A picture that is larger is not kept, bytes. */
const MOST = 120_000;

const folder = flag('--to') ?? join('docs', 'pictures');
const only = flag('--only');
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
  for (const picture of pictures.filter(({ name }) => !only || name === only)) {
    const { name, role, size, colorScheme } = picture;
    const looking = await lookAs(browser, role, { viewport: viewports[size], colorScheme });
    if (!looking) throw new Error(`the stack at ${API} has nobody who is ${role}: start it with npm start`);
    const { page, troubles, close } = looking;
    await goTo(page, picture);
    const drawn = await webpOf(page);
    if (drawn.length > MOST) throw new Error(`${name} has ${drawn.length} bytes, more than ${MOST}`);
    writeFileSync(join(folder, `${name}.webp`), drawn);
    console.log(name, drawn.length, ...troubles);
    await close();
  }
} finally {
  await browser.close();
}

/** What is in sight, as WebP, which only the browser itself writes. */
async function webpOf(page: Page): Promise<Buffer> {
  const cdp = await page.context().newCDPSession(page);
  const { data } = await cdp.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  return Buffer.from(data, 'base64');
}
