import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishEnvironment, useLocalStack } from '../../../deploy/local/environment.js';
import { ownerOf, takeFolder } from '../../../deploy/local/owner.js';

describe('a data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'repstream-owner-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('belongs to one stack at a time, and the second start says which process has it', () => {
    const release = takeFolder(folder);
    expect(() => takeFolder(folder)).toThrow(`already running on ${folder} (process ${process.pid}`);
    release();
    takeFolder(folder)();
  });

  it.each([
    ['whose process was killed', JSON.stringify({ pid: 2 ** 22 + 1, command: 'node cli/repstream.mjs up' })],
    ['whose process id is now that of another command', JSON.stringify({ pid: process.pid, command: 'vim' })],
    ['half written', '{"pid": 12'],
  ])('can be taken from an owner %s', (_, file) => {
    writeFileSync(join(folder, 'owner.json'), file);
    expect(ownerOf(folder)).toBeUndefined();
    takeFolder(folder)();
  });

  it('tells commands in other terminals where its stack is, until it stops', () => {
    const release = takeFolder(folder);
    const withdraw = publishEnvironment(folder, { API_PORT: '8085', KAFKA_BROKERS: '127.0.0.1:9093' });
    const env: NodeJS.ProcessEnv = { KAFKA_BROKERS: 'k1:9092' };
    useLocalStack(env, folder);
    expect(env).toEqual({ KAFKA_BROKERS: 'k1:9092', API_PORT: '8085' });

    withdraw();
    release();
    const later: NodeJS.ProcessEnv = {};
    useLocalStack(later, folder);
    expect(later).toEqual({});
  });
});
