/** Ports that nothing listens on. */
import { connect, createServer } from 'node:net';

/** The address of everything local. */
export const HOST = '127.0.0.1';

/**
 * Below every system's range of ports for outgoing connections: there, a client that knocks at a stopped broker's port would
 * some day be given that very port as its own and be connected to itself.
 */
const FREE_RANGE = { from: 15_000, to: 30_000 };
const NEIGHBOURS = 50;

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: HOST });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const binds = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: HOST, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** Whether nothing listens on a port of 127.0.0.1, by itself or through 0.0.0.0. */
export const isFree = async (port: number): Promise<boolean> => !(await listens(port)) && (await binds(port));

/** `wanted` or the next free one above it; with 'free', any. `taken` are ports already given away. */
export async function choosePort(wanted: number | 'free', taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (let step = 0; step < NEIGHBOURS; step++) {
    const port =
      wanted === 'free'
        ? FREE_RANGE.from + Math.floor(Math.random() * (FREE_RANGE.to - FREE_RANGE.from))
        : wanted + step;
    if (!taken.has(port) && port <= 65_535 && (await isFree(port))) return port;
  }
  throw new Error(`no free port found near ${wanted}`);
}
