/** One POST to somebody else's server: nothing that it does takes longer, costs more or leads elsewhere than is said here. */
import { request as plain } from 'node:http';
import { request as encrypted } from 'node:https';
import { urlRefusal } from './address.js';
import type { Reach } from './reach.js';

/** In all, from looking the name up to the end of the answer, however slowly it drips. */
const WITHIN_MS = 10_000;
/** Of an answer so much is read, and none of it kept. */
const MOST_BYTES = 64 * 1024;

/** What came back. */
export interface Answer {
  /** A status of 200 to 299. */
  readonly isTaken: boolean;
  /** The status, or what happened instead. */
  readonly said: string;
}

/** When an answer is waited for no more. */
export interface Until {
  readonly withinMs?: number;
  /** Ends it at once. */
  readonly signal?: AbortSignal;
}

/** Sends a body; resolves, whatever happens, within 10 s. */
export function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { toThisMachine, lookup }: Reach,
  { withinMs = WITHIN_MS, signal }: Until = {},
): Promise<Answer> {
  const refusal = urlRefusal(url, toThisMachine);
  if (refusal) return Promise.resolve(failed(`refused: ${refusal}`));
  return new Promise((resolve) => {
    const request = (url.startsWith('https:') ? encrypted : plain)(url, {
      method: 'POST',
      // A connection of its own: none is kept open to somebody else's server.
      agent: false,
      lookup,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    });
    const end = (answer: Answer) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      request.destroy();
      resolve(answer);
    };
    const stop = () => end(failed('stopped before it answered'));
    const timer = setTimeout(() => end(failed(`no whole answer in ${withinMs / 1_000} s`)), withinMs);
    signal?.addEventListener('abort', stop);
    request.on('error', (error) => end(failed(error.message)));
    let isAnswered = false;
    // Who wants to talk on in another protocol ends like this, without an error.
    request.on('close', () => isAnswered || end(failed('the connection was closed without an answer')));
    request.on('response', (response) => {
      isAnswered = true;
      const answered = () => end(answerOf(response.statusCode ?? 0));
      let bytes = 0;
      response.on('error', (error) => end(failed(error.message)));
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_BYTES) answered();
      });
      response.on('end', answered);
    });
    request.end(body);
  });
}

const failed = (said: string): Answer => ({ isTaken: false, said: said.slice(0, 300) });

function answerOf(status: number): Answer {
  if (status >= 300 && status < 400) return failed(`${status}: redirects are not followed`);
  return { isTaken: status >= 200 && status < 300, said: String(status) };
}
