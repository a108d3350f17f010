/** Incarnations: uuids in the order of time, so that of two the greater is the newer. */
import { v7 } from 'uuid';

/** The time in a UUIDv7, ms. */
export const timeOf = (incarnation: string): number =>
  Number.parseInt(incarnation.replaceAll('-', '').slice(0, 12), 16);

/** A newer incarnation: of the broker's time of the latest tick (ms), and in any case later than the old one. */
export const nextIncarnation = (old: string, tick: number): string => v7({ msecs: Math.max(tick, timeOf(old) + 1) });
