/** A real browser: one that is installed, else that of a package for Linux; it needs nothing else of the system. */
import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** The package's own, without what makes the browser one process, which ends with its first page, and blind to origins. */
const ARGUMENTS = chromium.args.filter(
  (one) => !['--single-process', '--no-zygote', '--disable-web-security'].includes(one),
);
const installed = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** The browser, or why there is none. */
export async function browserOrReason(): Promise<{ browser: Browser } | { reason: string }> {
  const own = process.env.CHROME_PATH ?? installed.find((path) => existsSync(path));
  const isPackaged = process.platform === 'linux' && process.arch === 'x64';
  if (!own && !isPackaged)
    return { reason: `no browser: set CHROME_PATH to a Chrome or Chromium (${process.platform} ${process.arch})` };
  try {
    const executablePath = own ?? (await chromium.executablePath());
    return { browser: await playwright.launch({ executablePath, headless: true, args: ARGUMENTS }) };
  } catch (error) {
    return { reason: `no browser: ${error instanceof Error ? error.message.split('\n')[0] : error}` };
  }
}
