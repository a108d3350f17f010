/** Screens at machines of the stack that runs on this machine: where a member trains, where a guest does, and where nobody does. */
import { signToken } from '../api/tokens.js';
import { connect, getEquipment, getLiveSessions } from '../clients/typescript/lib/index.js';
import { useLocalStack } from '../deploy/local/environment.js';
import { readSettings } from '../deploy/settings.js';
import { API, readyMade } from './looking.js';

interface Kiosk {
  readonly name: string;
  readonly path: string;
  /** That of its machine. */
  readonly token: string;
}

/** At least as long as they are drawn, s. */
const TOKEN_S = 3_600;

/** Those that can be drawn now: guests are few, and so it may be none of theirs. */
export async function kiosks(): Promise<Kiosk[]> {
  const people = await readyMade();
  const [member, staff] = ['member', 'staff'].map((role) => people.find((one) => one.role === role));
  useLocalStack(process.env);
  const { jwtSecret } = readSettings();
  if (!staff || !jwtSecret) return [];
  const given = {
    client: connect({ url: API, token: () => staff.token }),
    throwOnError: true as const,
    query: { limit: 200 },
  };
  const live = (await getLiveSessions(given)).data.items;
  const machines = (await getEquipment(given)).data.items.map(({ equipmentId }) => equipmentId);
  const busy = new Set(live.map(({ equipmentId }) => equipmentId));
  const found = {
    // Whoever is offered first has a plan and a challenge, so that there is something to do next.
    kiosk: (live.find(({ userId }) => userId === member?.sub) ?? live.find(({ userId }) => userId !== ''))?.equipmentId,
    'kiosk-guest': live.find(({ userId }) => userId === '')?.equipmentId,
    'kiosk-idle': machines.find((machine) => !busy.has(machine)),
  };
  return Promise.all(
    Object.entries(found).flatMap(([name, machine]) =>
      machine === undefined ? [] : [kioskOf(name, machine, jwtSecret)],
    ),
  );
}

const kioskOf = async (name: string, machine: string, secret: string): Promise<Kiosk> => ({
  name,
  path: `/kiosk/${encodeURIComponent(machine)}`,
  token: await signToken({ sub: machine, role: 'device', expiresIn: TOKEN_S }, secret),
});
