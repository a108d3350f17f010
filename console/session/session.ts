/** Who is signed in: the token of this tab's person, kept until they leave. */
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

export const keptToken = (): string | null => sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);

export function keepToken(token: string): void {
  localStorage.setItem(KEY, token);
}

export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
  localStorage.removeItem(KEY);
}

/** Signs in with a token; throws what the API says against it. */
export const clientOf = (token: string): Client => connect({ token: () => token });
