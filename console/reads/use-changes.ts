/** Reads again what is shown of a member as soon as something of them changes. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useStream } from '../live/use-stream';
import { useSession } from '../session/signed-in';

/** Many things change together. */
const TOGETHER_MS = 150;

/** For whoever is a member; of others nothing is followed. */
export function useChanges(): void {
  const { sub, role } = useSession();
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const readAgain = () => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      // Who is signed in does not change, and would be asked for beside.
      void queries.invalidateQueries({ queryKey: [sub] });
    }, TOGETHER_MS);
  };
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  useStream(role === 'member' ? `/v1/users/${sub}/events` : null, { onEvent: readAgain, onReset: readAgain });
}
