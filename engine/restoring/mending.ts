/** Tasks that stopped at a gap: they go on once the producing task tells everything again. */
import type { Sql } from '../postgres.js';
import type { Task } from '../task.js';

/**
 * Lets those go on whose producing task is renewed by now. What is left of the older incarnation is folded, holes or not, since it may
 * take entities back that it told; the new one tells again what stands, and takes back what it had told and nobody tells now.
 */
export async function mend(sql: Sql, tasks: Iterable<Task>): Promise<Task[]> {
  const mended: Task[] = [];
  for (const task of tasks) {
    const { gap } = task;
    if (!gap || task.stopped === null) continue;
    const mendedBy = await incarnationOf(sql, gap.producer);
    if (mendedBy <= gap.incarnation || task.closed) continue;
    const heard = task.heard[gap.topic] ?? {};
    task.heard[gap.topic] = heard;
    heard[gap.producer] = { ...(heard[gap.producer] ?? { incarnation: gap.incarnation, number: 0 }), mendedBy };
    // Whatever was fetched since it stopped was thrown away.
    for (const topic of task.fetching.keys())
      task.fetching.set(topic, task.unproven.get(topic)?.offset ?? task.positions.get(topic) ?? 0);
    task.stopped = null;
    task.gap = null;
    task.changed = true;
    mended.push(task);
  }
  return mended;
}

/** The present incarnation of a task, `<lineage>/<partition>`; '' when nobody knows it. */
async function incarnationOf(sql: Sql, producer: string): Promise<string> {
  const [lineage = '', partition = ''] = producer.split('/');
  const [row] = await sql.query<{ incarnation: string }>(
    'select incarnation from engine.tasks where lineage = $1 and partition::text = $2',
    [lineage, partition],
  );
  return row?.incarnation ?? '';
}
