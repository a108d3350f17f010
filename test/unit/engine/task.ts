/** A task as it is opened for the first time, without a database. */
import { Cache } from '../../../engine/cache.js';
import type { Task } from '../../../engine/task.js';
import { Timers } from '../../../engine/timers.js';

export const newTask = (changes: Partial<Task> = {}): Task => ({
  partition: 0,
  epoch: 1,
  checkpoint: 0,
  incarnation: '0192d3a4-0000-7000-8000-000000000000',
  renewal: null,
  told: null,
  gap: null,
  positions: new Map(),
  written: {},
  inherited: null,
  marks: new Map(),
  unproven: new Map(),
  fetching: new Map(),
  behind: new Set(),
  heard: {},
  numbers: {},
  ledger: { read: 0, folded: 0, repeated: 0, parked: 0, late: 0 },
  parkedKeys: new Set(),
  redriven: new Map(),
  cache: new Cache(1e9),
  timers: new Timers(),
  tick: 0,
  tickFolded: 0,
  tickWritten: 0,
  published: new Map(),
  sweeping: false,
  stopped: null,
  closed: false,
  changed: false,
  tables: null,
  ...changes,
});
