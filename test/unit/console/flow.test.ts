import { expect, it } from 'vitest';
import { flowOf } from '../../../console/operator/dataflow/flow.js';

type Given = Parameters<typeof flowOf>;

const sessions = { reads: [{ topic: 'telemetry', physical: 'telemetry' }], tables: [], writes: [], views: [] };
const dataflow = {
  stages: [{ ...sessions, processor: 'sessions', lineage: 'sessions-v1-0' }],
  running: [],
} as unknown as Given[0];
const status = (promoted: boolean, read: number) =>
  ({ processor: 'sessions', promoted, read, parked: 0, views: [] }) as unknown as Given[1][number];
const readOf = (processors: Given[1]) =>
  flowOf(dataflow, processors).nodes.flatMap((node) => (node.kind === 'processor' ? [node.read] : []));

it('what a processor has read is not known before the views were read: it would seem to have read all of it since', () => {
  expect(readOf([])).toEqual([null]);
  expect(readOf([status(false, 3)])).toEqual([null]);
  expect(readOf([status(false, 3), status(true, 664_895)])).toEqual([664_895]);
});
