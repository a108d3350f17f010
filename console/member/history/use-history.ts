/** The history of whoever is signed in: its newest part stays fresh, and older parts are read once, when they are asked for. */
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getUsersByIdWorkouts } from '../../../clients/typescript/lib/index';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { type Page, withNewest, withOlder } from './so-far';

/** A page of the newest fills a screen; older ones are asked for by who is looking for something. */
const NEWEST = 50;
const OLDER = 200;
const EVERY_MS = 10_000;

export function useHistory() {
  const { client, sub } = useSession();
  const path = { id: sub };
  const newest = useRead(
    ['workouts', 'newest'],
    (given) => getUsersByIdWorkouts({ ...given, path, query: { limit: NEWEST } }),
    { every: EVERY_MS },
  );
  const [soFar, setSoFar] = useState<Page | null>(null);
  const now = newest.data?.data;
  useEffect(() => {
    if (now) setSoFar((known) => withNewest(known, now));
  }, [now]);
  const older = useMutation({
    mutationFn: async (cursor: string) => {
      const query = { cursor, limit: OLDER };
      return (await getUsersByIdWorkouts({ client, throwOnError: true, path, query })).data;
    },
    // Whatever was asked for is what comes next, unless the newest had to begin the list anew meanwhile.
    onSuccess: (page, cursor) => setSoFar((known) => (known?.next === cursor ? withOlder(known, page) : known)),
  });
  return { newest, soFar, older };
}
