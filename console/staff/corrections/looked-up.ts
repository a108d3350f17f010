/** What of corrections is looked at, as the address of the page says it: so it can be linked. */

export interface LookedUp {
  /** Left out: a member's workouts. */
  readonly of?: 'guests';
  /** The member's id. */
  readonly member?: string;
  /** Of guests: where they trained. */
  readonly gym?: string;
  /** Of guests: when, YYYY-MM-DD. */
  readonly day?: string;
}

/** What of an address means something; ids that look like numbers are none. */
export function lookedUp({ of, member, gym, day }: Readonly<Record<string, unknown>>): LookedUp {
  const isDay = typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
  return {
    ...(of === 'guests' && { of }),
    ...(isText(member) && { member: String(member) }),
    ...(isText(gym) && { gym: String(gym) }),
    ...(isDay && { day }),
  };
}

const isText = (given: unknown): boolean => (typeof given === 'string' && given !== '') || typeof given === 'number';
