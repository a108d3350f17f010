/** Everything that can be cut off is, while people train: each client hears all of it, in order and once. */
import type { ChildProcess } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { choosePort } from '../../../deploy/local/ports.js';
import { pause } from '../../../engine/log.js';
import { sharedStack } from '../../stack.js';
import { apiEnvironment, tokenOf } from '../api-app.js';
import { eventually } from '../engine/world.js';
import { endCommand, startCommand } from '../running.js';
import { type Listening, listen, type Received } from './client.js';
import { heardOf, toldOf } from './told.js';
import { newMember, parts, putsRight, writesDown } from './world.js';

const MEMBERS = 50;
const CLIENTS_OF_EACH = 10;
/** Of each member. */
const WRITES = 8;
/** How long a client stays, ms. */
const LEAST_STAY = 1_000;
const LONGEST_STAY = 9_000;

/** An API process that is killed and started again at the same address: it knows nothing of who listened. */
class Mortal {
  readonly #port: number;
  #child: ChildProcess;

  private constructor(port: number) {
    this.#port = port;
    this.#child = this.#start();
  }

  static async born(): Promise<Mortal> {
    const one = new Mortal(await choosePort('free'));
    await eventually(() => one.#answers());
    return one;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async killed(): Promise<void> {
    await endCommand(this.#child, 'SIGKILL');
    this.#child = this.#start();
    await eventually(() => this.#answers());
  }

  end = () => endCommand(this.#child, 'SIGKILL');

  #start = () => startCommand({ ...sharedStack().environment, ...apiEnvironment(this.#port) }, 'api');
  #answers = () =>
    fetch(`${this.url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
}

/** Somebody whose connection never lasts. */
class Wanderer {
  readonly events: Received[] = [];
  readonly #member: string;
  readonly #processes: readonly Mortal[];
  #lastId = '';
  #isCalm = false;
  #isGone = false;
  #here: Listening | null = null;
  reconnections = 0;
  readonly refusals: string[] = [];

  constructor(member: string, processes: readonly Mortal[]) {
    this.#member = member;
    this.#processes = processes;
  }

  async wander(): Promise<void> {
    while (!this.#isGone) {
      const process = this.#processes[Math.floor(Math.random() * this.#processes.length)];
      const stream = await listen(`${process?.url}/v1/users/${this.#member}/events`, {
        token: await tokenOf(this.#member, 'member'),
        lastId: this.#lastId,
        onEvent: (event) => {
          this.events.push(event);
        },
      }).catch(() => null);
      if (stream?.status === 200) {
        this.#here = stream;
        // Told to go while it was still coming.
        if (this.#isGone) stream.leave();
        const stay = LEAST_STAY + (LONGEST_STAY - LEAST_STAY) * Math.random();
        const leaving = this.#isCalm ? null : setTimeout(() => stream.leave(), stay);
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

let child: ChildProcess | undefined;
const processes: Mortal[] = [];
afterAll(async () => {
  await Promise.all([child && endCommand(child, 'SIGKILL'), ...processes.map((one) => one.end())]);
});

describe('R97: many clients, each of which comes and goes', () => {
  it('R44, R82: 500 of them are told everything, in order and once, on two processes, while these are killed and who folds is', async () => {
    processes.push(await Mortal.born(), await Mortal.born());
    const members = await Promise.all(Array.from({ length: MEMBERS }, () => newMember()));
    const clients = members.flatMap((member) =>
      Array.from({ length: CLIENTS_OF_EACH }, () => ({ member, client: new Wanderer(member, processes) })),
    );
    const wandering = clients.map(({ client }) => client.wander());
    await eventually(async () => clients.every(({ client }) => client.began), 60_000);
    child = startCommand(sharedStack().environment, 'process');
    let written = 0;
    const training = members.map(async (member) => {
      const workoutId = await writesDown(member, 1);
      for (let i = 0; i < WRITES; i++, written++) {
        await pause(2_000 * Math.random());
        // As an app would: on a machine this busy Kafka may answer too late. What is compared below is what the log has.
        for (let status = 0; status !== 202; ) {
          ({ status } = await putsRight(member, workoutId, i + 2));
          expect([202, 503]).toContain(status);
        }
      }
    });
    const disturbing = (async () => {
      const all = MEMBERS * WRITES;
      const reached = (share: number) => eventually(async () => written >= all * share, 120_000);
      await reached(0.2);
      await processes[1]?.killed();
      await reached(0.4);
      if (child) await endCommand(child, 'SIGKILL');
      child = startCommand(sharedStack().environment, 'process');
      await reached(0.6);
      await processes[0]?.killed();
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
    await eventually(async () => seen().length === 0, 60_000, seen);
    for (const { client } of clients) client.go();
    await Promise.all(wandering);
    for (const { member, client } of clients) {
      expect(heardOf('workout', client.events)).toEqual(told.get(member));
      expect(heardOf('metric', client.events)).toEqual(measured.get(member) ?? []);
      expect(client.resets).toEqual(['began']);
    }
    expect(clients.reduce((sum, { client }) => sum + client.reconnections, 0)).toBeGreaterThan(clients.length);
  }, 300_000);
});
