/** Who looks at the console of the stack that runs on this machine, for the commands that draw it. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { browserOrReason } from '../test/browser/chromium.js';
import type { Role } from '../test/browser/pages.js';

/** Where the API is. */
export const API = process.env.API ?? 'http://127.0.0.1:8080';
/** Charts draw themselves in a moment, and live pages are never idle, ms. */
export const SETTLED_MS = 2_500;

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

/** A page for the ready-made person of a role, and what it complains of; null: the stack has none. */
export async function lookAs(
  browser: Browser,
  role: Role,
  options: BrowserContextOptions,
): Promise<{ page: Page; troubles: string[]; close: () => Promise<void> } | null> {
  const { people } = (await (await fetch(`${API}/v1/sign-in`)).json()) as { people: { role: Role; token: string }[] };
  const person = people.find((one) => one.role === role);
  if (!person) return null;
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  await context.addInitScript(`localStorage.setItem('repstream.token', ${JSON.stringify(person.token)})`);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  return { page, troubles, close: () => context.close() };
}
