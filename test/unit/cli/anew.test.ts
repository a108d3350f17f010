import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { untilOneEnds } from '../../../cli/anew.js';

const SHORT_MS = 20;
const heard = () => {
  const lines: string[] = [];
  return { lines, log: pino({ base: null, timestamp: false }, { write: (line: string) => void lines.push(line) }) };
};

describe('what may be done twice', () => {
  it('is begun once more when it comes to no end, and told to stop; the reader is told', async () => {
    const { lines, log } = heard();
    const signals: AbortSignal[] = [];
    const attempt = (signal: AbortSignal) => {
      signals.push(signal);
      return signals.length < 3 ? new Promise<number>(() => {}) : Promise.resolve(signals.length);
    };
    expect(await untilOneEnds(log, 'this', attempt, SHORT_MS)).toBe(3);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, false]);
    const said = lines.map((line) => JSON.parse(line));
    expect(said).toMatchObject([
      { what: 'this', afterS: 0.02 },
      { what: 'this', afterS: 0.04 },
    ]);
  });

  it('fails as it fails, at once', async () => {
    const { lines, log } = heard();
    const fails = () => Promise.reject(new Error('no'));
    await expect(untilOneEnds(log, 'this', fails, SHORT_MS)).rejects.toThrow('no');
    expect(lines).toEqual([]);
  });

  it('does not mind how one fails that was left alone', async () => {
    const { log } = heard();
    let count = 0;
    const attempt = (signal: AbortSignal) =>
      count++ > 0
        ? Promise.resolve('done')
        : new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    expect(await untilOneEnds(log, 'this', attempt, SHORT_MS)).toBe('done');
  });
});
