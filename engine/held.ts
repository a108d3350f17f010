/** Events of parked keys that are held in memory until their key is folded again. */

/** An accepted event, and where it stands. */
export interface HeldEvent {
  /** The physical topic. */
  readonly topic: string;
  readonly offset: number;
  /** As a fold gets it. */
  readonly event: object;
  /** Of its value. */
  readonly bytes: number;
}

/** A decoded event weighs about this much besides its bytes. */
const EVENT_BYTES = 300;

/** How much may be held together. */
export class Room {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** Takes room for an event; false: there is none left. */
  take({ bytes }: HeldEvent): boolean {
    this.#left -= bytes + EVENT_BYTES;
    return this.#left >= 0;
  }
}

/** What came in of one parked key since it was read for; the events stand parked as well. */
export class Held {
  readonly events: HeldEvent[] = [];
  /** Whether some of what came in is not held. */
  isIncomplete = false;
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  add(event: HeldEvent): void {
    if (this.isIncomplete) return;
    if (this.#room.take(event)) this.events.push(event);
    else this.isIncomplete = true;
  }
}
