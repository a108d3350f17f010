/** A client of streams that is as cheap as can be: thousands of them must cost the bench less than the API. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Listener {
  /** Of the events of this name: when the last came, ms; 0: none did. */
  readonly heardAt: ReadonlyMap<string, number>;
  readonly isOpen: boolean;
  leave(): void;
}

/** Opens a stream and resolves once its first event, a reset, has come. Rejects when it is refused. */
export async function listen(url: string, token: string): Promise<Listener> {
  const { hostname, port, pathname } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  const heardAt = new Map<string, number>();
  const state = { isOpen: true };
  socket.once('close', () => {
    state.isOpen = false;
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.once('close', () => reject(new Error('closed before it began')));
    socket.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      if (text.startsWith('HTTP/1.1') && !text.startsWith('HTTP/1.1 200')) reject(new Error(text.slice(0, 400)));
      // One write of the API is one packet here, or few: an event is named within one.
      for (const [, event = ''] of text.matchAll(/event: (\w+)/g)) heardAt.set(event, performance.now());
      if (heardAt.has('reset')) resolve();
    });
  });
  return {
    heardAt,
    get isOpen() {
      return state.isOpen;
    },
    leave: () => void socket.destroy(),
  };
}
