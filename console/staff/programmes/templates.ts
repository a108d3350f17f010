/** The gallery of programmes: what a new one begins as. */
import type { Programme } from '../../../rules/programme/programme';

const files = import.meta.glob<Programme>('../../../rules/programme/gallery/*.json', {
  eager: true,
  import: 'default',
});

export const templates: readonly Programme[] = Object.values(files);

export const templateOf = (id: string): Programme | undefined => templates.find((one) => one.id === id);
