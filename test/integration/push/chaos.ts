/** Everything that can be cut off is, while people train: each client hears all of it, in order and once. */
import { afterAll, describe, expect, it } from 'vitest';
import { pause } from '../../../engine/log.js';
import { sharedStack } from '../../stack.js';
import { eventually } from '../engine/world.js';
import { endCommand, startCommand } from '../running.js';
import type { Listening, Received } from './client.js';
import { heardOf, toldOf } from './told.js';
import { listenTo, newMember, parts, putsRight, restart, writesDown } from './world.js';

const MEMBERS = 12;
const CLIENTS_OF_EACH = 10;
const WRITES = 20;

/** Somebody whose connection never lasts. */
class Wanderer {
  readonly events: Received[] = [];
  readonly #member: string;
  #lastId = '';
  #isCalm = false;
  #isGone = false;
  #here: Listening | null = null;
  reconnections = 0;
  readonly refusals: string[] = [];

  constructor(member: string) {
    this.#member = member;
  }

  async wander(): Promise<void> {
    while (!this.#isGone) {
      const asking = { on: Math.random() < 0.5 ? 0 : 1, lastId: this.#lastId };
      const stream = await listenTo(this.#member, {
        ...asking,
        onEvent: (event) => {
          this.events.push(event);
        },
      }).catch(() => null);
      if (stream?.status === 200) {
        this.#here = stream;
        const leaving = this.#isCalm ? null : setTimeout(() => stream.leave(), 200 + 2_500 * Math.random());
        await stream.ended;
        if (leaving) clearTimeout(leaving);
        this.#lastId = stream.lastId;
        this.reconnections++;
      }
      if (stream && stream.status !== 200) this.refusals.push(`${stream.status} ${stream.problem?.detail}`);
      // As `retry` says; a process that stops takes a while to be another.
      await pause(stream?.status === 200 ? 100 : 1_000);
    }
  }

  /** From now on it stays where it is. */
  calm(): void {
    this.#isCalm = true;
  }

  go(): void {
    this.#isGone = true;
    this.#here?.leave();
  }

  get began(): boolean {
    return this.events.length > 0;
  }

  get resets(): string[] {
    return this.events.flatMap(({ event, data }) => (event === 'reset' ? [data.reason] : []));
  }
}

let child: ReturnType<typeof startCommand> | undefined;
afterAll(async () => {
  if (child) await endCommand(child, 'SIGKILL');
});

describe('R97: many clients, each of which comes and goes', () => {
  it('R44, R82: are told everything, in order and once, on two processes, while these restart and who folds is killed', async () => {
    const members = await Promise.all(Array.from({ length: MEMBERS }, () => newMember()));
    const clients = members.flatMap((member) =>
      Array.from({ length: CLIENTS_OF_EACH }, () => ({ member, client: new Wanderer(member) })),
    );
    const wandering = clients.map(({ client }) => client.wander());
    await eventually(async () => clients.every(({ client }) => client.began));
    child = startCommand(sharedStack().environment, 'process');
    let written = 0;
    const training = members.map(async (member) => {
      const workoutId = await writesDown(member, 1);
      for (let i = 0; i < WRITES; i++, written++) {
        await pause(200 * Math.random());
        expect((await putsRight(member, workoutId, i + 2)).status).toBe(202);
      }
    });
    const disturbing = (async () => {
      const all = MEMBERS * WRITES;
      const reached = (share: number) => eventually(async () => written >= all * share, 120_000);
      await reached(0.2);
      await restart(1);
      await reached(0.4);
      if (child) await endCommand(child, 'SIGKILL');
      child = startCommand(sharedStack().environment, 'process');
      await reached(0.6);
      await restart(0);
      await reached(0.8);
      if (child) await endCommand(child, 'SIGKILL');
    })();
    await Promise.all([...training, disturbing]);
    await parts().repstream.untilCaughtUp();
    const [told, measured] = [await toldOf('workout'), await toldOf('metric')];
    for (const { client } of clients) client.calm();
    const seen = () =>
      clients.flatMap(({ member, client }) => {
        const missing = [
          (told.get(member)?.length ?? 0) - heardOf('workout', client.events).length,
          (measured.get(member)?.length ?? 0) - heardOf('metric', client.events).length,
        ];
        const { refusals, resets } = client;
        return missing.some((count) => count > 0) ? [{ missing, refusals: refusals.slice(-3), resets }] : [];
      });
    await eventually(async () => seen().length === 0, 30_000, seen);
    for (const { client } of clients) client.go();
    await Promise.all(wandering);
    for (const { member, client } of clients) {
      expect(heardOf('workout', client.events)).toEqual(told.get(member));
      expect(heardOf('metric', client.events)).toEqual(measured.get(member) ?? []);
      expect(client.resets).toEqual(['began']);
    }
    expect(clients.reduce((sum, { client }) => sum + client.reconnections, 0)).toBeGreaterThan(clients.length);
  }, 240_000);
});
