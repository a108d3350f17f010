/** Requests by autocannon: as many at once as there are connections. */
import autocannon, { type Request } from 'autocannon';

export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface Asking {
  readonly url: string;
  /** One after the other on each connection, from another one on. */
  readonly requests: readonly Request[];
  readonly connections: number;
  readonly seconds: number;
}

/** Throws when anything but 200 is answered. */
export async function load({ url, requests, connections, seconds }: Asking): Promise<Load> {
  const times: number[] = [];
  let begun = 0;
  const share = Math.max(1, Math.floor(requests.length / connections));
  const {
    non2xx,
    errors,
    requests: asked,
    duration,
  } = await autocannon({
    ...{ url, connections, duration: seconds },
    setupClient: (client) => {
      const from = (begun++ * share) % requests.length;
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
      client.on('response', (_status, _bytes, ms) => times.push(ms));
    },
  });
  if (non2xx + errors > 0)
    throw new Error(`${url}: ${non2xx} answers were no 2xx, ${errors} failed, of ${asked.total}`);
  return loadOf(times, duration);
}

/** Of how long answers took, ms, within so many seconds. */
export function loadOf(times: number[], seconds: number): Load {
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN;
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
