/** Brings what files say to where challenges, or programmes, are: a version of each that changed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type FieldError, Problem } from '../../api/problem.js';
import { UserError } from '../../deploy/user-error.js';
import { type Applied, faultText } from './text.js';

/** A file that can be applied. */
export interface Written<Definition> {
  readonly file: string;
  readonly id: string;
  readonly definition: Definition;
  /** Faults of the definition at their places in the file. */
  readonly placed: (errors: readonly FieldError[]) => FieldError[];
}

/** Where a kind of thing is written, and whether the views show a version of it. */
export interface Versions<Definition> {
  readonly foresee: (id: string, definition: Definition) => Promise<{ former: number | null; version: number }>;
  readonly put: (
    id: string,
    definition: Definition,
    writer: { readonly by: string; readonly ifMatch: string },
  ) => Promise<unknown>;
  readonly isShown: (id: string, version: number) => Promise<boolean>;
}

const SHOWN_MS = 30_000;
const AGAIN_MS = 100;

/** What applying would come to. Throws a UserError for a file that names what is not there. */
export async function foresee<D>(versions: Versions<D>, written: readonly Written<D>[]): Promise<Applied[]> {
  const seen: Applied[] = [];
  for (const one of written) {
    const { id, definition } = one;
    const { former, version } = await versions.foresee(id, definition).catch((error) => refused(one, error));
    seen.push({ id, former, version });
  }
  return seen;
}

/** Writes what changed, once all files are known to be right, and waits until the views show it. */
export async function apply<D>(versions: Versions<D>, written: readonly Written<D>[], by: string): Promise<Applied[]> {
  const applied = await foresee(versions, written);
  for (const [i, { former, version }] of applied.entries()) {
    const one = written[i];
    if (!one || former === version) continue;
    await versions.put(one.id, one.definition, { by, ifMatch: '*' }).catch((error) => refused(one, error));
  }
  await untilShown(versions, applied);
  return applied;
}

/** What is applied next builds on what the views show. */
async function untilShown({ isShown }: Pick<Versions<never>, 'isShown'>, applied: readonly Applied[]): Promise<void> {
  const deadline = Date.now() + SHOWN_MS;
  for (const { id, version } of applied)
    while (!(await isShown(id, version))) {
      if (Date.now() > deadline)
        throw new UserError(`written, but the views do not show ${id} yet: see \`repstream status\``);
      await sleep(AGAIN_MS);
    }
}

/** Throws a UserError where two files are of one id. */
export function checkOnce(written: readonly Pick<Written<never>, 'file' | 'id'>[]): void {
  const ids = written.map(({ id }) => id);
  const twice = written.find(({ id }, i) => ids.indexOf(id) !== i);
  if (twice) throw new UserError(`${twice.file}: another of the files has the id ${twice.id} too`);
}

function refused<D>({ file, placed }: Written<D>, error: unknown): never {
  if (!(error instanceof Problem) || !error.errors) throw error;
  throw new UserError(`${file}: ${placed(error.errors).map(faultText).join('; ')}`, { cause: error });
}
