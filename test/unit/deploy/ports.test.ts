import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { choosePort, isFree } from '../../../deploy/local/ports.js';

describe('ports', () => {
  it.each(['127.0.0.1', '0.0.0.0'])('goes to the next port when the wanted one is taken on %s', async (host) => {
    const server = createServer().listen(0, host);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await isFree(port)).toBe(false);
    expect(await choosePort(port)).toBeGreaterThan(port);
    server.close();
    await once(server, 'close');
    expect(await choosePort(port)).toBe(port);
  });

  it('never gives the same port twice', async () => {
    const first = await choosePort('free');
    expect(await choosePort(first, new Set([first]))).not.toBe(first);
  });

  it('stays below the ports of outgoing connections, so that a waiting client cannot connect to itself', async () => {
    const port = await choosePort('free');
    expect(port).toBeGreaterThanOrEqual(15_000);
    expect(port).toBeLessThan(30_000);
  });
});
