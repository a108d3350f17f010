/** The 0.975 quantile of the normal distribution. */
const Z = 1.959_964;

/** The 95 % confidence interval of a share (Wilson 1927): `hits` of `all`, of which there is one at least. */
export function wilson(hits: number, all: number): { readonly low: number; readonly high: number } {
  const share = hits / all;
  const shrink = 1 + Z ** 2 / all;
  const centre = (share + Z ** 2 / (2 * all)) / shrink;
  const half = (Z / shrink) * Math.sqrt((share * (1 - share)) / all + Z ** 2 / (4 * all ** 2));
  return { low: Math.max(centre - half, 0), high: Math.min(centre + half, 1) };
}
