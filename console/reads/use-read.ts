/** Reads of the API: what was answered, and as of when it held. */
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Client } from '../../clients/typescript/lib/index';
import { useSession } from '../session/signed-in';

/** An answer, and the time up to which everything in it was folded; null: not told. */
export interface Read<T> {
  readonly data: T;
  readonly asOf: Date | null;
}

/** What an operation is called with. */
interface Given {
  readonly client: Client;
  readonly signal: AbortSignal;
  readonly throwOnError: true;
}

/** `G`: what it is told besides. */
export type Call<T, G = unknown> = (given: Given & G) => Promise<{ data: T; response: Response }>;

interface Options {
  /** Asked again so often, ms; left out: when the page is looked at again. */
  readonly every?: number;
  readonly enabled?: boolean;
}

/** Asks and keeps asking. */
export function useRead<T>(
  key: readonly unknown[],
  call: Call<T>,
  { every, enabled = true }: Options = {},
): UseQueryResult<Read<T>> {
  const { client, sub } = useSession();
  return useQuery({
    queryKey: [sub, ...key],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => asRead(await call({ client, signal, throwOnError: true })),
    ...(every === undefined ? {} : { refetchInterval: every }),
  });
}

/** The answer with its header. */
export function asRead<T>({ data, response }: { data: T; response: Response }): Read<T> {
  const asOf = response.headers.get('repstream-as-of');
  return { data, asOf: asOf ? new Date(asOf) : null };
}
