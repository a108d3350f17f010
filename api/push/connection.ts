/** A client that listens: what it is sent, what it has not taken yet, and when it is let go. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { frameOf, keepAliveOf, type PushEvent, retryOf } from './frame.js';

/** Why a client is let go before it leaves by itself. */
export type DropReason = 'slow' | 'token_expired' | 'forbidden' | 'failed';

export interface ConnectionOptions {
  /** What may wait for a client that does not take it, bytes. */
  readonly bufferBytes: number;
  readonly keepAliveMs: number;
  /** After how long a client that was cut off comes back, ms. */
  readonly retryMs: number;
  /** How long one that is let go may take for what it was sent, ms. */
  readonly farewellMs: number;
}

/** The defaults. */
export const CONNECTION: ConnectionOptions = {
  bufferBytes: 256 * 1024,
  keepAliveMs: 15_000,
  retryMs: 1_000,
  farewellMs: 5_000,
};

export class Connection {
  readonly #raw: ServerResponse;
  readonly #options: ConnectionOptions;
  readonly #onDropped: (reason: DropReason) => void;
  #position: () => string = () => '';
  #isBegun = false;
  #isOpen = true;
  readonly #closing = new AbortController();

  constructor(raw: ServerResponse, options: ConnectionOptions, onDropped: (reason: DropReason) => void) {
    this.#raw = raw;
    this.#options = options;
    this.#onDropped = onDropped;
    raw.once('close', () => this.#stop());
    raw.on('error', () => this.#stop());
    if (raw.destroyed) this.#stop();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Runs once nothing more can be sent; now, if that is so already. */
  onClosed(work: () => void): void {
    if (this.#isOpen) this.#closing.signal.addEventListener('abort', work);
    else work();
  }

  /** Begins to answer. `position`: the id of what it has been sent by now. */
  begin(headers: Readonly<Record<string, string | number | string[] | undefined>>, position: () => string): void {
    if (!this.#isOpen) return;
    this.#position = position;
    this.#raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies that follow nginx would hold events back.
      'x-accel-buffering': 'no',
      // Kept for another request after it, it would keep the server from closing.
      connection: 'close',
    });
    this.#raw.write(retryOf(this.#options.retryMs));
    this.#isBegun = true;
  }

  /** Says that it is there, and how far its client has come; before it has begun, nothing. */
  keepAlive(): void {
    if (this.#isBegun) this.#write(keepAliveOf(this.#position()));
  }

  send(event: PushEvent): void {
    this.#write(frameOf(event));
  }

  /** Resolves once what it was sent is taken; false: it is closed. */
  async drained(): Promise<boolean> {
    while (this.#isOpen && this.#raw.writableNeedDrain)
      await once(this.#raw, 'drain', {
        signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(this.#options.keepAliveMs)]),
      }).catch(() => this.#isOpen && this.drop('slow'));
    return this.#isOpen;
  }

  /** Says why, after all that it was sent, and ends. */
  drop(reason: DropReason): void {
    if (!this.#isOpen) return;
    this.#onDropped(reason);
    this.end({ event: 'dropped', data: JSON.stringify({ reason }), id: this.#position() });
  }

  /** It is not answered as a stream after all. */
  abandon(): void {
    this.#stop();
  }

  /** Ends, with a last event. */
  end(last?: PushEvent): void {
    if (!this.#isOpen) return;
    if (last) this.#raw.write(frameOf(last));
    this.#stop();
    this.#raw.end();
    const timer = setTimeout(() => this.#raw.destroy(), this.#options.farewellMs);
    this.#raw.once('close', () => clearTimeout(timer));
  }

  #write(text: string): void {
    if (!this.#isOpen) return;
    this.#raw.write(text);
    if (this.#raw.writableLength > this.#options.bufferBytes) this.drop('slow');
  }

  #stop(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#closing.abort();
  }
}
