/** Who is signed in: the token, kept in this browser until they leave. */
import { type Client, connect, type GetMeResponse } from '../../clients/typescript/lib/index';

/** Somebody signed in. */
export interface Session {
  readonly client: Client;
  readonly sub: string;
  readonly role: GetMeResponse['role'];
  readonly gyms: readonly string[];
  /** What to call them. */
  readonly name: string;
  /** IANA zone in which times are shown to them. */
  readonly timeZone: string;
}

/** The gyms that somebody's lists are narrowed to; empty: they are of all gyms. */
export const gymsHeldTo = ({ role, gyms }: Pick<Session, 'role' | 'gyms'>): readonly string[] =>
  role === 'staff' ? gyms : [];

const KEY = 'repstream.token';

/** That of a provider ends with the tab; others are for whoever has this browser. */
export const keptToken = (): string | null => sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);

/** Keeps it for this tab only where a provider gave it. */
export function keepToken(token: string, isOfProvider: boolean): void {
  forgetToken();
  (isOfProvider ? sessionStorage : localStorage).setItem(KEY, token);
}

/** Whether a provider gave the token that is kept. */
export const isOfProvider = (): boolean => sessionStorage.getItem(KEY) !== null;

export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
  localStorage.removeItem(KEY);
}

/** When a token is no longer good, ms; null: it does not say so. Only the API judges whether it is one. */
export function expiryOf(token: string): number | null {
  try {
    const [, payload = ''] = token.split('.');
    const { exp } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1_000 : null;
  } catch {
    return null;
  }
}

/** A client that calls with this token. */
export const clientOf = (token: string): Client => connect({ token: () => token });
