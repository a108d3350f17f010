/** Asks the API before the client that asks it is there: the answer is on its way while the console still loads. */

/** Whoever has not asked for it by then asks anew, ms: what is older may hold no longer. */
const GOOD_MS = 15_000;

const asked = new Map<string, Promise<Response>>();
const keyOf = ({ url, headers }: Request): string => `${headers.get('authorization')} ${url}`;

/** Asks for a path with a token; the answer is for the first who asks the same. */
export function askAhead(path: string, token: string): void {
  const request = new Request(path, { headers: { authorization: `Bearer ${token}` } });
  const key = keyOf(request);
  const answer = fetch(request);
  // Whoever asks for it is told.
  answer.catch(() => {});
  asked.set(key, answer);
  setTimeout(() => asked.delete(key), GOOD_MS);
}

/** Like `fetch`, and answers with what was asked ahead. */
export function fetchOrAhead(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const key = keyOf(request);
  // Who has written meanwhile asks for an answer that shows it.
  const isSame = request.method === 'GET' && !request.headers.has('repstream-after');
  const answer = isSame ? asked.get(key) : undefined;
  asked.delete(key);
  return answer ?? fetch(request);
}
