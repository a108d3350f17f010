import { expect, it } from 'vitest';
import { listText } from '../../../cli/views/list.js';
import type { ListedLineage } from '../../../engine/lineages/list.js';

const build = (building: ListedLineage['building']): ListedLineage => ({
  processor: 'workouts',
  lineage: 'workouts-v2-5f1c09ab',
  version: 2,
  state: 'built',
  building,
  horizon: null,
  promotedSince: null,
  tasks: 4,
  tick: null,
  read: 1_234,
  parked: 0,
  views: [],
  bytes: 0,
});
const stateOf = (building: ListedLineage['building']) =>
  listText([build(building)])
    .split(/\n */)[1]
    ?.split(/ {2,}/)[3];

it('a build that is being made shows how far it is, and when it will be done where that is known', () => {
  expect(stateOf({ percent: 43, etaS: 720 })).toBe('building, 43 %, 12 min to go');
  expect(stateOf({ percent: 0, etaS: null })).toBe('building, 0 %');
  expect(stateOf(null)).toBe('built');
});
