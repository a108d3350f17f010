/** Brings what files say to where challenges are: a version of each that changed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { findChallenge } from '../../api/challenges/rows.js';
import type { Commands } from '../../api/commands/commands.js';
import type { Database } from '../../api/database.js';
import { Problem } from '../../api/problem.js';
import { UserError } from '../../deploy/user-error.js';
import type { Written } from './file.js';
import { type Applied, faultText } from './text.js';

const SHOWN_MS = 30_000;
const AGAIN_MS = 100;

/** What applying would come to. Throws a UserError for a file that names what is not there. */
export async function foresee({ challenges }: Commands, written: readonly Written[]): Promise<Applied[]> {
  const seen: Applied[] = [];
  for (const one of written) {
    const { id, definition } = one;
    const { former, version } = await challenges.foresee(id, definition).catch((error) => refused(one, error));
    seen.push({ id, former, version });
  }
  return seen;
}

/** Writes what changed, once all files are known to be right, and waits until the views show it. */
export async function apply(
  db: Database,
  commands: Commands,
  written: readonly Written[],
  by: string,
): Promise<Applied[]> {
  const applied = await foresee(commands, written);
  for (const [i, { former, version }] of applied.entries()) {
    const one = written[i];
    if (!one || former === version) continue;
    await commands.challenges.put(one.id, one.definition, { by, ifMatch: '*' }).catch((error) => refused(one, error));
  }
  await untilShown(db, applied);
  return applied;
}

/** What is applied next builds on what the views show. */
async function untilShown(db: Database, applied: readonly Applied[]): Promise<void> {
  const deadline = Date.now() + SHOWN_MS;
  for (const { id, version } of applied)
    while (!(await findChallenge(db, id, version))) {
      if (Date.now() > deadline)
        throw new UserError(`written, but the views do not show ${id} yet: see \`repstream status\``);
      await sleep(AGAIN_MS);
    }
}

function refused({ file, placed }: Written, error: unknown): never {
  if (!(error instanceof Problem) || !error.errors) throw error;
  throw new UserError(`${file}: ${placed(error.errors).map(faultText).join('; ')}`, { cause: error });
}
