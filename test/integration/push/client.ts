/** A client of streams, as an app is one: it keeps what it was told, and comes back with the last id. */

/** An event as it was received. */
export interface Received {
  readonly event: string;
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: data are looked into by each test
  readonly data: any;
}

/** One connection. */
export interface Listening {
  readonly status: number;
  readonly headers: Headers;
  /** What was answered instead of a stream. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by each test
  readonly problem: any;
  /** All events so far. */
  readonly events: readonly Received[];
  /** The latest id, which frames without an event bring too. */
  readonly lastId: string;
  /** Resolves once the stream has ended, on either side. */
  readonly ended: Promise<void>;
  leave(): void;
}

export interface Asking {
  readonly token: string;
  readonly lastId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly onEvent?: (event: Received) => void;
}

/** Opens a stream. */
export async function listen(url: string, { token, lastId = '', headers = {}, onEvent }: Asking): Promise<Listening> {
  const leaving = new AbortController();
  const answer = await fetch(url, {
    signal: leaving.signal,
    headers: { authorization: `Bearer ${token}`, ...(lastId && { 'last-event-id': lastId }), ...headers },
  });
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const state = { events: [] as Received[], lastId };
  const read = async () => {
    let rest = '';
    for await (const text of (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      const frames = (rest + text).split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames) {
        const fields = new Map(
          frame.split('\n').map((line) => {
            const [name = '', ...value] = line.split(': ');
            return [name, value.join(': ')];
          }),
        );
        state.lastId = fields.get('id') ?? state.lastId;
        const data = fields.get('data');
        if (data === undefined) continue;
        const event = { event: fields.get('event') ?? '', id: state.lastId, data: JSON.parse(data) };
        state.events.push(event);
        onEvent?.(event);
      }
    }
  };
  return {
    status: answer.status,
    headers: answer.headers,
    problem: isStream || answer.status === 204 ? null : await answer.json(),
    events: state.events,
    get lastId() {
      return state.lastId;
    },
    ended: isStream ? read().catch(() => {}) : Promise.resolve(),
    leave: () => leaving.abort(),
  };
}
