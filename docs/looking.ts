/** Who looks at the console of the stack that runs on this machine, for the commands that draw it. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { browserOrReason } from '../test/browser/chromium.js';
import type { Role } from '../test/browser/pages.js';

/** Where the API is. */
export const API = process.env.API ?? 'http://127.0.0.1:8080';
/** Charts draw themselves in a moment, and live pages are never idle, ms. */
const SETTLED_MS = 2_500;
/** A list that has none by then has none yet, ms. */
const LINKED_MS = 10_000;

/** What follows a name among the parameters of the command. */
export const flag = (name: string): string | undefined => {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
};

/** A real browser; throws why there is none. */
export async function openBrowser(): Promise<Browser> {
  const found = await browserOrReason();
  if ('reason' in found) throw new Error(found.reason);
  return found.browser;
}

interface Person {
  readonly sub: string;
  readonly role: Role;
  readonly token: string;
}

/** Whom the stack lets anybody look around as. */
export async function readyMade(): Promise<readonly Person[]> {
  return ((await (await fetch(`${API}/v1/sign-in`)).json()) as { people: Person[] }).people;
}

/** A page that is looked at. */
export interface Looking {
  readonly page: Page;
  /** What it complains of. */
  readonly troubles: string[];
  readonly close: () => Promise<void>;
}

/** A page for the ready-made person of a role; null: the stack has none. */
export async function lookAs(browser: Browser, role: Role, options: BrowserContextOptions): Promise<Looking | null> {
  const person = (await readyMade()).find((one) => one.role === role);
  return person ? lookWith(browser, person.token, options) : null;
}

/** A page for whoever has this token. */
export async function lookWith(browser: Browser, token: string, options: BrowserContextOptions): Promise<Looking> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  await context.addInitScript(`localStorage.setItem('repstream.token', ${JSON.stringify(token)})`);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  return { page, troubles, close: () => context.close() };
}

/** A page of the console, and where it leads on to what is looked at: the first link within that is like this. */
export interface Place {
  readonly name: string;
  readonly path: string;
  readonly onTo?: string;
}

/** Goes there, and waits until it has drawn itself; false: nothing leads on to it. */
export async function goTo(page: Page, { path, onTo }: Place): Promise<boolean> {
  await page.goto(`${API}/console${path}`);
  await page.waitForLoadState('load');
  if (onTo) {
    const link = page.locator(`main a${onTo}`).first();
    const leads = link.waitFor({ timeout: LINKED_MS }).then(
      () => true,
      () => false,
    );
    if (!(await leads)) return false;
    await link.click();
  }
  await page.waitForTimeout(SETTLED_MS);
  return true;
}
