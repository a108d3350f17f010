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

const KEY = 'repstream.token';

export const keptToken = (): string | null => localStorage.getItem(KEY);

export function keepToken(token: string): void {
  localStorage.setItem(KEY, token);
}

export function forgetToken(): void {
  localStorage.removeItem(KEY);
}

/** A client that calls with this token. */
export const clientOf = (token: string): Client => connect({ token: () => token });
