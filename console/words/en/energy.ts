/** Where the energy of a workout comes from: said only where one workout is looked at. */

/** Where a formula of energy stands: by how its name begins. */
const sources: readonly (readonly [string, string])[] = [
  ['compendium-2011', 'the Compendium of Physical Activities (2011)'],
  ['concept2', 'the formula of Concept2'],
  ['acsm', 'the equations of the American College of Sports Medicine'],
];

/** Which formula gave the energy, or why there is none. */
export const energyBy = (method: string): string => {
  const [, why] = method.split('none: ');
  if (why !== undefined) return `No energy is estimated: ${why}.`;
  const [, source] = sources.find(([begins]) => method.startsWith(begins)) ?? [];
  return `Energy by ${source ?? method}`;
};
