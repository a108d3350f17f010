/** Which exercise of the catalogue an app's or watch's exercise name is: only where it surely is the same. */

/** Names (as slugs) of Strong, Hevy and the FIT profile, by exercise of the catalogue. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'chest-press-machine': ['chest-press-machine', 'machine-chest-press'],
  'incline-chest-press': ['incline-chest-press-machine'],
  'pec-deck': ['pec-deck-machine', 'butterfly-pec-deck', 'pec-deck'],
  'cable-crossover': ['cable-crossover', 'cable-fly-crossovers'],
  'shoulder-press-machine': ['shoulder-press-machine', 'seated-shoulder-press-machine'],
  'reverse-fly-machine': ['reverse-fly-machine', 'rear-delt-reverse-fly-machine'],
  'lat-pulldown': ['lat-pulldown-cable', 'lat-pulldown-machine', 'lat-pulldown', 'wide-grip-lat-pulldown'],
  'seated-row': ['seated-row-cable', 'seated-row-machine', 'seated-cable-row', 'seated-cable-row-v-grip-cable'],
  'leg-press': ['leg-press', 'leg-press-machine', 'seated-leg-press-machine'],
  'leg-extension': ['leg-extension-machine', 'leg-extensions'],
  'seated-leg-curl': ['seated-leg-curl-machine'],
  'lying-leg-curl': ['lying-leg-curl-machine'],
  'hip-abductor': ['hip-abductor-machine', 'hip-abduction-machine'],
  'hip-adductor': ['hip-adductor-machine', 'hip-adduction-machine'],
  'seated-calf': ['seated-calf-raise-machine', 'seated-calf-raise-plate-loaded', 'seated-calf-raise'],
  'biceps-curl-machine': ['bicep-curl-machine', 'preacher-curl-machine'],
  'triceps-machine': ['triceps-extension-machine'],
  'triceps-pushdown': ['triceps-pushdown-cable-straight-bar', 'triceps-pushdown', 'triceps-pressdown'],
  'ab-crunch-machine': ['crunch-machine'],
  'push-up': ['push-up'],
  'sit-up': ['sit-up'],
  'pull-up': ['pull-up'],
  plank: ['plank'],
  'treadmill-run': ['running-treadmill'],
  'treadmill-walk': ['walking-treadmill'],
  'upright-bike': ['cycling-indoor'],
  'spin-bike': ['spinning'],
  rower: ['rowing-machine'],
  elliptical: ['elliptical-machine', 'elliptical-trainer'],
};

const byName = new Map(Object.entries(NAMES).flatMap(([id, names]) => names.map((name) => [name, id] as const)));

/** `Bench Press (Barbell)` and `benchPressBarbell` → `bench-press-barbell`; letters of all scripts stay. */
export function slugOf(name: string): string {
  const words = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return words.match(/[\p{L}\p{N}]+/gu)?.join('-') ?? 'unnamed';
}

/** The catalogue's exercise of this name, else an id of its own: `import:<slug>`. */
export function exerciseIdOf(name: string): string {
  const slug = slugOf(name);
  return byName.get(slug) ?? `import:${slug}`;
}

/** Every id of the catalogue that a name can lead to. */
export const namedExercises: readonly string[] = Object.keys(NAMES);
