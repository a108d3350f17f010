import { expect, describe as given, it } from 'vitest';
import { describe } from '../../../cli/errors.js';
import { UserError } from '../../../deploy/user-error.js';

given('what the command line says of an error', () => {
  it('is one line for what a user can put right', () => {
    expect(describe(new UserError('API_PORT is "x";\n  expected a port'), false)).toBe(
      'repstream: API_PORT is "x"; expected a port',
    );
  });

  it("is one line for the engine's own errors, known by their code", () => {
    const error = Object.assign(new Error('topic ticks does not exist'), { code: 'REPSTREAM_NO_TOPIC' });
    expect(describe(error, false)).toBe('repstream: topic ticks does not exist');
    expect(JSON.parse(describe(error, true))).toEqual({ error: error.message, code: error.code });
  });

  it('is the stack for a bug of ours, also as JSON', () => {
    const bug = new TypeError('undefined is not a gym');
    expect(describe(bug, false)).toContain('errors.test.ts');
    expect(JSON.parse(describe(bug, true)).stack).toContain('errors.test.ts');
    expect(describe('thrown text', false)).toBe('thrown text');
  });
});
