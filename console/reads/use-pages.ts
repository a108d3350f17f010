/** A list that is read a page at a time, as far as somebody asks for it. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSession } from '../session/signed-in';
import type { Asked, Page } from './all-of';
import { asRead, type Call } from './use-read';

/** Changes are pushed to members: this is for when no stream can be opened, and for everybody else. */
const EVERY_MS = 30_000;

export type Pages<T> = ReturnType<typeof usePages<T>>;

/** `limit` rows at a time; `items` are all that were asked for so far, as of when the first of them were. */
export function usePages<T>(key: readonly unknown[], limit: number, call: Call<Page<T>, { readonly query: Asked }>) {
  const { client, sub } = useSession();
  const read = useInfiniteQuery({
    queryKey: [sub, ...key],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const query = { limit, ...(cursor !== null && { cursor }) };
      return asRead(await call({ client, signal, throwOnError: true, query }));
    },
    getNextPageParam: ({ data }) => data.next,
    refetchInterval: EVERY_MS,
  });
  const pages = read.data?.pages ?? [];
  return { ...read, items: pages.flatMap(({ data }) => data.items), asOf: pages[0]?.asOf ?? null };
}
