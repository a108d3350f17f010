/** A list that is read a page at a time, as far as somebody asks for it. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Client } from '../../clients/typescript/lib/index';
import { useSession } from '../session/signed-in';

/** Changes are pushed to members: this is for when no stream can be opened, and for everybody else. */
const EVERY_MS = 30_000;

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** What each page is asked with. */
interface Given {
  readonly client: Client;
  readonly signal: AbortSignal;
  readonly throwOnError: true;
  readonly query: { limit: number; cursor?: string };
}

export type Pages<T> = ReturnType<typeof usePages<T>>;

/** `limit` rows at a time; `items` are all that were asked for so far. */
export function usePages<T>(
  key: readonly unknown[],
  limit: number,
  call: (given: Given) => Promise<{ data: Page<T> }>,
) {
  const { client, sub } = useSession();
  const read = useInfiniteQuery({
    queryKey: [sub, ...key],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const query = { limit, ...(cursor !== null && { cursor }) };
      return (await call({ client, signal, throwOnError: true, query })).data;
    },
    getNextPageParam: ({ next }) => next,
    refetchInterval: EVERY_MS,
  });
  return { ...read, items: read.data?.pages.flatMap(({ items }) => items) ?? [] };
}
