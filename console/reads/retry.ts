/** Which failures may pass by themselves. */
import { ProblemError } from '../../clients/typescript/lib/index';

/** What was refused is refused again; what could not be reached, or is not there yet, may be. */
export const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < 3 &&
  (!(error instanceof ProblemError) || error.status === 0 || error.status >= 500 || error.status === 429);
