import { describe, expect, it } from 'vitest';
import { dataflowOf } from '../../../cli/graph/dataflow.js';
import { mermaidOf } from '../../../cli/graph/mermaid.js';
import { textOf } from '../../../cli/graph/text.js';
import { topologyOf, viewsOf } from '../../../engine/topology.js';
import { processors } from '../../../processors/index.js';
import { topics } from '../../../schemas/topics.js';

const stages = dataflowOf(processors);

describe('the printed dataflow', () => {
  it('R45: lists every processor after those it reads from', () => {
    const printed = stages.map(({ processor }) => processor);
    expect([...printed].sort()).toEqual(processors.map(({ name }) => name).sort());
    for (const { processor, reads } of stages) {
      for (const { topic } of reads) {
        const writer = stages.find(({ writes }) => writes.some((written) => written.topic === topic));
        if (writer) expect(printed.indexOf(writer.processor)).toBeLessThan(printed.indexOf(processor));
      }
    }
  });

  it('names every topic but ticks, and every view, in words and in the picture', () => {
    const [text, picture] = [textOf(stages), mermaidOf(stages)];
    for (const { name } of Object.values(topics)) {
      if (name === 'ticks') continue;
      expect(text).toContain(name);
      expect(picture).toContain(`topic_${name.replaceAll('-', '_')}(["${name}"])`);
    }
    for (const { name } of topologyOf(processors).lineages.flatMap(({ processor }) =>
      Object.values(viewsOf(processor)),
    )) {
      expect(text).toContain(`view ${name}`);
      expect(picture).toContain(`--> view_${name}`);
    }
  });

  it('shows each block with its inputs and outputs beside its lineage', () => {
    const drawn = textOf([
      {
        processor: 'totals',
        lineage: 'totals-v2-00c0ffee',
        comment: '',
        keyedBy: 'user',
        reads: [
          { topic: 'workouts', physical: 'workouts.workouts-v1-1', role: 'derived' },
          { topic: 'users', physical: 'users', role: 'source' },
        ],
        tables: [{ topic: 'gyms', physical: 'gyms', role: 'source' }],
        writes: [],
        views: [{ view: 'totals', access: 'private' }],
      },
    ]);
    expect(drawn).toBe(`topics read       lineage                 what comes of it

workouts     ─┬─▶ totals-v2-00c0ffee ───▶ view totals (private)
users        ─┤   by user
gyms (table) ─┘

Every processor also follows ticks, the only clock.`);
  });
});
