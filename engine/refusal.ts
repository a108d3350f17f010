/** A checkpoint that Postgres refuses for what is in it: which keys they are, found by halving, so that the others go on. */
import type { Content } from './checkpoint.js';
import type { CheckpointWriter } from './writer.js';

/** Classes of SQLSTATE that say of what was written, not of the database, that it cannot be: trying again changes nothing. */
const REFUSALS = ['21', '22', '23', '54'];

/** Whether Postgres refused the content. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && REFUSALS.includes(String(error.code).slice(0, 2));

/** A key of a task. */
export interface Place {
  readonly task: number;
  readonly key: string;
}
export const placeId = ({ task, key }: Place): string => `${task}/${key}`;

/** A key whose content Postgres refuses, and its words. */
export interface Refused {
  readonly place: Place;
  readonly error: Error;
}

/** So many are looked for at once: the rest are found when these are parked. */
const MOST = 5_000;

/** The keys whose content Postgres refuses; none: each is accepted alone. Rejects when Postgres cannot be asked. */
export async function findRefused(
  writer: Pick<CheckpointWriter, 'rehearse'>,
  content: Content,
): Promise<readonly Refused[]> {
  const all = [...content.states, ...content.kept, ...content.rows, ...content.gone];
  const places = [...new Map(all.map(({ task, key }) => [placeId({ task, key }), { task, key }])).values()];
  const found: Refused[] = [];
  // Halves that are refused, or not yet rehearsed.
  const open = [{ places, content }];
  while (found.length < MOST) {
    const next = open.pop();
    if (!next) break;
    const error = await refusalOf(writer, next.content);
    if (!error) continue;
    const [place, ...others] = next.places;
    if (!place) continue;
    if (others.length === 0) {
      found.push({ place, error });
      continue;
    }
    const middle = Math.ceil(next.places.length / 2);
    for (const half of [next.places.slice(middle), next.places.slice(0, middle)])
      open.push({ places: half, content: only(next.content, half) });
  }
  return found;
}

async function refusalOf(writer: Pick<CheckpointWriter, 'rehearse'>, content: Content): Promise<Error | null> {
  try {
    await writer.rehearse(content);
    return null;
  } catch (error) {
    if (isRefusal(error)) return error as Error;
    throw error;
  }
}

function only(content: Content, places: readonly Place[]): Content {
  const ids = new Set(places.map(placeId));
  const of = <T extends Place>(writes: readonly T[]): T[] => writes.filter((write) => ids.has(placeId(write)));
  return {
    sharedAnew: of(content.sharedAnew),
    states: of(content.states),
    kept: of(content.kept),
    rows: of(content.rows),
    gone: of(content.gone),
    forgotten: of(content.forgotten),
  };
}
