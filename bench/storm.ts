/** Telemetry that is poison, and healthy telemetry beside it. */
import type { GatewayClient } from '../simulator/client.js';
import { reading } from './machines.js';

/** Machines by their numbers: those whose messages cannot be read, and those whose keys are parked. */
const UNREADABLE = 1_000_000;
const IN_PIECES = 2_000_000;
/** A session of so many pieces is a state over 256 kB. */
const PIECES = 600;

type Sent = { key: string; value: Buffer };
/** A machine's next message. */
type Speaking = (machine: number, sequence: number, at: number) => Sent;

const healthy =
  (client: GatewayClient): Speaking =>
  (machine, sequence, at) => {
    const value = reading(machine, sequence, at);
    return { key: value.equipmentId, value: client.encode('telemetry', value) };
  };

/** Every second one cannot be read, the others are of machines whose keys are parked. */
const poison =
  (client: GatewayClient, parked: number): Speaking =>
  (machine, sequence, at) => {
    const say = healthy(client);
    if ((machine + sequence) % 2 === 0) return say(IN_PIECES + (machine % parked), 2 * PIECES + sequence, at);
    const { key, value } = say(UNREADABLE + machine, sequence, at);
    return { key, value: value.subarray(0, -3) };
  };

/** Has so many machines lose every second message, until their sessions are in too many pieces: their keys park. */
export async function breakMachines(client: GatewayClient, machines: number): Promise<number> {
  const from = Date.now() - 2 * PIECES * 1_000 - 60_000;
  const say = healthy(client);
  for (let piece = 0; piece < PIECES; piece++) {
    const at = from + 2_000 * piece;
    const records = Array.from({ length: machines }, (_, machine) => say(IN_PIECES + machine, 2 * piece, at));
    await client.sendRaw('telemetry', records);
  }
  return machines * PIECES;
}

export interface Spell {
  readonly messages: number;
  readonly machines: number;
  /** The next reading of every machine. */
  readonly sequence: number;
  /** How many parked keys poison comes of; null: no poison. */
  readonly parked: number | null;
}

/** Every machine sends once a second, up to a minute ago; in a storm each healthy message is followed by a poisoned one. Gives the next reading. */
export async function send(client: GatewayClient, { messages, machines, sequence, parked }: Spell): Promise<number> {
  const rounds = Math.ceil(messages / machines);
  const from = Date.now() - rounds * 1_000 - 60_000;
  const say = healthy(client);
  const spoil = parked === null ? null : poison(client, parked);
  for (let round = 0; round < rounds; round++) {
    const [next, at] = [sequence + round, from + round * 1_000];
    const records = Array.from({ length: machines }, (_, machine) => [
      say(machine, next, at),
      ...(spoil ? [spoil(machine, next, at)] : []),
    ]);
    await client.sendRaw('telemetry', records.flat());
  }
  return sequence + rounds;
}
