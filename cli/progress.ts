/** A line on standard error that rewrites itself, for people watching a long command. */

/** Rewrites the line; nothing when nobody watches. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/** `telemetry: 12,345 of 1,000,000 records`, as far as a reading has come. */
export const showReading = (topic: string, read: number, all: number): void =>
  showProgress(`${topic}: ${read.toLocaleString('en')} of ${all.toLocaleString('en')} records`);
