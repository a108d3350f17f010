/** Which session of whoever is signed in goes on. */
import { useEffect, useState } from 'react';
import { getLiveSessions } from '../../clients/typescript/lib/index';
import { useRead } from '../reads/use-read';
import { useSession } from '../session/signed-in';

const LOOK_MS = 1_000;

/** The session that goes on, or was the last to go on while the page was open; null: none, once that was read. */
export function useLiveId() {
  const { sub } = useSession();
  const read = useRead(['live', sub], (given) => getLiveSessions({ ...given, query: { user: sub } }), {
    every: LOOK_MS,
  });
  const [last, setLast] = useState<string | null>(null);
  const id = read.data?.data.items[0]?.sessionId ?? null;
  useEffect(() => {
    if (id !== null) setLast(id);
  }, [id]);
  return { id: id ?? last, read };
}
