/** Whom JSON is about. */

/** Every userId within it, added to `found`. */
export function namesIn(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) namesIn(item, found);
    return;
  }
  for (const name in value) {
    const inner = (value as Record<string, unknown>)[name];
    if (name === 'userId' && typeof inner === 'string') found.add(inner);
    else if (typeof inner === 'object') namesIn(inner, found);
  }
}
