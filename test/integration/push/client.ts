/** A client of streams, as an app is one: it keeps what it was told, and comes back with the last id. */
import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';

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
  readonly headers: IncomingHttpHeaders;
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

/** Opens a stream, on a connection of its own. */
export async function listen(url: string, { token, lastId = '', headers = {}, onEvent }: Asking): Promise<Listening> {
  const asked = request(url, {
    agent: false,
    headers: { authorization: `Bearer ${token}`, ...(lastId && { 'last-event-id': lastId }), ...headers },
  });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.setEncoding('utf8');
  const isStream = answer.headers['content-type']?.startsWith('text/event-stream') === true;
  const state = { events: [] as Received[], lastId };
  const take = (frame: string) => {
    const fields = new Map(frame.split('\n').map((line) => /^(\w*):? ?(.*)$/.exec(line)?.slice(1) as [string, string]));
    state.lastId = fields.get('id') ?? state.lastId;
    const data = fields.get('data');
    if (data === undefined) return;
    const event = { event: fields.get('event') ?? '', id: state.lastId, data: JSON.parse(data) };
    state.events.push(event);
    onEvent?.(event);
  };
  const read = async () => {
    let rest = '';
    for await (const text of answer) {
      const frames = (rest + text).split('\n\n');
      rest = frames.pop() ?? '';
      frames.forEach(take);
    }
  };
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    problem: isStream ? null : JSON.parse((await answer.toArray()).join('') || 'null'),
    events: state.events,
    get lastId() {
      return state.lastId;
    },
    ended: isStream ? read().catch(() => {}) : Promise.resolve(),
    leave: () => void asked.destroy(),
  };
}
