/** What producing tasks have put out, against what stands on the topics. */
import type { Extents } from '../observer.js';
import { type Finding, found } from './finding.js';
import { nameOf } from './ledger.js';
import type { Snapshot, Waiting } from './snapshot.js';

/** A broker that is back at once, or a task between two checkpoints, is no finding. */
const PATIENCE_MS = 60_000;

/** All that one task has put out to one partition. */
interface Given {
  readonly task: string;
  readonly incarnation: string;
  readonly topic: string;
  readonly target: number;
  /** The last number given out. */
  readonly number: number;
  /** The last number known to be published. */
  readonly published: number;
  readonly waiting: Waiting | undefined;
  readonly quietMs: number;
}

function* givenBy({ tasks, outbox }: Snapshot): Generator<Given> {
  for (const task of tasks) {
    for (const [topic, numbers] of Object.entries(task.numbers)) {
      for (const [target, number] of Object.entries(numbers)) {
        const waiting = outbox.find(
          (one) => nameOf(one) === nameOf(task) && one.topic === topic && one.target === Number(target),
        );
        yield {
          task: nameOf(task),
          incarnation: task.incarnation,
          topic,
          target: Number(target),
          number,
          published: waiting ? waiting.first - 1 : number,
          waiting,
          quietMs: task.quietMs,
        };
      }
    }
  }
}

/** Outboxes that are not the last numbers of their tasks in a row. */
export function checkOutboxes({ tasks, outbox }: Snapshot): Finding[] {
  return outbox.flatMap((waiting) => {
    const { topic, target, events, first, last } = waiting;
    const given = tasks.find((task) => nameOf(task) === nameOf(waiting))?.numbers[topic]?.[target] ?? 0;
    const missing = Math.max(given, last) - first + 1 - events;
    if (missing === 0 && last === given) return [];
    const detail = `its outbox for ${topic}/${target} holds ${events} of the numbers ${first} to ${last}, and ${given} were given out`;
    return [found('outbox_hole', nameOf(waiting), detail, Math.abs(missing))];
  });
}

/** The last number of a task under its incarnation on a partition; null: nobody can know. */
export type LastNumber = (topic: string, target: number, task: string, incarnation: string) => number | null;

/** Holds each task's numbers against the last that stands on the topic. */
export function checkPublished(snapshot: Snapshot, lastNumber: LastNumber): Finding[] {
  const findings: Finding[] = [];
  for (const { task, incarnation, topic, target, number, published, waiting, quietMs } of givenBy(snapshot)) {
    const last = lastNumber(topic, target, task, incarnation);
    if (last === null) continue;
    const lost = published - last;
    if (lost > 0) {
      const detail = `${topic}/${target} ends with its number ${last}, and ${published} was published`;
      findings.push(found('lost', task, detail, lost));
    } else if (waiting && last < number && quietMs > PATIENCE_MS)
      findings.push(late(task, topic, number - last, quietMs));
  }
  return findings;
}

/** The same from the ends of the topics alone: repeats may hide what is lost. */
export function checkEnds(snapshot: Snapshot, logs: Extents): Finding[] {
  const findings: Finding[] = [];
  const all = [...givenBy(snapshot)];
  for (const place of new Set(all.map(placeOf))) {
    const given = all.filter((one) => placeOf(one) === place);
    const high = given[0] && logs.get(given[0].topic)?.get(given[0].target)?.high;
    if (high === undefined) continue;
    const sum = (of: (one: Given) => number) => given.reduce((total, one) => total + of(one), 0);
    const [numbers, published] = [sum((one) => one.number), sum((one) => one.published)];
    if (high < published) {
      const detail = `it holds ${high} records, and its producing tasks have published ${published}`;
      findings.push(found('lost', place, detail, published - high));
    } else if (high < numbers) {
      const quiet = given.filter(({ waiting, quietMs }) => waiting && quietMs > PATIENCE_MS);
      for (const { task, topic, quietMs } of quiet.slice(0, 1))
        findings.push(late(task, topic, numbers - high, quietMs));
    }
  }
  return findings;
}

const placeOf = ({ topic, target }: Given) => `${topic}/${target}`;
const late = (task: string, topic: string, events: number, quietMs: number) =>
  found(
    'unpublished',
    task,
    `${events} events for ${topic} have waited for over ${Math.floor(quietMs / 1000)} s`,
    events,
  );
