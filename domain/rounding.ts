/** Rounds to 6 significant digits, as stored floats are, so that neither order nor engine version shows in them. */
export const round6 = (value: number): number => Number(value.toPrecision(6));
