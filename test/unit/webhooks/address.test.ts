/** Where notices may be sent. */
import { describe, expect, it } from 'vitest';
import { isOpen, urlRefusal } from '../../../webhooks/address.js';

describe('R92: notices go to public addresses only', () => {
  it.each([
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.100.100.200',
      '127.0.0.1',
      '127.9.9.9',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
    ],
    ...[
      '192.0.0.192',
      '192.168.1.1',
      '198.18.0.1',
      '198.51.100.7',
      '203.0.113.9',
      '224.0.0.1',
      '255.255.255.255',
      '168.63.129.16',
    ],
    ...[
      '::',
      '::1',
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd00:ec2::254',
      'ff02::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::a00:1',
    ],
    ...['2001:db8::1', '2002:7f00:1::', '2001::1', '3fff::1', 'localhost', ''],
  ])('%s is refused', (address) => {
    expect(isOpen(address, false)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::200e'])(
    '%s may be',
    (address) => {
      expect(isOpen(address, false)).toBe(true);
    },
  );

  it('the local stack may send to its own machine, and nowhere else that is private', () => {
    expect(['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254'].map((one) => isOpen(one, true))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it.each([
    ['http://example.org/', 'it must begin with https://'],
    ['https://user:pass@example.org/', 'a name or password in it would be shown: messages are signed instead'],
    ['https://2130706433/', '127.0.0.1 is no public address'],
    ['https://0x7f.1/', '127.0.0.1 is no public address'],
    ['https://[::ffff:10.0.0.1]/', '::ffff:a00:1 is no public address'],
    ['ftp://example.org', 'it must begin with https://'],
    ['example', 'it is no URL'],
  ])('%s is refused: %s', (url, why) => {
    expect(urlRefusal(url, false)).toBe(why);
  });

  it('takes an URL of a public name', () => {
    expect(urlRefusal('https://example.org/hooks?x=1', false)).toBeNull();
    expect(urlRefusal('http://127.0.0.1:9/', true)).toBeNull();
  });
});
