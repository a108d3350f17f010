import { describe, expect, it } from 'vitest';
import type { AnyProcessor } from '../../../engine/processor.js';
import { topologyOf } from '../../../engine/topology.js';
import { processors } from '../../../processors/index.js';

const all: readonly AnyProcessor[] = processors;

describe('the list of processors', () => {
  it('is a dataflow: every derived input has its writer, upstream comes first', () => {
    const order = topologyOf(all).lineages.map(({ processor }) => processor.name);
    expect(order.toSorted()).toEqual(all.map(({ name }) => name).toSorted());
    expect(order.indexOf('workouts')).toBeGreaterThan(
      Math.max(order.indexOf('sessions'), order.indexOf('measurements')),
    );
  });

  it('says of every view and column what it means', () => {
    for (const { views } of all) {
      for (const { comment, columns } of Object.values(views ?? {})) {
        const comments = Object.values(columns).map((column) => (column as { comment: string }).comment);
        expect([comment, ...comments].filter((words) => words.length < 5)).toEqual([]);
      }
    }
  });
});
