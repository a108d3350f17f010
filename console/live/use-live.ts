/** A session that goes on: what is heard of it, and what it is judged by. */
import { useRef, useState } from 'react';
import { getLiveSessionsByIdJudging } from '../../clients/typescript/lib/index';
import { useRead } from '../reads/use-read';
import { SessionSoFar } from './session-so-far';
import { useStream } from './use-stream';

const LOOK_MS = 1_000;
const SELDOM_MS = 15_000;

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
