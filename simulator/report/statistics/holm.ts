/** p-values of many tests, each raised so that none below 0.05 is a false one in 95 of 100 reports (Holm 1979), in the order given. */
export function holm(pValues: readonly number[]): readonly number[] {
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 0;
  const ascending = [...pValues.entries()].sort(([, one], [, other]) => one - other);
  for (const [rank, [index, p]] of ascending.entries()) {
    least = Math.max(least, Math.min((pValues.length - rank) * p, 1));
    adjusted[index] = least;
  }
  return adjusted;
}
