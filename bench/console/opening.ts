/** One page opened as on a slow phone. */
import type { Browser } from 'playwright-core';

/** How it went. */
export interface Opening {
  readonly files: number;
  /** As they came, with their headers: script, style and the page. */
  readonly bytes: number;
  /** First contentful paint, ms from the beginning. */
  readonly seenMs: number;
  /** The end of the last long task before all that is asked for stands there, or when it does, ms. */
  readonly readyMs: number;
}

/**
 * Lighthouse's "slow 4G" (mobileSlow4G in its core/config/constants.js): 150 ms a round trip, 1.6 Mbit/s down, 750 kbit/s up, a CPU 4 times
 * slower. Chromium adds the round trip to each request; what opening a connection costs beside, it does not imitate.
 */
const NETWORK = {
  ...{ offline: false, latency: 150 },
  ...{ downloadThroughput: (1.6 * 1_024 * 1_000) / 8, uploadThroughput: 750_000 / 8 },
};
const CPU_TIMES_SLOWER = 4;
/** Nothing longer than a long task (50 ms) for so long: it is quiet, as Lighthouse has it. What was put off shows, too. */
const QUIET_MS = 5_000;
const PATIENCE_MS = 60_000;
const PHONE = { width: 390, height: 844 };

/** Opens it in a browser that has nothing of it, by whom a token tells. */
export async function openSlowly(browser: Browser, url: string, token: string): Promise<Opening> {
  // The page may not be asked from outside otherwise; nothing of it loads more or less for that.
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB', bypassCSP: true });
  try {
    await context.addInitScript(WATCH);
    await context.addInitScript(`localStorage.setItem('repstream.token', ${JSON.stringify(token)})`);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', NETWORK);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_TIMES_SLOWER });
    const weighed = new Set<string>();
    let bytes = 0;
    cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (new URL(request.url).pathname.startsWith('/console/')) weighed.add(requestId);
    });
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (weighed.has(requestId)) bytes += encodedDataLength;
    });
    await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE_MS });
    await page.waitForFunction(`quietAt(${QUIET_MS})`, undefined, { timeout: PATIENCE_MS, polling: 100 });
    const { seenMs, readyMs } = await page.evaluate<{ seenMs: number; readyMs: number }>('opened');
    return { files: weighed.size, bytes, seenMs, readyMs };
  } finally {
    await context.close();
  }
}

/** Runs in the page, before its own: when its heading stood there with nothing still loading, and when long tasks ended. */
const WATCH = `
  globalThis.opened = { seenMs: NaN, readyMs: NaN };
  let thereAt = null, taskEnd = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (one.name === 'first-contentful-paint') opened.seenMs = one.startTime;
  }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) taskEnd = Math.max(taskEnd, one.startTime + one.duration);
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    const isThere = document.querySelector('main h1') && !document.querySelector('main [aria-label="Loading"]');
    // What was there and loads again is not there yet.
    thereAt = isThere ? (thereAt ?? performance.now()) : null;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  globalThis.quietAt = (quietMs) => {
    if (thereAt === null || performance.now() - Math.max(thereAt, taskEnd) < quietMs) return false;
    opened.readyMs = Math.max(thereAt, taskEnd);
    return true;
  };
`;
