/** In one line, what a command was at that did not end: a long log may be cut, and its last lines alone be seen. */

/** Of the report that a process wrote when it was asked for one. */
interface Report {
  readonly javascriptStack?: { readonly stack?: readonly string[] };
  readonly libuv: readonly {
    readonly type: string;
    readonly is_active: boolean;
    readonly repeat?: number;
    readonly firesInMsFromNow?: number;
    readonly remoteEndpoint?: { readonly host?: string; readonly port?: number } | null;
    readonly writeQueueSize?: number;
  }[];
}

const LAST_LINES = 12;

/** What it said last and has open. */
export function whatHangs(stdout: string, stderr: string): string {
  const said = stdout.trim().split('\n').slice(-LAST_LINES).map(saidIn);
  return `said last: ${said.join(' | ')}; has open: ${openIn(stderr)}`;
}

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

function openIn(stderr: string): string {
  const report = stderr
    .split('\n')
    .map((line) => parsed(line) as Report | null)
    .find((found) => Array.isArray(found?.libuv));
  if (!report) return 'no report was written';
  const handles = report.libuv
    .filter(
      ({ type, is_active }) => is_active && !['loop', 'async', 'signal', 'check', 'prepare', 'idle'].includes(type),
    )
    .map(({ type, remoteEndpoint, firesInMsFromNow, writeQueueSize }) =>
      [type, remoteEndpoint?.port, firesInMsFromNow, writeQueueSize || undefined]
        .filter((part) => part !== undefined)
        .join(' '),
    );
  return handles.join(', ');
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
