/** Follows a stream of Repstream in a browser or in Node, until `signal` aborts: what an app does, in full. */

/** What an app does with a stream. */
export interface Following {
  /** Of the stream, with the origin. */
  readonly url: string;
  /** Asked each time: a stream ends when its token does. */
  token(): Promise<string>;
  /** Read all that is shown again over HTTP. */
  onReset(): Promise<void> | void;
  /** Show what is new. */
  onEvent(event: string, data: unknown): void;
  /** Whether it is heard just now. */
  onConnected?(isConnected: boolean): void;
  readonly signal: AbortSignal;
}

/** A stream says something every 15 s; one that is silent for longer than this is dead, though nobody says so. */
const SILENT_MS = 40_000;

/** Resolves when `signal` aborts, or the server says that there is nothing more to come. Rejects when it refuses. */
export async function follow({ url, token, onReset, onEvent, onConnected, signal }: Following): Promise<void> {
  let lastId = '';
  for (; !signal.aborted; await new Promise((resolve) => setTimeout(resolve, 1_000))) {
    const headers = { authorization: `Bearer ${await token()}`, ...(lastId && { 'last-event-id': lastId }) };
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENT_MS);
    const until = AbortSignal.any([signal, silence.signal]);
    // A browser may know that the network is away long before the connection does.
    globalThis.addEventListener?.('offline', () => silence.abort(), { signal: until });
    const answer = await fetch(url, { headers, signal: until }).catch(() => null);
    clearTimeout(timer);
    if (answer?.status === 204) return;
    if (answer?.status === 400) lastId = '';
    // A session that has just ended is not found for a moment.
    const isRefusal = answer && (answer.status === 401 || answer.status === 403 || (answer.status === 404 && !lastId));
    if (isRefusal) throw new Error(`refused: ${await answer.text()}`);
    if (!answer?.ok || !answer.body) {
      silence.abort();
      continue;
    }
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    onConnected?.(true);
    for (;;) {
      timer = setTimeout(() => silence.abort(), SILENT_MS);
      // A connection that breaks is one that comes back.
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
      clearTimeout(timer);
      if (done) break;
      const frames = (text + value).split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1];
        const data = field('data');
        if (field('event') === 'reset') await onReset();
        else if (data !== undefined) onEvent(field('event') ?? '', JSON.parse(data));
        // Only now: whoever is cut off in between is told it again.
        lastId = field('id') ?? lastId;
      }
    }
    silence.abort();
    onConnected?.(false);
  }
}
