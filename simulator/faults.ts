/** What goes wrong on the way from machines to the platform, on demand. */
import type { Telemetry } from '../schemas/generated/telemetry.js';
import type { Random } from './random.js';

/** Every fault by name, with what it does. */
export const faultKinds = {
  repeats: 'messages sent again, at once or up to a minute later',
  disorder: 'messages held back for up to 30 s',
  loss: 'messages never sent, single ones or up to 20 in a row',
  silence: 'members who walk off, and machines that never say that the session ended',
  'power-loss': 'machines that go dark, with or without a last word',
  wrap: '16-bit counters that run over, and counters that start again',
  poison: 'records that cannot be read or believed',
} as const;

export type FaultKind = keyof typeof faultKinds;
export type Faults = ReadonlySet<FaultKind>;

/** No message is later than this after its time, s. */
export const LONGEST_DELAY_S = 60;

const LOST = 0.003;
const BURST = 0.000_15;
const HELD_BACK = 0.01;
const REPEATED = 0.006;

/** The faults of `all`, `none` or a list with commas; throws a RangeError that names the unknown one. */
export function parseFaults(text: string): Faults {
  if (text === 'none' || text === '') return new Set();
  if (text === 'all') return new Set(Object.keys(faultKinds) as FaultKind[]);
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !(name in faultKinds));
  if (unknown !== undefined) {
    throw new RangeError(`unknown fault “${unknown}”; known are all, none, ${Object.keys(faultKinds).join(', ')}`);
  }
  return new Set(names as FaultKind[]);
}

/** How a session goes wrong, decided when it begins. */
export interface Mishap {
  /** Counters of distance and work have 16 bits. */
  readonly wraps: boolean;
  /** All counters start again from 0 at about this second; −1: never. */
  readonly resetsAfterS: number;
  /** The member walks off, or the power goes, at this second; −1: never. */
  readonly breaksAfterS: number;
  readonly power: 'kept' | 'lost with a word' | 'lost';
  /** Nothing says that it ended. */
  readonly endless: boolean;
}

/** The mishap of one session. */
export function mishap(faults: Faults, draw: Random): Mishap {
  const silent = faults.has('silence') && draw.chance(0.12);
  const dark = faults.has('power-loss') && draw.chance(0.05);
  const wraps = faults.has('wrap') && draw.chance(0.15);
  const resets = faults.has('wrap') && !wraps && draw.chance(0.08);
  const breaks = dark || (silent && draw.chance(0.5));
  return {
    wraps,
    resetsAfterS: resets ? draw.whole(30, 400) : -1,
    breaksAfterS: breaks ? draw.whole(10, 500) : -1,
    power: !dark ? 'kept' : draw.chance(0.5) ? 'lost with a word' : 'lost',
    endless: silent && !dark,
  };
}

/** What becomes of one message: seconds until each of its sendings; none: it is lost. */
export type Route = readonly number[];

const AT_ONCE: Route = [0];
const TWICE: Route = [0, 0];
const LOST_FOR_GOOD: Route = [];

/** Decides the route of each message; `spare` ones are not lost. A burst of loss stays with its session. */
export function router(faults: Faults, draw: Random): (event: Telemetry, spare: boolean) => Route {
  const loses = faults.has('loss');
  const delays = faults.has('disorder');
  const repeats = faults.has('repeats');
  if (!loses && !delays && !repeats) return () => AT_ONCE;
  const bursts = new Map<string, number>();

  return (event, spare) => {
    const dice = draw.next();
    if (loses) {
      const left = bursts.get(event.sessionId);
      if (left !== undefined) {
        if (left <= 1) bursts.delete(event.sessionId);
        else bursts.set(event.sessionId, left - 1);
        if (!spare) return LOST_FOR_GOOD;
      }
      if (dice < BURST) bursts.set(event.sessionId, draw.whole(3, 20));
      if (dice < BURST + LOST && !spare) return LOST_FOR_GOOD;
    }
    const rest = dice - BURST - LOST;
    if (rest < 0) return AT_ONCE;
    if (delays && rest < HELD_BACK) return [draw.whole(1, 30)];
    if (repeats && rest >= HELD_BACK && rest < HELD_BACK + REPEATED) {
      return draw.chance(0.5) ? TWICE : [0, draw.whole(1, LONGEST_DELAY_S)];
    }
    return AT_ONCE;
  };
}
