/** A processor's module loaded twice, so that what it kept in its own memory is not there after a restart. */
import { vi } from 'vitest';
import type { AnyProcessor } from '../../engine/processor.js';

/** The two copies in turn: of every two facts, each has seen one at most. */
export async function inTurn(load: () => Promise<{ readonly default: AnyProcessor }>): Promise<() => AnyProcessor> {
  const copies: AnyProcessor[] = [];
  for (let i = 0; i < 2; i++) {
    vi.resetModules();
    copies.push((await load()).default);
  }
  let turn = 0;
  return () => copies[turn++ % copies.length] as AnyProcessor;
}
