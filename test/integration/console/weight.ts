/** What a member's browser loads before a page is there: weighed as it comes, gzipped, into an empty cache. */
import type { Page, Request } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { pause } from '../../../engine/log.js';
import { pagesOf } from '../../browser/pages.js';
import { tokenOf } from '../api-app.js';
import { open, parts } from './world.js';

/** Of all that the console is built to: script, style and the page itself, bytes. 300 kB are allowed; this is what the heaviest has, and 2 %. */
const MOST = 202_000;
/** Anything else is worth no compression, bytes. */
const ONE_PACKET = 1_000;

/** A file, as it came. */
interface Loaded {
  readonly name: string;
  readonly bytes: number;
  readonly encoding: string;
}

/** Notes what comes from now on; the answer waits until all of it did. */
function weighing(page: Page): () => Promise<Loaded[]> {
  const asked = new Set<Request>();
  page.on('request', (request) => new URL(request.url()).pathname.startsWith('/console/') && asked.add(request));
  return () =>
    Promise.all(
      [...asked].map(async (request) => {
        const { responseBodySize } = await request.sizes();
        const headers = (await request.response())?.headers() ?? {};
        const encoding = headers['content-encoding'] ?? 'none';
        return { name: new URL(request.url()).pathname, bytes: responseBodySize, encoding };
      }),
    );
}

/** What draws pages comes so long after the first that is asked ahead, ms: all of that is asked by then. */
const LATE_MS = 500;
/** Nothing is asked ahead. */
const NEVER_MS = 10_000;

/** What is asked of the API from now on, and what of it before what draws pages is there, which is held back. */
async function askingFor(page: Page): Promise<{ readonly ahead: string[]; readonly times: Map<string, number> }> {
  const ahead: string[] = [];
  const times = new Map<string, number>();
  let isThere = false;
  await page.route(/\/main-[^/]*\.js$/, async (route) => {
    for (const deadline = Date.now() + NEVER_MS; ahead.length === 0 && Date.now() < deadline; ) await pause(20);
    await pause(LATE_MS);
    isThere = true;
    await route.continue();
  });
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (!pathname.startsWith('/v1/') || pathname.endsWith('/events')) return;
    const path = pathname + search;
    if (!isThere) ahead.push(path);
    times.set(path, (times.get(path) ?? 0) + 1);
  });
  return { ahead, times };
}

describe('R98: a member page is light', () => {
  it.for([{ path: '/' }, ...pagesOf('member')])('$path loads no more than it did', async ({ path }, context) => {
    const opened = await open(context, '/nowhere', await tokenOf(parts().ana, 'member'));
    const { page, close } = opened;
    const browsing = await page.context().newCDPSession(page);
    await browsing.send('Network.enable');
    await browsing.send('Network.setCacheDisabled', { cacheDisabled: true });
    // The types of the protocol leave it out, since it is experimental.
    await browsing.send('Network.setAcceptedEncodings' as 'Network.enable', { encodings: ['gzip'] } as object);
    const loaded = weighing(page);
    const asked = await askingFor(page);
    await page.goto(`${parts().url}/console${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {}); // what is live is never idle
    const files = (await loaded()).sort((one, other) => other.bytes - one.bytes);
    // Asked before the console is there, and not again by it.
    expect(asked.ahead).toContain('/v1/me');
    expect(asked.times.get('/v1/me')).toBe(1);
    // What the page shows is asked for again as its stream begins: what never is was asked ahead for nothing.
    const once = () => asked.ahead.filter((one) => one !== '/v1/me' && asked.times.get(one) === 1);
    await vi.waitFor(() => expect(once()).toEqual([]), 15_000);
    expect(asked.ahead.length).toBeGreaterThan(1);
    await close();

    expect(files.filter(({ bytes, encoding }) => encoding !== 'gzip' && bytes > ONE_PACKET)).toEqual([]);
    // The page, its script, its style, and what the page has of its own.
    expect(files.length).toBeGreaterThan(3);
    const whole = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const told = files.slice(0, 6).map(({ name, bytes }) => `${name} ${bytes}`);
    expect(
      whole,
      `${path} loads ${whole} bytes in ${files.length} files; the largest: ${told.join(', ')}`,
    ).toBeLessThan(MOST);
  });
});
