import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { CONNECTION, Connection, type DropReason } from '../../../../api/push/connection.js';

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server = undefined;
});

/** A real client of a real server. */
async function connected(listener: RequestListener): Promise<IncomingMessage> {
  server ??= createServer().listen(0);
  server.removeAllListeners('request').on('request', listener);
  if (!server.listening) await once(server, 'listening');
  const asked = request({ port: (server.address() as AddressInfo).port, agent: false });
  asked.on('error', () => {});
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return answer.setEncoding('utf8');
}

it('R97: a client that takes nothing is let go at its bound, and says so; others go on', async () => {
  const [open, dropped]: [Connection[], DropReason[]] = [[], []];
  const isCutOff: Promise<unknown>[] = [];
  const listener: RequestListener = (_, raw) => {
    isCutOff.push(once(raw, 'close'));
    const one = new Connection(raw, { ...CONNECTION, farewellMs: 50 }, (reason) => dropped.push(reason));
    one.begin({}, () => 'here');
    open.push(one);
  };
  const slow = await connected(listener);
  slow.on('error', () => {});
  const quick = await connected(listener);
  let taken = '';
  quick.on('data', (text) => {
    taken = (taken + text).slice(-100);
  });
  const data = 'x'.repeat(64 * 1024);
  let sent = 0;
  for (; open[0]?.isOpen && sent < 2_000; sent++) {
    for (const one of open) one.send({ event: 'e', data, id: String(sent) });
    while (open[1]?.isOpen && !(await open[1].drained()));
  }
  expect(dropped).toEqual(['slow']);
  expect(open.map(({ isOpen }) => isOpen)).toEqual([false, true]);
  open[1]?.send({ event: 'last', data: '{}', id: 'last' });
  while (!taken.endsWith('id: last\nevent: last\ndata: {}\n\n')) await once(quick, 'data');
  open[1]?.end();
  // Whoever still takes nothing is cut off.
  await isCutOff[0];
  slow.destroy();
});

it('a client that is let go hears why, after all that it was sent', async () => {
  let connection: Connection | undefined;
  const client = await connected((_, raw) => {
    connection = new Connection(raw, CONNECTION, () => {});
    connection.begin({}, () => 'here');
    connection.send({ event: 'e', data: '1', id: 'a' });
    connection.drop('token_expired');
    connection.send({ event: 'e', data: '2', id: 'b' });
  });
  expect((await client.toArray()).join('')).toBe(
    'retry: 1000\n\nid: a\nevent: e\ndata: 1\n\nid: here\nevent: dropped\ndata: {"reason":"token_expired"}\n\n',
  );
  let closed = false;
  connection?.onClosed(() => {
    closed = true;
  });
  expect(closed).toBe(true);
});
