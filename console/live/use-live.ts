/** The session of whoever is signed in: which it is, what is heard of it, and what it is judged by. */
import { useEffect, useRef, useState } from 'react';
import { getLiveSessions, getLiveSessionsByIdJudging } from '../../clients/typescript/lib/index';
import { useRead } from '../reads/use-read';
import { useSession } from '../session/signed-in';
import { SessionSoFar } from './session-so-far';
import { useStream } from './use-stream';

const LOOK_MS = 1_000;
const SELDOM_MS = 15_000;

/** The session that goes on, or was the last to go on while the page was open; null: none. */
export function useLiveId(): { readonly id: string | null; readonly isKnown: boolean } {
  const { sub } = useSession();
  const read = useRead(['live', sub], (given) => getLiveSessions({ ...given, query: { user: sub } }), {
    every: LOOK_MS,
  });
  const [last, setLast] = useState<string | null>(null);
  const id = read.data?.data.items[0]?.sessionId ?? null;
  useEffect(() => {
    if (id !== null) setLast(id);
  }, [id]);
  return { id: id ?? last, isKnown: read.data !== undefined };
}

/** What the machine says since it began, and whether it is heard just now. */
export function useSoFar(sessionId: string): { readonly soFar: SessionSoFar; readonly isConnected: boolean } {
  const held = useRef<{ id: string; soFar: SessionSoFar } | null>(null);
  if (held.current?.id !== sessionId) held.current = { id: sessionId, soFar: new SessionSoFar(sessionId) };
  const { soFar } = held.current;
  const [, setHeard] = useState(0);
  const isConnected = useStream(`/v1/live/sessions/${sessionId}/events?from=start`, {
    onEvent: (event, data) => {
      soFar.add(event, data);
      setHeard((count) => count + 1);
    },
    // What was heard stays true: whatever comes again is told by its sequence.
    onReset: () => {},
  });
  return { soFar, isConnected };
}

/** Read again when something of the member changes, and once a second while the verdict of the server is awaited. */
export function useJudging(sessionId: string, isAwaited: boolean) {
  return useRead(['judging', sessionId], (given) => getLiveSessionsByIdJudging({ ...given, path: { id: sessionId } }), {
    every: isAwaited ? LOOK_MS : SELDOM_MS,
  });
}
