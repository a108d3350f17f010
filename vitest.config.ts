import { defineConfig } from 'vitest/config';

/** Suites by cost: `unit` needs nothing, `browser` a Chromium, `engine` and `integration` a real stack, `chaos` kills things. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Milliseconds each, but some start our own command line, and the machine may be busy.
          testTimeout: 20_000,
          include: ['test/unit/**/*.test.ts', 'test/issues/**/*.test.ts'],
          exclude: ['**/*.int.test.ts'],
          // All cores: nobody else works meanwhile.
          maxWorkers: '100%',
        },
      },
      {
        test: {
          name: 'browser',
          // A real one, which says so when there is none.
          include: ['test/browser/**/*.e2e.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'engine',
          // Each file has topics and a database of its own.
          include: ['test/integration/engine/**/*.int.test.ts'],
          globalSetup: 'test/global-stack.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.int.test.ts', 'test/issues/**/*.int.test.ts'],
          exclude: ['test/integration/engine/**'],
          globalSetup: 'test/global-stack.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Whether a page comes to show something, not how soon: that is said where it is meant.
          expect: { poll: { timeout: 20_000 } },
          // Much of each is waiting for a dataflow; each worker has a stack of its own.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'chaos',
          // Each on a stack of its own, which it may break; two at a time, since much of each is waiting for processes to be missed.
          include: ['test/chaos/**/*.chaos.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
