/** The table of audits: one row a run, so that who asks later can see when all added up last. */
import { hostname } from 'node:os';
import type { Database } from '../postgres.js';
import type { Finding } from './finding.js';

const TABLE = `
create table if not exists engine.audits (
  audit_id bigint generated always as identity primary key, at timestamptz not null default now(), host text not null,
  processors text[] not null, log boolean not null, ok boolean not null, findings jsonb not null)`;

/** What stands beside the findings. */
export interface AuditRun {
  readonly processors: readonly string[];
  /** Whether the log was read again. */
  readonly log: boolean;
  readonly ok: boolean;
  readonly findings: readonly Finding[];
}

/** Appends a row to engine.audits and returns when it was written, ISO 8601. */
export async function recordAudit(database: Database, { processors, log, ok, findings }: AuditRun): Promise<string> {
  await database.query(TABLE);
  const [row] = await database.query<{ at: Date }>(
    'insert into engine.audits (host, processors, log, ok, findings) values ($1, $2, $3, $4, $5) returning at',
    [hostname(), processors, log, ok, JSON.stringify(findings)],
  );
  if (!row) throw new Error('an audit was not recorded');
  return row.at.toISOString();
}
