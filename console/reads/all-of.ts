/** All pages of a list that is not long. */
interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
type Ask<T> = (query: { cursor?: string; limit: number }) => Promise<{ data: Page<T>; response: Response }>;

/** Rows of a page, as many as the API gives. */
const PAGE = 200;
/** More are not asked for: nobody chooses among them. */
const MOST = 10_000;

export const allOf = async <T>(ask: Ask<T>): Promise<readonly T[]> => (await allAsOne(ask)).data.items;

/** The same as one answer, as of when its first page was. */
export async function allAsOne<T>(ask: Ask<T>): Promise<{ data: { items: readonly T[] }; response: Response }> {
  const { data, response } = await ask({ limit: PAGE });
  const items = [...data.items];
  for (let { next } = data; next !== null && items.length < MOST; ) {
    const { data: page } = await ask({ cursor: next, limit: PAGE });
    items.push(...page.items);
    next = page.next;
  }
  return { data: { items }, response };
}
