/** Writes what test/run.mjs sums up: how many tests passed, which failed and how, and which were skipped and why. */
import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export interface Summary {
  readonly passed: number;
  readonly failed: number;
  /** One line per failure: where, and how it begins. A long log may be cut before its end; these lines stand there. */
  readonly failures: readonly string[];
  /** One line per skipped test: its name, which may say why, and the reason that it gave. */
  readonly skipped: readonly string[];
}

export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env.REPSTREAM_TEST_SUMMARY;
    if (!file) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const states = tests.map((test) => ({ test, result: test.result() }));
    // A file that does not load or a hook that throws fails no test by name, but is a failure.
    const broken = modules
      .flatMap((module) => [module, ...module.children.allSuites()])
      .filter((it) => it.errors().length);
    const summary: Summary = {
      passed: states.filter(({ result }) => result.state === 'passed').length,
      failed: states.filter(({ result }) => result.state === 'failed').length + broken.length + unhandled.length,
      failures: [
        ...states.flatMap(({ test, result }) =>
          result.state === 'failed'
            ? [failure(`${test.module.relativeModuleId} > ${test.fullName}`, result.errors)]
            : [],
        ),
        ...broken.map((it) => failure('fullName' in it ? `${it.fullName}` : it.moduleId, it.errors())),
        ...unhandled.map((error) => failure('outside of a test', [error])),
      ],
      skipped: states
        .filter(({ result }) => result.state === 'skipped' || result.state === 'pending')
        .map(({ test, result }) =>
          'note' in result && result.note ? `${test.fullName}: ${result.note}` : test.fullName,
        ),
    };
    writeFileSync(file, JSON.stringify(summary));
  }
}

/** Characters: enough for what a command said last that did not end. */
const MOST = 3_000;

const failure = (where: string, errors: readonly SerializedError[]): string =>
  `${where}: ${errors[0]?.message?.split('\n')[0]?.slice(0, MOST) ?? 'no error was given'}`;
