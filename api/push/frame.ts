/** Server-sent events on the wire. Ten lines, where the libraries that there are bring a client registry, which is ours to bound. */

/** One event; data is JSON, which has no line breaks. */
export interface PushEvent {
  readonly event: string;
  readonly data: string;
  /** What a client that comes back sends as Last-Event-ID; '': it sends what it had before. */
  readonly id: string;
}

export const frameOf = ({ event, data, id }: PushEvent): string => `${lineOf(id)}event: ${event}\ndata: ${data}\n\n`;

/** Keeps the connection open, and tells how far it has come without an event: nothing is dispatched of a frame without data, but its id is remembered. */
export const keepAliveOf = (id: string): string => `:\n${lineOf(id)}\n`;

/** After how long a client that was cut off comes back, ms. */
export const retryOf = (ms: number): string => `retry: ${ms}\n\n`;

const lineOf = (id: string) => (id === '' ? '' : `id: ${id}\n`);
