/** Who Postgres runs as: it refuses root, so root hands it to another user of the system. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../user-error.js';

export interface PostgresUser {
  /** Undefined: whoever we are. */
  readonly uid?: number;
  readonly gid?: number;
  /** A program and its arguments that run another as that user; empty: by plain setuid. */
  readonly through: readonly string[];
}

/** Users that systems have, the better one first. */
const CANDIDATES = ['postgres', 'nobody'];

/** The user for Postgres, given its program and the cluster's folder, which is made theirs. */
export async function postgresUser(program: string, cluster: string): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return { through: [] };
  const user = CANDIDATES.map(idsOf).find((ids) => ids !== undefined);
  if (!user)
    throw new UserError(
      `Postgres does not run as root, and there is no user ${CANDIDATES.join(' or ')}: start as an ordinary user`,
    );
  if (statSync(cluster).uid !== user.uid) give(cluster, user);
  const reaches = ['/bin/sh', '-c', 'test -x "$0" && cd "$1"', program, cluster] as const;
  if (succeeds(reaches, user)) return { ...user, through: [] };
  // The checkout lies in a folder closed to others, such as /root: let Postgres alone pass through it.
  const through = [
    'setpriv',
    // Else the kernel asks access(2) of a user who is not root as if it had no capability.
    '--securebits=+no_setuid_fixup',
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--',
  ];
  if (succeeds([...through, ...reaches])) return { ...user, through };
  throw new UserError(
    `Postgres does not run as root, and as user ${user.uid} it cannot reach ${cluster}: start as an ordinary user, or move the checkout out of a folder that is closed to others`,
  );
}

function idsOf(name: string): { uid: number; gid: number } | undefined {
  const id = (option: string) => Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined; // no such user here
  }
}

const succeeds = ([program, ...parameters]: readonly [string, ...string[]] | readonly string[], ids = {}) =>
  program !== undefined && spawnSync(program, parameters, { ...ids, stdio: 'ignore' }).status === 0;

function give(path: string, user: { uid: number; gid: number }): void {
  chownSync(path, user.uid, user.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) give(join(path, entry.name), user);
    else chownSync(join(path, entry.name), user.uid, user.gid);
  }
}
