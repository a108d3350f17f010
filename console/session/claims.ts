/** What a token says of itself. Only the API judges whether it holds. */
import { type JwtPayload, jwtDecode } from 'jwt-decode';

/** When it is no longer good, ms; null: it does not say so. */
export function expiryOf(token: string): number | null {
  const { exp } = claimsOf(token);
  return typeof exp === 'number' ? exp * 1_000 : null;
}

/** Whether it is no longer good, by the clock of this computer. */
export const isPast = (token: string): boolean => (expiryOf(token) ?? Number.POSITIVE_INFINITY) <= Date.now();

/** Whom it is of; null: it does not say so. */
export function subjectOf(token: string): string | null {
  const { sub } = claimsOf(token);
  return typeof sub === 'string' ? sub : null;
}

/** The role that it gives; null: it does not say so. */
export function roleOf(token: string): string | null {
  const { role } = claimsOf(token);
  return typeof role === 'string' ? role : null;
}

interface Claims extends JwtPayload {
  readonly role?: unknown;
}

function claimsOf(token: string): Claims {
  try {
    return jwtDecode<Claims | null>(token) ?? {};
  } catch {
    return {};
  }
}
