/** What a member's browser loads before a page is there: weighed as it comes, gzipped, into an empty cache. */
import type { Page, Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
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

describe('R98: a member page is light', () => {
  it.for(pagesOf('member'))('$path loads no more than it did', async ({ path }, context) => {
    const opened = await open(context, '/nowhere', await tokenOf(parts().ana, 'member'));
    const { page, close } = opened;
    const browsing = await page.context().newCDPSession(page);
    await browsing.send('Network.enable');
    await browsing.send('Network.setCacheDisabled', { cacheDisabled: true });
    // The types of the protocol leave it out, since it is experimental.
    await browsing.send('Network.setAcceptedEncodings' as 'Network.enable', { encodings: ['gzip'] } as object);
    const loaded = weighing(page);
    const whoAsked: string[] = [];
    page.on('request', (request) => request.url().endsWith('/v1/me') && whoAsked.push(request.method()));
    await page.goto(`${parts().url}/console${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {}); // what is live is never idle
    const files = (await loaded()).sort((one, other) => other.bytes - one.bytes);
    await close();

    // Asked before the console is there, and not again by it.
    expect(whoAsked).toEqual(['GET']);
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
