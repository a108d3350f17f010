/** The first of a list as one answer, read again and again from its beginning on, and more of it for who asks. */
import { useState } from 'react';
import type { Client } from '../../clients/typescript/lib/index';
import { allAsOne } from './all-of';
import { useRead } from './use-read';

/** So many are read at first, and so many more each time. */
const STEP = 50;

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** What each page is asked with. */
interface Given {
  readonly client: Client;
  readonly signal: AbortSignal;
  readonly throwOnError: true;
  readonly page: { readonly cursor?: string; readonly limit: number };
}

/** Asked again each `every` ms; `more` is null while there is none. */
export function useFirst<T>(
  key: readonly unknown[],
  call: (given: Given) => Promise<{ data: Page<T>; response: Response }>,
  { every }: { readonly every: number },
) {
  const [most, setMost] = useState(STEP);
  const read = useRead([...key, most], (given) => allAsOne((page) => call({ ...given, page }), most), { every });
  const hasMore = read.data?.data.next != null;
  const more = hasMore ? { isLoading: read.isPlaceholderData, onMore: () => setMost(most + STEP) } : null;
  return { read, more };
}
