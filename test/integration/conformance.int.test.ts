/** The API against its own document, as a stranger reads it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conforms, findSchemathesis, INSTALL_MS } from './conformance/schemathesis.js';
import { type Asking, close, open } from './conformance/world.js';

const SEED = 1;
/** Whose token, how many requests of each operation are drawn, and of what kind. */
const asked = [
  // Edge cases are the longest texts and the like, of cursors too: that a read takes whatever is well-formed is looked at below.
  { role: 'admin', what: 'edge cases', phases: ['coverage'], examples: 5, without: ['positive_data_acceptance'] },
  { role: 'admin', what: 'whatever comes', phases: ['examples', 'fuzzing'], examples: 5, without: [] },
  { role: 'member', what: 'whatever comes', phases: ['examples', 'fuzzing'], examples: 4, without: [] },
  { role: 'trainer', what: 'whatever comes', phases: ['examples', 'fuzzing'], examples: 4, without: [] },
] as const;

describe('the API answers as its OpenAPI document says, whatever it is asked', () => {
  let found: Awaited<ReturnType<typeof findSchemathesis>>;
  let world: Asking;
  beforeAll(async () => {
    found = await findSchemathesis();
    if ('program' in found) world = await open();
  }, INSTALL_MS + 180_000);
  afterAll(close);

  it.for(asked)(
    'R100: $role, $what: never a 500; status, content type, headers and body conform, and what is not allowed is refused',
    { timeout: 240_000 },
    async ({ role, examples, phases, without }, context) => {
      if ('missing' in found) return context.skip(found.missing);
      const { url, config, folder } = world;
      const token = await world.tokenOf(role);
      const { code, said } = await conforms({
        ...{ program: found.program, config, url, token, seed: SEED, examples, phases, without, folder },
      });
      expect(code, said).toBe(0);
      expect(said).toMatch(/[1-9]\d{2,} generated/);
    },
  );
});
