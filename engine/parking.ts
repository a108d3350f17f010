/** What one gathering parks, in exact ranges: of a range's key, all its events lie in it and nothing else does. */

/**
 * Events of one key set aside: alone, or with the key they wait for. Offsets are inclusive; of the key's records from the first to the
 * last, all are meant and no others.
 */
export interface Parked {
  readonly kind: 'event' | 'key';
  readonly partition: number;
  readonly topic: string;
  readonly from: number;
  readonly to: number;
  readonly events: number;
  /** Of their values. */
  readonly bytes: number;
  readonly key: string | null;
  readonly reason: string;
  readonly detail: string;
}

/** Records of one key in one partition, the last offset included. */
export interface KeyRange {
  readonly topic: string;
  readonly from: number;
  to: number;
  events: number;
  /** Of their values. */
  bytes: number;
}

/** A range is read again whole: so much fits into memory. */
const MAX_EVENTS = 10_000;
const MAX_BYTES = 4 * 1024 * 1024;

/** Whether a range takes one more event of so many bytes. */
export const hasRoom = ({ events, bytes }: KeyRange, more: number): boolean =>
  events < MAX_EVENTS && bytes + more <= MAX_BYTES;

/** Why something parks, and of which key. */
export type Setting = Pick<Parked, 'kind' | 'key' | 'reason' | 'detail'>;

type ParkedRange = Parked & KeyRange;

/** The ranges of one partition that may still grow, by key. */
export type Growing = Map<string | null, ParkedRange>;

export class ParkedRanges {
  readonly all: ParkedRange[] = [];
  readonly #growing = new Map<string, Growing>();

  /** The ranges of a partition that may still grow: whatever else comes of a key must take it out of them. */
  growing(topic: string, partition: number): Growing {
    const place = `${topic}/${partition}`;
    const known = this.#growing.get(place) ?? new Map();
    this.#growing.set(place, known);
    return known;
  }

  /** Parks a record: into the range before it, when that is of the same reason and nothing else of the key came since. True: it has a range of its own. */
  add(setting: Setting, topic: string, partition: number, offset: number, bytes: number): boolean {
    const growing = this.growing(topic, partition);
    const known = growing.get(setting.key);
    if (known?.kind === setting.kind && known.reason === setting.reason && hasRoom(known, bytes)) {
      known.to = offset;
      known.events++;
      known.bytes += bytes;
      return false;
    }
    const range = { ...setting, topic, partition, from: offset, to: offset, events: 1, bytes };
    growing.set(setting.key, range);
    this.all.push(range);
    return true;
  }
}
