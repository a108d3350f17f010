/** Servers that webhooks are sent to: one takes what it gets, the others do what servers should not. */
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly path: string;
}

/** A receiver on this machine. */
export interface Receiver {
  readonly url: string;
  readonly got: Got[];
  close(): void;
}

/** Answers what `answer` says, once the body is there. */
export async function receiver(answer: (nth: number) => RequestListener): Promise<Receiver> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk;
    });
    request.on('end', () => {
      got.push({ headers: request.headers, body, path: request.url ?? '' });
      answer(got.length)(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    got,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end();

/** Takes it, and says no word. */
export const silent: RequestListener = () => {};

/** A byte every tenth of a second, for ever. */
export const dripping: RequestListener = (_, response) => {
  response.writeHead(200);
  const drip = setInterval(() => response.write('.'), 100);
  response.on('close', () => clearInterval(drip));
};

/** As many bytes as are taken, for ever. */
export const flooding =
  (code: number): RequestListener =>
  (_, response) => {
    response.writeHead(code);
    const pour = () => {
      while (!response.destroyed && response.write(Buffer.alloc(16_384)));
    };
    response.on('drain', pour);
    pour();
  };

/** Half an answer. */
export const breakingOff: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('.', () => response.destroy());
};

/** Wants to go on in another protocol. */
export const switching: RequestListener = (_, response) => {
  response.socket?.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: chat\r\n\r\n');
};
