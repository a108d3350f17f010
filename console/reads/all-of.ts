/** All pages of a list that is not long. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
/** Which page is asked for. */
export interface Asked {
  readonly cursor?: string;
  readonly limit: number;
}
type Ask<T> = (query: Asked) => Promise<{ data: Page<T>; response: Response }>;

/** Rows of a page, as many as the API gives. */
const PAGE = 200;
/** More are not asked for: nobody chooses among them. */
const MOST = 10_000;

export const allOf = async <T>(ask: Ask<T>): Promise<readonly T[]> => (await allAsOne(ask)).data.items;

/** The same, or no more than `most`, as one answer, as of when its first page was; `next` is null when that was all. */
export async function allAsOne<T>(ask: Ask<T>, most = MOST): Promise<{ data: Page<T>; response: Response }> {
  const { data, response } = await ask({ limit: Math.min(PAGE, most) });
  const items = [...data.items];
  let { next } = data;
  while (next !== null && items.length < most) {
    const { data: page } = await ask({ cursor: next, limit: Math.min(PAGE, most - items.length) });
    items.push(...page.items);
    next = page.next;
  }
  return { data: { items, next }, response };
}
