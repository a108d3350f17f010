/** How far a message may go: to whom names lead, and that all of it is public. */
import { type LookupAddress, promises } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isOpen } from './address.js';

/** Where messages may be sent. */
export interface Reach {
  /** To this machine too, and unencrypted: for the local stack. */
  readonly toThisMachine: boolean;
  readonly lookup: LookupFunction;
}

type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/** A server of names that does not answer is asked twice for so long. */
const ASKING = { timeout: 2_000, tries: 2 };

/**
 * Names are asked of DNS itself, each on its own. The machine's own look-up works on four threads that all share: four receivers whose
 * servers of names never answer would keep all others waiting. But only it knows the names of this machine.
 */
export function reachOf(toThisMachine: boolean, resolver = new promises.Resolver(ASKING)): Reach {
  const resolve: Resolve = toThisMachine
    ? (hostname) => promises.lookup(hostname, { all: true })
    : (hostname) => addressesOf(hostname, resolver);
  return { toThisMachine, lookup: guarded(resolve, toThisMachine) };
}

async function addressesOf(
  hostname: string,
  resolver: Pick<promises.Resolver, 'resolve4' | 'resolve6'>,
): Promise<LookupAddress[]> {
  const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  const of = (answer: PromiseSettledResult<string[]>, family: 4 | 6) =>
    answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : [];
  const found = [...of(four, 4), ...of(six, 6)];
  if (found.length === 0 && four.status === 'rejected') throw four.reason;
  return found;
}

/** Gives no address unless all of them are public: what is connected to is what was checked. */
const guarded =
  (resolve: Resolve, toThisMachine: boolean): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) return callback(new Error(`${hostname} has no address`), '', 0);
        const refused = addresses.find(({ address }) => !isOpen(address, toThisMachine));
        if (refused) return callback(new Error(`${hostname} is ${refused.address}, no public address`), '', 0);
        // With `all`, the list is what is asked for.
        return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, '', 0),
    );
  };
