/** Which addresses a webhook may have: public ones. Whoever sets an URL must not reach through us what only we can reach. */
import { BlockList, isIP } from 'node:net';

/** IPv4 that is not of the public Internet (IANA special-purpose registry), and what clouds tell secrets at under public addresses. */
const CLOSED_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // Azure's wire server.
  ['168.63.129.16', 32],
] as const;
/** Within global unicast: what carries an IPv4 address in it, and documentation. */
const CLOSED_6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const closed = new BlockList();
for (const [net, prefix] of CLOSED_4) closed.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of CLOSED_6) closed.addSubnet(net, prefix, 'ipv6');
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');
/** Global unicast: all else of IPv6 is local, mapped, multicast or nobody's. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Whether notices may be sent to an address; `toThisMachine`: to this machine too. */
export function isOpen(address: string, toThisMachine: boolean): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  if (loopback.check(address, type)) return toThisMachine;
  if (family === 6 && !global6.check(address, type)) return false;
  return !closed.check(address, type);
}

/** Why an URL is none to send notices to, whatever its name resolves to; null: it may be. */
export function urlRefusal(text: string, toThisMachine: boolean): string | null {
  if (!URL.canParse(text)) return 'it is no URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(toThisMachine && url.protocol === 'http:')) return 'it must begin with https://';
  if (url.username || url.password) return 'a name or password in it would be shown: messages are signed instead';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isOpen(host, toThisMachine)) return `${host} is no public address`;
  return null;
}
