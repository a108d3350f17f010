/** Which machines of the gyms are free. */
import type { GymWorld, Machine } from './world.js';

/** One machine has one session at a time: what is taken is nobody else's until it is given back. */
export class Floor {
  /** The second from which a machine is free. */
  readonly #freeFrom = new Map<Machine, number>();
  readonly #byKind = new Map<string, Machine[]>();

  constructor(gyms: readonly GymWorld[]) {
    for (const gym of gyms) {
      for (const machine of gym.machines) {
        const key = `${gym.gymId}/${machine.kind}`;
        this.#byKind.set(key, [...(this.#byKind.get(key) ?? []), machine]);
      }
    }
  }

  /** Takes a machine of the kind that is free at `second`, or null. */
  take(gym: GymWorld, kind: string, second: number): Machine | null {
    const machines = this.#byKind.get(`${gym.gymId}/${kind}`) ?? [];
    const machine = machines.find((candidate) => (this.#freeFrom.get(candidate) ?? 0) <= second);
    if (!machine) return null;
    this.#freeFrom.set(machine, Number.POSITIVE_INFINITY);
    return machine;
  }

  giveBack(machine: Machine, freeFromSecond: number): void {
    this.#freeFrom.set(machine, freeFromSecond);
  }
}
