/** schemathesis: asks an API everything that its OpenAPI document allows, and much that it does not, and judges the answers by it. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LOCAL_FOLDER } from '../../../deploy/local/install.js';

const run = promisify(execFile);
/** Another version draws other requests. */
const VERSION = '4.32.5';
const FOLDER = join(LOCAL_FOLDER, 'programs', `schemathesis-${VERSION}`);
const PROGRAM = join(FOLDER, 'bin/schemathesis');
/** How long fetching it may take. */
export const INSTALL_MS = 180_000;

/** Its program, fetched by pip once a checkout; or why there is none. */
export async function findSchemathesis(): Promise<{ program: string } | { missing: string }> {
  const works = () =>
    run(PROGRAM, ['--version']).then(
      () => true,
      () => false,
    );
  if (await works()) return { program: PROGRAM };
  // One whose fetching was cut off.
  rmSync(FOLDER, { recursive: true, force: true });
  const first = (error: unknown) =>
    String((error as { stderr?: string }).stderr || error)
      .trim()
      .split('\n')
      .at(-1);
  try {
    await run('python3', ['-m', 'venv', FOLDER]);
  } catch (error) {
    return { missing: `needs python3 with venv: ${first(error)}` };
  }
  const pip = ['-q', '--disable-pip-version-check', 'install', `schemathesis==${VERSION}`];
  const installed = await run(join(FOLDER, 'bin/pip'), pip, { timeout: INSTALL_MS }).catch((error) => first(error));
  if (typeof installed === 'string') return { missing: `pip cannot fetch schemathesis: ${installed}` };
  return (await works()) ? { program: PROGRAM } : { missing: 'schemathesis was fetched, but does not start' };
}

/** What it is asked to do. */
export interface Asked {
  readonly program: string;
  /** A configuration file of its own format. */
  readonly config: string;
  /** Of the API. */
  readonly url: string;
  readonly token: string;
  readonly seed: number;
  /** Requests of each operation, beside those for edge cases, which it counts itself. */
  readonly examples: number;
  /** Its own names of what it tries: examples of the document, edge cases (coverage), fuzzing. */
  readonly phases: readonly string[];
  /** Checks of its own that are left out. */
  readonly without: readonly string[];
  readonly folder: string;
}

/** Runs it; `code` 0: every answer was as the document says. */
export async function conforms({ program, config, url, token, seed, examples, phases, without, folder }: Asked) {
  const parameters = ['--config-file', config, 'run', `${url}/docs/json`, '--header', `Authorization:Bearer ${token}`];
  const drawing = ['--seed', String(seed), '--max-examples', String(examples), '--generation-database', 'none'];
  // A NUL is refused wherever it stands, which the document does not say at each text.
  const allowed = ['--generation-allow-x00', 'false'];
  const checks = without.length > 0 ? ['--exclude-checks', without.join(',')] : [];
  const bounded = ['--no-shrink', '--request-timeout', '20', '--phases', phases.join(',')];
  return run(program, [...parameters, ...drawing, ...allowed, ...checks, ...bounded, '--no-color'], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (failed: { code: number; stdout: string; stderr: string }) => ({
      code: failed.code,
      said: failed.stdout + failed.stderr,
    }),
  );
}
