/** The sender at work: what waits is sent, given up or forgotten. */
import { type Log, pause } from '../engine/log.js';
import type { Webhook } from '../schemas/generated/webhooks.js';
import { endErased, endOfRemoved, giveUp, tidy } from './ending.js';
import { Lane, type Sending } from './lane.js';
import { webhooksDue } from './ledger.js';

const LOOK_MS = 200;
const TIDY_MS = 60_000;

/** What it must know besides. */
interface Known {
  readonly webhooks: () => readonly Webhook[];
  /** Whoever was erased. */
  readonly erased: { readonly ids: readonly string[]; has(userId: string): boolean };
}

/** Sends until the signal aborts; nothing is on its way then. */
export async function sendWaiting(
  sending: Omit<Sending, 'isErased' | 'onRoom'>,
  { webhooks, erased }: Known,
): Promise<void> {
  const { sql, clock, log, signal } = sending;
  const lanes = new Map<string, Lane>();
  let look = () => {};
  const nextLook = () =>
    Promise.race([
      pause(LOOK_MS, signal),
      new Promise<void>((resolve) => {
        look = resolve;
      }),
    ]);
  const shared: Sending = { ...sending, isErased: (userId) => erased.has(userId), onRoom: () => look() };
  const laneOf = (id: string) => {
    const lane = lanes.get(id) ?? new Lane(shared);
    lanes.set(id, lane);
    return lane;
  };
  try {
    for (let [tidiedAt, known] = [0, 0]; !signal.aborted; await nextLook()) {
      if (Date.now() - tidiedAt > TIDY_MS || erased.ids.length > known) {
        known = erased.ids.length;
        await endErased(sql, erased.ids);
        sayGivenUp(await giveUp(sql, clock()), log);
        await tidy(sql);
        tidiedAt = Date.now();
      }
      for (const id of await webhooksDue(sql)) {
        const webhook = webhooks().find(({ webhookId }) => webhookId === id);
        if (!webhook || webhook.removed) await endOfRemoved(sql, id);
        else await laneOf(id).look(webhook);
      }
    }
  } finally {
    await Promise.all([...lanes.values()].map((lane) => lane.settled()));
  }
}

function sayGivenUp(notices: number, log: Log): void {
  if (notices > 0) log.warn({ notices }, 'notices were given up after 3 days: see `repstream status`');
}
