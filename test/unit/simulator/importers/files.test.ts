import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFile } from '../../../../simulator/importers/files.js';
import type { ImportedEvent } from '../../../../simulator/importers/outcome.js';
import { closingLine, linesOf } from '../../../../simulator/importers/tally.js';
import { fitFile, into } from './fit-files.js';
import { options } from './given.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'repstream-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fixturePath = (name: string) => fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url));
const send = async () => {};

it('sends every event to its topic, keyed as the topic asks, and tells what was left out', async () => {
  const sent: ImportedEvent[] = [];
  const path = join(folder, 'scale.fit');
  writeFileSync(path, fitFile('weight', ['WEIGHT_SCALE', { timestamp: into(0), weight: 70 }]));
  const collect = async (topic: string, events: readonly ImportedEvent[]) => {
    for (const event of events) {
      expect(event.topic).toBe(topic);
      expect(event.key).toBe(event.topic === 'telemetry' ? event.value.equipmentId : event.value.userId);
      sent.push(event);
    }
  };
  const scale = await importFile(path, options, collect);
  const hevy = await importFile(fixturePath('hevy.csv'), options, collect);
  expect(sent).toHaveLength(scale.events + hevy.events);
  expect(scale).toMatchObject({ format: 'fit', measurements: 1, events: 1, error: null });
  expect(linesOf(hevy)[1]).toBe('  left out: line 5 (Leg Press (Machine), set 3): neither repetitions nor time');
});

it('a file that is no good is named with its fault, and does not keep the others out', async () => {
  const bad = join(folder, 'notes.csv');
  writeFileSync(bad, 'a,b\n');
  const reports = [];
  for (const path of [bad, join(folder, 'none.fit'), folder, fixturePath('rowing.tcx')])
    reports.push(await importFile(path, options, send));
  expect(reports.map(({ error }) => error)).toEqual([
    expect.stringContaining('none of FIT, TCX, Strong CSV'),
    'no such file',
    'a folder; name its files',
    null,
  ]);
  expect(linesOf(reports[1] ?? expect.fail())).toEqual([`${join(folder, 'none.fit')}: no such file`]);
  expect(closingLine(reports, false)).toBe(
    'imported 1 file: 1 session, 10 events; nothing left out; 3 files could not be read',
  );
});

it('passes on what the sender fails with', async () => {
  const failing = () => Promise.reject(new Error('the broker says no'));
  await expect(importFile(fixturePath('rowing.tcx'), options, failing)).rejects.toThrow('the broker says no');
});
