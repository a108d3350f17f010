/** What goes on at one machine: the session, until a moment after it is over. */
import { useEffect, useState } from 'react';
import { type GetLiveSessionsResponse, getLiveSessions } from '../../clients/typescript/lib/index';
import { useRead } from '../reads/use-read';

const LOOK_MS = 1_000;
/** How long what was done is still shown. */
const AFTER_MS = 20_000;

type Live = GetLiveSessionsResponse['items'][number];

/** A session as the list has it; of those that are over what was known last. */
export interface Shown {
  readonly sessionId: string;
  /** Whether it has no owner. */
  readonly isGuest: boolean;
  readonly isOver: boolean;
}

/** Null: nobody trains here. `error`: why it cannot be told. */
export function useKiosk(equipment: string): { readonly shown: Shown | null; readonly error: Error | null } {
  const read = useRead(['kiosk', equipment], (given) => getLiveSessions({ ...given, query: { equipment, limit: 1 } }), {
    every: LOOK_MS,
  });
  const live: Live | undefined = read.data?.data.items[0];
  const [last, setLast] = useState<Shown | null>(null);
  const id = live ? String(live.sessionId) : null;
  const isGuest = live?.userId === '';
  const isKnown = read.data !== undefined;
  useEffect(() => {
    if (id !== null) setLast({ sessionId: id, isGuest, isOver: false });
  }, [id, isGuest]);
  useEffect(() => {
    if (!isKnown || id !== null) return;
    setLast((before) => before && { ...before, isOver: true });
    const timer = setTimeout(() => setLast(null), AFTER_MS);
    return () => clearTimeout(timer);
  }, [id, isKnown]);
  return { shown: last, error: isKnown ? null : read.error };
}
