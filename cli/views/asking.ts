/** Who asks for a change and why; and how its progress and outcome are told. */
import { userInfo } from 'node:os';
import { type Blocker, describeBlocker } from '../../engine/lineages/locking.js';
import type { Move } from '../../engine/lineages/set.js';

export interface AskOptions {
  readonly by?: string;
  readonly reason?: string;
  readonly json?: boolean;
}

/** Who asks, as they said or as the system knows them. */
export const asked = ({ by, reason }: AskOptions) => ({ by: by ?? userName(), reason: reason ?? null });

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody'; // a container's user may have no name
  }
}

/** Progress goes to standard error: what a command prints is its outcome. */
export const say = (what: string): void => void process.stderr.write(`${what}\n`);

export const sayBlocked = (blocker: Blocker): void => say(`waiting for a lock: ${describeBlocker(blocker)}`);

/** A line for each processor whose promoted build changes. */
export const movesText = (moves: readonly Move[]): string[] =>
  moves.map(({ processor, lineage, former }) => `  ${processor}: ${former ?? 'nothing'} → ${lineage ?? 'nothing'}`);
