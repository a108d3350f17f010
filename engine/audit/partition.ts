/** One partition read again: how many records lie below whose position, the numbers of derived ones, the conflicts of source ones. */
import { headerOf, type KafkaMessage } from '../kafka.js';
import { originOf } from '../outbox.js';
import { Undecodable } from '../registry.js';
import { judgeSource } from '../source-event.js';
import { type ConflictSample, type Finding, found } from './finding.js';
import { Identities } from './identities.js';
import { Numbers } from './numbers.js';
import type { Stretch } from './stretches.js';

export class PartitionAudit {
  readonly stretch: Stretch;
  readonly findings: Finding[] = [];
  readonly numbers: Numbers;
  /** Records whose identity came before with another content, and the first of them. */
  conflicts = 0;
  readonly samples: ConflictSample[] = [];
  readonly #mostSamples: number;
  #identities: Identities | null;
  /** By producing task: a newer incarnation tells everything again, and mends them. */
  readonly #holes = new Map<string, Finding[]>();
  #forgotten = 0;
  #foreign = 0;

  constructor(stretch: Stretch, mostSamples: number, mostIdentities?: number) {
    this.stretch = stretch;
    this.numbers = new Numbers(stretch.from === 0);
    this.#mostSamples = mostSamples;
    this.#identities = stretch.decoder ? new Identities(mostIdentities) : null;
  }

  /** Takes the next record. The decoder must have learnt its schema. */
  take(message: KafkaMessage): void {
    const offset = Number(message.offset);
    const isRepeat = this.stretch.declared.role === 'derived' && this.#follow(message, offset);
    for (const reader of this.stretch.readers) {
      if (offset >= reader.position) continue;
      reader.records++;
      if (isRepeat) reader.repeats++;
    }
    if (this.#identities) this.#compare(this.#identities, message, offset);
  }

  /** Says what is left to say once all is taken, and lets go of what was remembered for it. */
  close(): void {
    this.#identities = null;
    this.findings.push(...[...this.#holes.values()].flat());
    const { topic, partition } = this.stretch;
    const say = (kind: 'no_origin' | 'not_all_identities', records: number, what: string) => {
      if (records > 0) this.findings.push(found(kind, `${topic}/${partition}`, `${records} records ${what}`, records));
    };
    say('no_origin', this.#foreign, 'name no producing task');
    say('not_all_identities', this.#forgotten, 'were not compared: too many identities');
  }

  /** Whether a derived record was there before. */
  #follow(message: KafkaMessage, offset: number): boolean {
    const origin = originOf(headerOf(message));
    const step = this.numbers.follow(origin);
    if (step.is === 'foreign') this.#foreign++;
    if (step.is === 'next' && origin.isMarker) this.#holes.delete(origin.producer);
    if (step.is === 'hole') {
      const { topic, partition } = this.stretch;
      const [from, to] = [step.expected, origin.number - 1];
      const which = from === to ? `number ${from} is` : `numbers ${from} to ${to} are`;
      const detail = `${which} missing on ${topic}/${partition} before offset ${offset}`;
      const holes = this.#holes.get(origin.producer) ?? [];
      this.#holes.set(origin.producer, [...holes, found('hole', origin.producer, detail, to - from + 1)]);
    }
    return step.is === 'repeated';
  }

  #compare(identities: Identities, message: KafkaMessage, offset: number): void {
    const { declared, decoder, partition } = this.stretch;
    const event = decoder && judgeSource(declared, decoder, message);
    if (!event || event instanceof Undecodable || !declared.identity) return;
    const { receivedAt: _, ...content } = event as Record<string, unknown>;
    const identity = declared.identity(content);
    const first = identities.add(identity, JSON.stringify(content), offset);
    if (first === false) this.#forgotten++;
    if (typeof first !== 'number') return;
    this.conflicts++;
    if (this.samples.length >= this.#mostSamples) return;
    // No jsonb holds a NUL.
    this.samples.push({ partition, identity: identity.replaceAll('\0', '\\0'), first, second: offset });
  }
}
