/** What receivers may do, and what it costs: real servers on this machine. */
import { promises } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { post } from '../../../webhooks/post.js';
import { reachOf } from '../../../webhooks/reach.js';
import { nameServer } from '../../integration/names.js';
import { breakingOff, dripping, flooding, receiver, silent, status, switching } from '../../integration/receivers.js';

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});
const answerOf = async (...listener: Parameters<typeof receiver>) => {
  const one = await receiver(...listener);
  closing.push(one.close);
  const began = Date.now();
  const answer = await post(one.url, {}, '{}', reachOf(true), { withinMs: 400 });
  expect(Date.now() - began).toBeLessThan(2_000);
  return answer;
};

describe('R92: one attempt', () => {
  it.each([200, 204, 299])('is taken by %i', async (code) => {
    expect(await answerOf(() => status(code))).toEqual({ isTaken: true, said: String(code) });
  });

  it.each([400, 404, 410, 500, 503])('is not taken by %i', async (code) => {
    expect(await answerOf(() => status(code))).toEqual({ isTaken: false, said: String(code) });
  });

  it.each([
    ['says nothing', silent],
    ['drips for ever', dripping],
  ])('ends in time when the receiver %s', async (_, listener) => {
    expect(await answerOf(() => listener)).toEqual({ isTaken: false, said: 'no whole answer in 0.4 s' });
  });

  it('reads 64 kB of an answer that never ends, and goes by its status', async () => {
    expect(await answerOf(() => flooding(200))).toEqual({ isTaken: true, said: '200' });
    expect(await answerOf(() => flooding(500))).toEqual({ isTaken: false, said: '500' });
  });

  it('takes half an answer for none', async () => {
    expect(await answerOf(() => breakingOff)).toMatchObject({ isTaken: false });
    expect(await answerOf(() => switching)).toMatchObject({ isTaken: false });
  });

  it('follows no redirect, wherever it leads', async () => {
    const inside = await receiver(() => status(200));
    closing.push(inside.close);
    const answers = [301, 302, 303, 307, 308].map((code) => answerOf(() => status(code, { location: inside.url })));
    for (const { isTaken, said } of await Promise.all(answers)) {
      expect(isTaken).toBe(false);
      expect(said).toMatch(/^30\d: redirects are not followed$/);
    }
    expect(inside.got).toEqual([]);
  });

  it('ends at once when it is stopped', async () => {
    const one = await receiver(() => silent);
    closing.push(one.close);
    const stopping = new AbortController();
    const answer = post(one.url, {}, '{}', reachOf(true), { signal: stopping.signal });
    setTimeout(() => stopping.abort(), 50);
    expect(await answer).toEqual({ isTaken: false, said: 'stopped before it answered' });
  });
});

describe('R92: names', () => {
  const asking = async (addresses: readonly string[] | null, options = {}) => {
    const server = await nameServer(addresses);
    closing.push(server.close);
    const resolver = new promises.Resolver({ timeout: 100, tries: 1, ...options });
    resolver.setServers([server.address]);
    return reachOf(false, resolver);
  };

  it('one that leads to a private address, be it one of several, is not connected to', async () => {
    let connections = 0;
    const inside = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    closing.push(() => inside.close());
    const url = `https://hooks.example.org:${(inside.address() as AddressInfo).port}/`;
    for (const [addresses, refused] of [
      [['127.0.0.1'], '127.0.0.1'],
      [['8.8.8.8', '10.0.0.1'], '10.0.0.1'],
      [['169.254.169.254'], '169.254.169.254'],
    ] as const)
      expect(await post(url, {}, '{}', await asking(addresses))).toEqual({
        isTaken: false,
        said: `hooks.example.org is ${refused}, no public address`,
      });
    expect(connections).toBe(0);
  });

  it('one that nobody answers for keeps no other waiting', async () => {
    const mute = await asking(null, { timeout: 600 });
    const url = (name: string) => `https://${name}.example.org:9/`;
    let given = 0;
    const waiting = Array.from({ length: 16 }, async (_, i) => {
      const { said } = await post(url(`mute-${i}`), {}, '{}', mute);
      given++;
      return said;
    });
    expect(await post(url('inside'), {}, '{}', await asking(['10.0.0.1']))).toMatchObject({ isTaken: false });
    expect(given).toBe(0);
    for (const said of await Promise.all(waiting)) expect(said).toMatch(/mute-\d+\.example\.org/);
  });

  it('one without an address is said so', async () => {
    const { isTaken, said } = await post('https://nowhere.example.org/', {}, '{}', await asking([]));
    expect([isTaken, said]).toEqual([false, 'queryA ENODATA nowhere.example.org']);
  });
});
