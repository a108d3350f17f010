import { describe, expect, it } from 'vitest';
import { mermaidOf } from '../../../cli/graph/mermaid.js';
import { textOf } from '../../../cli/graph/text.js';
import { stageWords } from '../../../cli/graph/words.js';
import { dataflowOf } from '../../../engine/graph/dataflow.js';
import { liveOf } from '../../../engine/graph/live.js';
import { topologyOf, viewsOf } from '../../../engine/topology.js';
import { processors } from '../../../processors/index.js';
import { topics } from '../../../schemas/topics.js';
import { build, task } from '../engine/freshness/seen.js';

const NOW = Date.UTC(2026, 10, 22, 12);
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

  it('names every topic but ticks and webhooks, which only who sends notices reads, and every view, in words and in the picture', () => {
    const [text, picture] = [textOf(stages), mermaidOf(stages)];
    for (const { name } of Object.values(topics)) {
      if (name === 'ticks' || name === 'webhooks') continue;
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

  it('R99: names what Postgres computes when it is read, with what it is computed from', () => {
    const [text, picture] = [textOf(stages), mermaidOf(stages)];
    expect(text).toContain('view leaderboard ← totals_monthly, members');
    for (const read of ['totals_monthly', 'members'])
      expect(picture).toContain(`view_${read} -. computed .-> view_leaderboard`);
    expect(picture).toContain('view_leaderboard[/"leaderboard"/]:::computed');
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
        computed: [{ view: 'board', reads: ['totals', 'members'] }],
      },
    ]);
    expect(drawn).toBe(`topics read       lineage                 what comes of it

workouts     ─┬─▶ totals-v2-00c0ffee ─┬─▶ view totals (private)
users        ─┤   by user             └─▶ view board ← totals, members
gyms (table) ─┘

Every processor also follows ticks, the only clock.
A view with ← has no rows of its own: Postgres computes it from these when it is read.`);
  });

  it('R101: with what runs, shows versions, positions and lag on the arrows', () => {
    const sessions = task(0, {
      inputs: [{ topic: 'telemetry', position: 1_200, end: 1_212, behind: 12, lateMs: 4_000 }],
      tick: NOW - 90_000,
    });
    const workouts = task(0, {
      inputs: [{ topic: 'sessions.sessions-v1-0', position: 80, end: 80, behind: 0, lateMs: 0 }],
      tick: NOW - 12_000,
    });
    const live = liveOf([
      build('sessions', [], [sessions], { processes: 2 }),
      build('workouts', ['sessions'], [workouts]),
    ]);
    const stage = (processor: string, read: string, physical: string) => ({
      processor,
      lineage: `${processor}-v1-0`,
      comment: '',
      keyedBy: 'key',
      reads: [{ topic: read, physical, role: 'source' as const }],
      tables: [],
      writes: [],
      views: [{ view: processor, access: 'public' as const }],
      computed: [],
    });
    const two = [stage('sessions', 'telemetry', 'telemetry'), stage('workouts', 'sessions', 'sessions.sessions-v1-0')];
    expect(
      textOf(two, live, NOW),
    ).toBe(`topics read                                 lineage                           what comes of it

telemetry at 1,200, 12 to go, 4 s late ───▶ sessions-v1-0                ───▶ view sessions, 4 s behind
                                            by key
                                            2 processes, as of 1 min ago

sessions at 80                         ───▶ workouts-v1-0                ───▶ view workouts, 4 s behind
                                            by key
                                            1 process, as of 12 s ago

Every processor also follows ticks, the only clock.`);
    const picture = mermaidOf(two, live, NOW);
    expect(picture).toContain('topic_telemetry -- "at 1,200, 12 to go, 4 s late" --> processor_sessions');
    expect(picture).toContain('processor_sessions["sessions<br/>sessions-v1-0<br/>2 processes, as of 1 min ago"]');
    expect(picture).toContain('view_workouts[("workouts<br/>4 s behind")]');
  });

  it('R101: says of what does not run that no process has it', () => {
    const [away] = liveOf([build('sessions', [], [task(0)], { processes: 0 })]);
    expect(away && stageWords(away, NOW)).toBe('no process');
  });
});
