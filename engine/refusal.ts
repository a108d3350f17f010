/** A checkpoint that Postgres refuses for what is in it: which key it is, found by halving, so that the others go on. */
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

/** The key whose content Postgres refuses, and its words; null: none is refused alone. Rejects when Postgres cannot be asked. */
export async function findRefused(
  writer: Pick<CheckpointWriter, 'rehearse'>,
  content: Content,
): Promise<{ place: Place; error: Error } | null> {
  const all = [...content.states, ...content.kept, ...content.rows, ...content.gone];
  let places = [...new Map(all.map(({ task, key }) => [placeId({ task, key }), { task, key }])).values()];
  for (;;) {
    const half = places.slice(0, Math.ceil(places.length / 2));
    const error = await refusalOf(writer, only(content, half));
    const [place] = half;
    if (places.length <= 1) return error && place ? { place, error } : null;
    places = error ? half : places.slice(half.length);
  }
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
    states: of(content.states),
    kept: of(content.kept),
    rows: of(content.rows),
    gone: of(content.gone),
    forgotten: of(content.forgotten),
  };
}
