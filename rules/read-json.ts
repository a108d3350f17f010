/** The value that a text is in JSON, or the fault that it is none: in one line, though what it quotes may have several. */
import type { Fault } from './node.js';

export function readJson(text: string): { readonly stored: unknown } | { readonly faults: readonly Fault[] } {
  try {
    return { stored: JSON.parse(text) as unknown };
  } catch (error) {
    const why = String(error instanceof Error ? error.message : error).replaceAll(/\s+/g, ' ');
    return { faults: [{ path: '', message: `is not JSON: ${why}` }] };
  }
}
