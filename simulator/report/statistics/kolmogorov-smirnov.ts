/** The two-sample Kolmogorov-Smirnov test (Smirnov 1939): whether two samples come from one distribution. */

/** `d`: the greatest distance of both distribution functions, 0 to 1; `p`: how often two samples of one distribution are so far apart. */
export interface KolmogorovSmirnov {
  readonly d: number;
  readonly p: number;
}

/** The test of two samples with one value each at least, two-sided. With ties `p` is an upper bound, so the test errs on the side of likeness. */
export function kolmogorovSmirnov(one: readonly number[], other: readonly number[]): KolmogorovSmirnov {
  if (one.length === 0 || other.length === 0) throw new RangeError('a sample without values');
  const apart = greatestDistance(one, other);
  return { d: apart / (one.length * other.length), p: chanceOf(apart, one.length, other.length) };
}

/** The greatest distance times both sizes: a whole number, so that comparing it is exact. */
function greatestDistance(one: readonly number[], other: readonly number[]): number {
  const first = [...one].sort((a, b) => a - b);
  const second = [...other].sort((a, b) => a - b);
  let i = 0;
  let j = 0;
  let greatest = 0;
  while (i < first.length && j < second.length) {
    const value = Math.min(first[i] ?? 0, second[j] ?? 0);
    while (first[i] === value) i += 1;
    while (second[j] === value) j += 1;
    greatest = Math.max(greatest, Math.abs(i * second.length - j * first.length));
  }
  return greatest;
}

/**
 * Both samples in order are a path on a grid, all paths being equally likely (Hodges 1957). Kept by row: the share of paths to a
 * point that were that far from the diagonal. The last step to a point (i, j) came from the left in i of i + j of them.
 */
function chanceOf(apart: number, n: number, m: number): number {
  const row = new Float64Array(m + 1);
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      const far = Math.abs(i * m - j * n) >= apart;
      if (far) row[j] = 1;
      else if (i > 0 || j > 0) row[j] = (i * (row[j] ?? 0) + j * (row[j - 1] ?? 0)) / (i + j);
    }
  }
  return Math.min(row[m] ?? 1, 1);
}
