/** The month so many before that of `now` by this browser's clock, YYYY-MM. */
export const monthOf = (back: number, now = new Date()): string =>
  new Date(Date.UTC(now.getFullYear(), now.getMonth() - back, 1)).toISOString().slice(0, 7);
