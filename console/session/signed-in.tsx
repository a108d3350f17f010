/** Shows what is within only to who is signed in, and the way in to everybody else. */
import { Center, Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { getMe, ProblemError } from '../../clients/typescript/lib/index';
import { isWorthRetrying } from '../reads/retry';
import { words } from '../words';
import { askWayIn } from './ask-way-in';
import { expiryOf, isPast } from './claims';
import { clientOf, type Session } from './session';
import { forgetToken, isOfProvider, keepToken, keptToken } from './token';
import { Unreachable } from './unreachable';

interface Held extends Session {
  readonly signOut: () => void;
}

/** Whoever is signed in never sees it. */
const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page')).SignInPage }));

const Context = createContext<Held | null>(null);

/** What may pass by itself is tried again after so long, ms. */
const AGAIN_MS = 3_000;

/** Timers cannot wait longer. */
const LONGEST_MS = 2 ** 31 - 1;

/** The person signed in; only within `SignedIn`. */
export function useSession(): Held {
  const session = useContext(Context);
  if (!session) throw new Error('nobody is signed in here');
  return session;
}

export function SignedIn({ children }: { readonly children: ReactNode }) {
  const [token, setToken] = useState(keptToken);
  const [isOver, setOver] = useState(false);
  const queries = useQueryClient();
  const me = useQuery({
    queryKey: ['me', token],
    enabled: token !== null,
    staleTime: Number.POSITIVE_INFINITY,
    // Whoever is refused is told so; until anybody answers, it is asked again.
    retry: (_, error) => isWorthRetrying(0, error),
    retryDelay: AGAIN_MS,
    queryFn: async () => {
      if (token === null) throw new Error('asked only with a token');
      return (await getMe({ client: clientOf(token), throwOnError: true })).data;
    },
  });
  const leave = useCallback(() => {
    forgetToken();
    queries.clear();
    setToken(null);
  }, [queries]);
  const end = useCallback(() => {
    leave();
    setOver(true);
  }, [leave]);
  const client = useMemo(() => {
    if (token === null) return null;
    // No timer runs while a computer sleeps, and a token may be taken back before it ends: then `me` says why.
    const refused = () =>
      isPast(token) ? end() : void queries.invalidateQueries({ queryKey: ['me', token] }, { cancelRefetch: false });
    return clientOf(token, refused);
  }, [token, queries, end]);
  useEffect(() => {
    const expiry = token && expiryOf(token);
    if (!expiry) return;
    const timer = setTimeout(end, Math.min(LONGEST_MS, Math.max(0, expiry - Date.now())));
    return () => clearTimeout(timer);
  }, [token, end]);
  const signOut = () => {
    const isTheirs = isOfProvider();
    leave();
    setOver(false);
    if (isTheirs) void signOutAtProvider();
  };
  const signIn = (given: string, byProvider = false) => {
    keepToken(given, byProvider);
    queries.clear();
    setOver(false);
    setToken(given);
  };
  if (client && me.data && !me.isError) {
    const { sub, role, gyms, profile, timeZone: own } = me.data;
    const name = String(profile?.displayName ?? words.session.roles[role]);
    const timeZone = own ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const session = { client, sub, role, gyms, name, hasProfile: profile !== null, timeZone };
    return <Context value={{ ...session, signOut }}>{children}</Context>;
  }
  const loading = (
    <Center mih="100vh">
      <Loader aria-label={words.states.loading} />
    </Center>
  );
  if (client && me.isPending) return me.failureReason ? <Unreachable /> : loading;
  const refused = isOver ? words.session.over : me.error instanceof ProblemError ? me.error.message : null;
  return (
    <Suspense fallback={loading}>
      <SignInPage onToken={signIn} refused={refused} />
    </Suspense>
  );
}

/** Whoever left here is still known there, and would come back without a word. */
async function signOutAtProvider(): Promise<void> {
  const { provider } = await askWayIn();
  if (!provider) return;
  await (await import('./provider')).goAndSignOut(provider).catch(() => {});
}
