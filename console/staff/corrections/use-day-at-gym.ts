/** A day by the clock of a gym, or of each: what is asked of it, and where something was. */
import { useGyms } from '../../reads/use-gyms';

const DAY_MS = 86_400_000;
const dayAfter = (day: string) => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

export interface DayAtGym {
  /** Null: every gym. */
  readonly gym: string | null;
  /** YYYY-MM-DD. */
  readonly day: string;
}

export function useDayAtGym({ gym, day }: DayAtGym) {
  const { gyms } = useGyms();
  return {
    query: { from: day, to: dayAfter(day), ...(gym !== null && { gym }) },
    /** The gym's name; null where that is known by itself. */
    placeOf: (gymId: string | null) => (gym === null ? (gyms.find((one) => one.gymId === gymId)?.name ?? gymId) : null),
  };
}
