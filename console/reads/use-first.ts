/** The first of a list as one answer, read again and again from its beginning on, and more of it for who asks. */
import { useState } from 'react';
import { type Asked, allAsOne, type Page } from './all-of';
import { type Call, useRead } from './use-read';

/** So many are read at first, and so many more each time. */
const STEP = 50;

/** Asked again each `every` ms; `more` is null while there is none. */
export function useFirst<T>(
  key: readonly unknown[],
  call: Call<Page<T>, { readonly page: Asked }>,
  { every }: { readonly every: number },
) {
  const [most, setMost] = useState(STEP);
  const read = useRead([...key, most], (given) => allAsOne((page) => call({ ...given, page }), most), { every });
  const hasMore = read.data?.data.next != null;
  const more = hasMore ? { isLoading: read.isPlaceholderData, onMore: () => setMost(most + STEP) } : null;
  return { read, more };
}
