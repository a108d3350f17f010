/** What folds demand of memory. */
import { numbers, texts } from './columns.js';
import type { Demand } from './demand.js';
import type { KeyWork } from './work.js';

/** A demand of one key's work. */
export interface Request {
  readonly work: KeyWork;
  readonly demand: Demand;
}

/** Requests of one kind of demand. */
export type Of<Kind extends Demand['kind']> = { work: KeyWork; demand: Extract<Demand, { kind: Kind }> };
/** The keys and tasks of requests, as parameters. */
export const keysOf = (requests: readonly Request[]) => [
  texts(requests.map(({ work }) => work.entry.key)),
  numbers(requests.map(({ work }) => work.entry.task)),
];

/** The first whole ms not before a bound; ±Infinity is beyond every event time. */
export const wholeOf = (at: number) => Math.max(EARLIEST, Math.min(LATEST, Math.ceil(at)));
/** Before and after every event time, ms. */
export const [EARLIEST, LATEST] = [-(2 ** 53), 2 ** 53];
