/** The token of whoever is signed in, kept in this browser until they leave. */
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
