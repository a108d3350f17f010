/** Templates: JSON with placeholders `{name}`, filled with values by name. */
import type { Fault } from './node.js';

/** Values by the name of their placeholder. */
export type Values = Readonly<Record<string, unknown>>;

const PLACEHOLDER = /\{(\w+)\}/g;
const ALONE = /^\{(\w+)\}$/;
/** Ids are no longer. */
const LONGEST_TEXT = 128;

/** Fills a template; what it asks for and `values`, which stand at `place`, do not have is added to `faults`. */
export function filled(template: unknown, values: Values, place: string, faults: Fault[]): unknown {
  if (typeof template === 'string') return filledText(template, values, place, faults);
  if (Array.isArray(template)) return template.map((item) => filled(item, values, place, faults));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([name, inner]) => [name, filled(inner, values, place, faults)]),
  );
}

/** A placeholder alone becomes the value as it is, so that numbers stay numbers; within text, its text. */
function filledText(template: string, values: Values, place: string, faults: Fault[]): unknown {
  const said = (name: string): unknown => {
    if (Object.hasOwn(values, name)) return values[name];
    faults.push({ path: place, message: `says no ${name}` });
    return null;
  };
  const alone = ALONE.exec(template)?.[1];
  if (alone !== undefined) return said(alone);
  const text = template.replaceAll(PLACEHOLDER, (_, name: string) => textOf(said(name), name, place, faults));
  if (text !== template && text.length > LONGEST_TEXT)
    faults.push({ path: place, message: `makes a text of more than ${LONGEST_TEXT} characters` });
  return text;
}

function textOf(value: unknown, name: string, place: string, faults: Fault[]): string {
  if ((typeof value === 'string' && value.length <= LONGEST_TEXT) || typeof value === 'number') return String(value);
  if (value !== null)
    faults.push({ path: `${place}/${name}`, message: 'must be a number or a short text: it stands within a text' });
  return '';
}
