/** What can be found about a machine's stream: how it reads, and how to put it right. */
import { parkingReasons } from '../parking-reasons.js';

/** `fault`: to be fixed in the firmware; `note`: allowed, and worth knowing. */
export interface Finding {
  readonly code: string;
  readonly level: 'fault' | 'note';
  readonly count: number;
  readonly what: string;
  /** What to do; empty for most notes. */
  readonly fix: string;
}

type Kind = Omit<Finding, 'code' | 'count'>;
const fault = (what: string, fix: string): Kind => ({ level: 'fault', what, fix });
const note = (what: string, fix = ''): Kind => ({ level: 'note', what, fix });

const kinds = {
  silent: fault(
    'nothing came',
    'see that the machine runs, reaches the broker, and keys its records by this equipmentId',
  ),
  conflict: fault(
    'a sequence came again with another content; the first one counts',
    'number every message once, and resend it unchanged',
  ),
  gap: fault(
    'sequences that never came',
    'keep each message until the broker has acknowledged it, and resend it; number only what is sent',
  ),
  no_start: fault('sessions without a start', 'send started as the first message of a session, with sequence 0'),
  late_start: fault('starts whose sequence is not 0', 'begin every session at sequence 0 with started'),
  no_end: fault('sessions that a new one cut off without an end', 'send ended before the next start'),
  after_end: fault('messages after the end of their session', 'begin a new session, with a new sessionId'),
  two_partitions: fault(
    'more than one partition was used: their order is lost',
    'let one client with one partitioner send for the machine',
  ),
  clock_off: fault("seconds that the clock is off the broker's", 'set the clock by NTP; send UTC in ms since 1970'),
  clock_unset: fault('sessions from before 2015', 'set the clock before the first session'),
  rate: fault('messages a minute, where 60 are expected', 'send one reading a second while a session runs'),
  heart_rate_zero: fault('readings with a heart rate of 0', 'send null when the sensor has none'),
  counter_reset: fault(
    'sessions whose counters fell',
    'count up from 0 through the whole session, over pauses and restarts',
  ),
  implausible_counter: fault('sessions whose counters leapt beyond belief', 'look for an overflow or the wrong unit'),
  implausible_heart_rate: fault('sessions with heart rates over 250/min', 'heartRateBpm is per minute'),
  implausible_power: fault('sessions with more than 5,000 W', 'powerW is in watts'),
  implausible_load: fault('sessions with more than 1,000 kg', 'loadGrams is in grams'),
  implausible_speed: fault('sessions faster than 50 m/s', 'speedMmPerS is in mm/s'),
  counter_wrapped: note('sessions whose counters ran over their width; they were put together again'),
  repeated: note('messages resent; they count once'),
  disorder: note('messages that came after later ones; they found their place'),
  running: note('sessions still running'),
  clock_drift: note("seconds that the clock is off the broker's", 'set the clock by NTP'),
  unknown_machine: note(
    'the catalogue does not know this machine: its sessions have no gym and maybe no exercise',
    'enter it: PUT /v1/equipment/{id}',
  ),
} as const satisfies Record<string, Kind>;

export type FindingCode = keyof typeof kinds;

/** A finding of the list above. */
export const found = (code: FindingCode, count: number): Finding => ({ code, count, ...kinds[code] });

/** Whether the sessions processor's quality flag is one of the list above. */
export const isFinding = (code: string): code is FindingCode => code in kinds;

/** Records that are parked for one reason. */
export function parked(reason: string, count: number, detail: string): Finding {
  const known = parkingReasons[reason];
  return {
    code: reason,
    level: 'fault',
    count,
    what: `parked: ${known?.meaning ?? detail}`,
    fix: known?.remedy ?? 'see the detail',
  };
}
