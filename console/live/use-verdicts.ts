/** The verdicts of the server once a session is over, held against those of the page; the API is told how they compare. */
import { useEffect, useRef, useState } from 'react';
import { type Client, postLiveSessionsByIdVerdicts } from '../../clients/typescript/lib/index';
import type { TrainedWorkout } from '../../rules/facts';
import type { Read } from '../reads/use-read';
import { useSession } from '../session/signed-in';
import { isSame, type Judged, standingOf } from './provisional';
import type { Judging, SessionSoFar } from './session-so-far';

/** How the two compare. */
export interface Verdict {
  readonly outcome: 'agreed' | 'disagreed';
  readonly provisional: number;
  readonly server: number;
}

/** By challenge, as far as they are known. */
export type Verdicts = ReadonlyMap<string, Verdict>;

export function useVerdicts(sessionId: string, soFar: SessionSoFar, read: Read<Judging> | undefined): Verdicts {
  const { client } = useSession();
  const [verdicts, setVerdicts] = useState<{ readonly of: string; readonly known: Verdicts }>({
    of: sessionId,
    known: new Map(),
  });
  const seenAt = useRef<number | null>(null);
  const known = verdicts.of === sessionId ? verdicts.known : new Map<string, Verdict>();
  useEffect(() => {
    const counted = read?.data.counted as TrainedWorkout | null | undefined;
    const asOf = read?.asOf?.getTime() ?? null;
    if (!read || !counted || counted.open || asOf === null || !soFar.isOver || !soFar.isWhole) return;
    seenAt.current ??= asOf;
    // What is counted after the workout was seen may take until the next tick.
    const isCertain = asOf > seenAt.current;
    const found = new Map(known);
    for (const judged of read.data.judged) {
      if (found.has(judged.challengeId)) continue;
      const workout = soFar.workout(read.data);
      const standing = standingOf(judged, read.data, { workout, now: asOf });
      if (!standing || (!isSame(standing, judged) && !isCertain)) continue;
      const outcome = isSame(standing, judged) ? 'agreed' : 'disagreed';
      found.set(judged.challengeId, { outcome, provisional: standing.fraction, server: judged.fraction });
      void tell(client, sessionId, judged, standing);
    }
    if (found.size > known.size) setVerdicts({ of: sessionId, known: found });
  });
  useEffect(() => {
    if (sessionId) seenAt.current = null;
  }, [sessionId]);
  return known;
}

/** Nothing hangs on it: whether it arrives or not, the page shows what it found. */
async function tell(
  client: Client,
  id: string,
  { challengeId, ruleHash, fraction, complete }: Judged,
  provisional: { readonly fraction: number; readonly complete: boolean },
): Promise<void> {
  await postLiveSessionsByIdVerdicts({
    client,
    path: { id },
    body: {
      ...{ challengeId, ruleHash, server: { fraction, complete } },
      provisional: { fraction: provisional.fraction, complete: provisional.complete },
    },
  });
}
