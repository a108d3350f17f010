/** All pages of a list that is not long. */
interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Rows of a page, as many as the API gives. */
const PAGE = 200;
/** More are not asked for: nobody chooses among them. */
const MOST = 10_000;

export async function allOf<T>(
  ask: (query: { cursor?: string; limit: number }) => Promise<{ data: Page<T> }>,
): Promise<T[]> {
  const items: T[] = [];
  let next: string | null = null;
  do {
    const { data }: { data: Page<T> } = await ask({ ...(next !== null && { cursor: next }), limit: PAGE });
    items.push(...data.items);
    next = data.next;
  } while (next !== null && items.length < MOST);
  return items;
}
