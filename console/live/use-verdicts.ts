/** The verdicts of the server after each finished set, and once a session is over, held against those of the page; the API is told how they compare. */
import { useEffect, useRef, useState } from 'react';
import { type Client, postLiveSessionsByIdVerdicts } from '../../clients/typescript/lib/index';
import type { Read } from '../reads/use-read';
import { useSession } from '../session/signed-in';
import { type Compared, Comparing, type SetVerdict, type Verdict } from './comparing';
import type { Judging, SessionSoFar } from './session-so-far';

/** As far as they are known, by challenge. */
export interface Verdicts {
  readonly atEnd: (challengeId: string) => Verdict | undefined;
  readonly bySet: (challengeId: string) => readonly SetVerdict[];
  /** A set is finished that was not compared yet. */
  readonly awaits: boolean;
}

export function useVerdicts(sessionId: string, soFar: SessionSoFar, read: Read<Judging> | undefined): Verdicts {
  const { client } = useSession();
  const held = useRef<{ readonly of: string; readonly comparing: Comparing } | null>(null);
  if (held.current?.of !== sessionId) held.current = { of: sessionId, comparing: new Comparing() };
  const { comparing } = held.current;
  const [, setFound] = useState(0);
  useEffect(() => {
    const asOf = read?.asOf?.getTime() ?? null;
    if (!read || asOf === null || !soFar.isWhole) return;
    const found = comparing.compare({
      judging: read.data,
      asOf,
      finished: soFar.finished(read.data),
      isOver: soFar.isOver,
    });
    for (const one of found) void tell(client, sessionId, one);
    if (found.length > 0) setFound((count) => count + found.length);
  });
  return {
    atEnd: (challengeId) => comparing.atEnd(challengeId),
    bySet: (challengeId) => comparing.bySet(challengeId),
    awaits: comparing.awaits,
  };
}

/** Nothing hangs on it: whether it arrives or not, the page shows what it found. */
async function tell(client: Client, id: string, { judged, standing }: Compared): Promise<void> {
  const { challengeId, ruleHash, fraction, complete } = judged;
  await postLiveSessionsByIdVerdicts({
    client,
    path: { id },
    body: {
      ...{ challengeId, ruleHash, server: { fraction, complete } },
      provisional: { fraction: standing.fraction, complete: standing.complete },
    },
  });
}
