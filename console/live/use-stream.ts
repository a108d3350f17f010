/** Follows a stream for as long as a page shows it. */
import { useEffect, useRef, useState } from 'react';
import { follow } from '../../clients/typescript/lib/index';
import { keptToken } from '../session/token';

/** What a page does with a stream. */
export interface Heard {
  readonly onEvent: (event: string, data: unknown) => void;
  readonly onReset: () => void;
}

/** Whether it is heard just now. A path of null is not followed. */
export function useStream(path: string | null, heard: Heard): boolean {
  const [isConnected, setConnected] = useState(false);
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(() => {
    if (path === null) return;
    const leaving = new AbortController();
    follow({
      url: path,
      token: async () => keptToken() ?? '',
      onReset: () => latest.current.onReset(),
      onEvent: (event, data) => latest.current.onEvent(event, data),
      onConnected: setConnected,
      signal: leaving.signal,
      // Refused: what is read over HTTP says why.
    }).catch(() => setConnected(false));
    return () => leaving.abort();
  }, [path]);
  return isConnected;
}
