/** What a token says of itself. Only the API judges whether it holds. */
import { type JwtPayload, jwtDecode } from 'jwt-decode';

/** When it is no longer good, ms; null: it does not say so. */
export function expiryOf(token: string): number | null {
  const { exp } = claimsOf(token);
  return typeof exp === 'number' ? exp * 1_000 : null;
}

/** Whom it is of; null: it does not say so. */
export function subjectOf(token: string): string | null {
  const { sub } = claimsOf(token);
  return typeof sub === 'string' ? sub : null;
}

function claimsOf(token: string): JwtPayload {
  try {
    return jwtDecode<JwtPayload | null>(token) ?? {};
  } catch {
    return {};
  }
}
