/** What Prometheus sees of processors, their tasks and what they parked. */
import type { Gauge } from 'prom-client';
import type { processorStatus } from './processor-status.js';

type Processors = Awaited<ReturnType<typeof processorStatus>>;
type MakeGauge = (name: string, help: string, labelNames: readonly string[]) => Gauge;

const PROCESSOR = ['processor', 'lineage'] as const;
const TASK = [...PROCESSOR, 'partition'] as const;

/** The ledger, which processors have as the sums of their tasks. */
const LEDGER = {
  read: 'Events read since the lineage was built; read = folded + repeated + parked.',
  folded: 'Events folded.',
  repeated: 'Events that had been folded before.',
  parked: 'Events set aside.',
  late: 'Folded events older than what their key had shown.',
} as const;
const COUNTS = Object.keys(LEDGER) as (keyof typeof LEDGER)[];

/** Makes the gauges. What is returned sets them all: lineages and tasks that are no longer given vanish. */
export function dataflowGauges(gauge: MakeGauge): (processors: Processors) => void {
  const ledger = COUNTS.map((count) => ({
    count,
    ofProcessor: gauge(`processor_${count}_events`, LEDGER[count], PROCESSOR),
    ofTask: gauge(`task_${count}_events`, LEDGER[count], TASK),
  }));
  const stoppedTasks = gauge('processor_stopped_tasks', 'Tasks that stopped themselves.', PROCESSOR);
  const isStopped = gauge('task_stopped', '1 when the task stopped itself, else 0.', TASK);
  const tickAge = gauge(
    'processor_tick_age_seconds',
    'Age of the latest tick that all tasks have folded; up to 30 s when all is well.',
    PROCESSOR,
  );
  const taskTickAge = gauge('task_tick_age_seconds', 'Age of the latest tick that the task has folded.', TASK);
  const setAside = gauge('parked_events', 'Events that stand parked, by reason and topic.', [
    ...PROCESSOR,
    'reason',
    'topic',
  ]);
  const all = [...ledger.flatMap(({ ofProcessor, ofTask }) => [ofProcessor, ofTask]), stoppedTasks, isStopped];

  return (processors) => {
    for (const each of [...all, tickAge, taskTickAge, setAside]) each.reset();
    for (const status of processors) {
      const { processor, lineage } = status;
      for (const { count, ofProcessor } of ledger) ofProcessor.set({ processor, lineage }, status[count]);
      stoppedTasks.set({ processor, lineage }, status.stopped);
      if (status.stalenessMs !== null) tickAge.set({ processor, lineage }, status.stalenessMs / 1000);
      for (const task of status.tasks) {
        const labels = { processor, lineage, partition: task.partition };
        for (const { count, ofTask } of ledger) ofTask.set(labels, task[count]);
        isStopped.set(labels, task.stopped === null ? 0 : 1);
        if (task.tick) taskTickAge.set(labels, Math.max(0, Date.now() - Date.parse(task.tick)) / 1000);
      }
      for (const { reason, topic, events } of status.parkedByReason)
        setAside.set({ processor, lineage, reason, topic }, events);
    }
  };
}
