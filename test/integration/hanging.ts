/** In one line, what a command was at that did not end: a long log may be cut, and its last lines alone be seen. */
import { existsSync, readFileSync, rmSync } from 'node:fs';

/** Of the report that a process wrote when it was asked for one. */
interface Report {
  readonly libuv: readonly {
    readonly type: string;
    readonly is_active: boolean;
    readonly firesInMsFromNow?: number;
    readonly remoteEndpoint?: { readonly port?: number } | null;
    readonly writeQueueSize?: number;
  }[];
}

const LAST_LINES = 12;

/** Of its log, as JSON lines. */
export const saidLast = (stdout: string): string =>
  `said last: ${stdout.trim().split('\n').slice(-LAST_LINES).map(saidIn).join(' | ')}`;

function saidIn(line: string): string {
  const fields = parsed(line) as Record<string, unknown> | null;
  if (!fields) return line.slice(0, 200);
  const { time, kafka, message, msg, correlationId, error, what } = fields;
  const parts = [String(time).slice(11, 23), kafka, message ?? msg, correlationId, what, error];
  return parts
    .filter((part) => part !== undefined)
    .join(' ')
    .slice(0, 200);
}

/** By the report, which is removed: its connections, by port, and its timers, by when they end, ms. */
export function hasOpen(reportFile: string): string {
  const report = existsSync(reportFile) ? (parsed(readFileSync(reportFile, 'utf8')) as Report | null) : null;
  rmSync(reportFile, { force: true });
  if (!report) return 'wrote no report of what it has open';
  const handles = report.libuv
    .filter(
      ({ type, is_active }) => is_active && !['loop', 'async', 'signal', 'check', 'prepare', 'idle'].includes(type),
    )
    .map(({ type, remoteEndpoint, firesInMsFromNow, writeQueueSize }) =>
      [type, remoteEndpoint?.port, firesInMsFromNow, writeQueueSize || undefined]
        .filter((part) => part !== undefined)
        .join(' '),
    );
  return `has open: ${handles.join(', ')}`;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
