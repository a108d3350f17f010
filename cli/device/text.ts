/** A machine's messages and the verdict on them, for a terminal. */
import type { Heard } from './accept.js';
import type { Remark } from './session-watch.js';
import { kindOf, messageKinds, type Verdict } from './verdict.js';

/** One line for one message. */
export function lineOf({ receivedAt, partition, offset, event, refusal }: Heard, remarks: readonly Remark[]): string {
  const time = new Date(receivedAt).toISOString().slice(11, 23);
  if (refusal) return `${time} ✗ ${refusal.reason} (partition ${partition}, offset ${offset}): ${refusal.detail}`;
  if (!event) return `${time} ✗ (partition ${partition}, offset ${offset})`;
  const odd = remarks.length > 0 ? `  ← ${remarks.join(', ')}` : '';
  return `${time} ✓ session ${event.sessionId.slice(0, 8)} ${String(event.sequence).padStart(5)} ${kindOf(event)}${odd}`;
}

/** What came, what to fix, and whether it is ok. */
export function verdictText({
  ok,
  messages,
  accepted,
  kinds,
  sessions,
  clockOffsetMs,
  perSecond,
  findings,
}: Verdict): string {
  const counts = messageKinds.filter((kind) => kinds[kind] > 0).map((kind) => `${kinds[kind]} ${kind}`);
  const lines = ['', `${messages} messages, ${accepted} accepted${counts.length > 0 ? ` (${counts.join(', ')})` : ''}`];
  for (const { sessionId, firstSequence, lastSequence, ended } of sessions)
    lines.push(`session ${sessionId}: sequences ${firstSequence} to ${lastSequence}, ${ended ? 'ended' : 'not ended'}`);
  if (clockOffsetMs !== null) lines.push(`clock ${seconds(clockOffsetMs)} against the broker's`);
  if (perSecond !== null) lines.push(`${perSecond} readings a second`);
  lines.push('');
  for (const { level, code, count, what, fix } of findings) {
    lines.push(
      `${level === 'fault' ? '✗' : '·'} ${code}${count > 1 ? ` (${count.toLocaleString('en')})` : ''}: ${what}`,
    );
    if (fix !== '') lines.push(`    → ${fix}`);
  }
  const faults = findings.filter(({ level }) => level === 'fault').length;
  lines.push(ok ? 'ok' : `${faults} to fix`);
  return lines.join('\n');
}

const seconds = (ms: number) => `${ms < 0 ? '−' : '+'}${(Math.abs(ms) / 1_000).toFixed(1)} s`;
