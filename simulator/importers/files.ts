/** From files to topics: reads each file, converts it, and sends what comes out. */
import { readFile, stat } from 'node:fs/promises';
import { LARGEST_FILE, tooLarge } from './identify.js';
import { outcomesOf } from './import.js';
import { type ImportedEvent, type ImportOptions, UnreadableFile } from './outcome.js';
import { type FileReport, Tally } from './tally.js';

/** Where events go, one topic at a time, in order. */
export type Send = (topic: ImportedEvent['topic'], events: readonly ImportedEvent[]) => Promise<void>;

/** Events gathered for one send: enough to be quick, few enough to show progress. */
const BATCH = 2_000;

/**
 * Imports one file. A file that cannot be read is told in the report; what `send` throws is thrown. Sending the same file again
 * is a resend of the same sequences. `progress` hears how many events were sent so far.
 */
export async function importFile(
  path: string,
  options: ImportOptions,
  send: Send,
  progress: (events: number) => void = () => {},
): Promise<FileReport> {
  const tally = new Tally();
  let file: ReturnType<typeof outcomesOf>;
  try {
    file = outcomesOf(await bytesOf(path), options);
    const gathered: ImportedEvent[] = [];
    for (const outcome of file.outcomes) {
      tally.add(outcome);
      if (outcome.kind === 'session') for (const event of outcome.events) gathered.push(event);
      else if (outcome.kind === 'measurement') gathered.push(outcome.event);
      if (gathered.length < BATCH) continue;
      await sendAll(gathered.splice(0), send);
      progress(tally.events);
    }
    await sendAll(gathered, send);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return new Tally().report(path, null, error.message);
  }
  return tally.report(path, file.format);
}

async function sendAll(events: readonly ImportedEvent[], send: Send): Promise<void> {
  for (const topic of ['body-measurements', 'telemetry'] as const) {
    const own = events.filter((event) => event.topic === topic);
    if (own.length > 0) await send(topic, own);
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) throw tooLarge(size);
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const reason = {
      ENOENT: 'no such file',
      EACCES: 'may not be read by this user',
      EISDIR: 'a folder; name its files',
    };
    if (typeof code !== 'string') throw error;
    throw new UnreadableFile(reason[code as keyof typeof reason] ?? `cannot be read (${code})`, { cause: error });
  }
}
