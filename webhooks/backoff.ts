/** When to try again, and when no more. */

const FIRST_MS = 1_000;
const CAP_MS = 3_600_000;
/** After so long, from when it was told, nobody wants to know any more. */
export const GIVE_UP_MS = 3 * 86_400_000;

/** The pause after so many attempts that failed: doubled each time, an hour at most. */
export const pauseAfter = (attempts: number): number => Math.min(FIRST_MS * 2 ** Math.min(attempts - 1, 30), CAP_MS);

/** The pause before looking again whether what is told of is to be seen, by how long it is waited for. */
export const pauseForRow = (ageMs: number): number => Math.min(Math.max(200, ageMs / 4), CAP_MS);
