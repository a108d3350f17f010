/** `repstream doctor`: what this machine has and what can be reached; exit code 1 when something will not work. */
import type { Command } from 'commander';
import { examine, type Finding } from '../../deploy/doctor.js';
import { DATA_FOLDER } from '../../deploy/local/environment.js';
import { readSettings } from '../../deploy/settings.js';

const MARKS: Record<Finding['state'], string> = { ok: '✓', note: '·', problem: '✗' };

export default function register(program: Command): void {
  program.command('doctor').action(async ({ json }: { json?: boolean }) => {
    const findings = await examine(readSettings(), DATA_FOLDER, (variable) => Boolean(process.env[variable]));
    const problems = findings.filter(({ state }) => state === 'problem').length;
    if (json) console.log(JSON.stringify(findings));
    else {
      for (const { what, state, found, advice } of findings) {
        console.log(`${MARKS[state]} ${what.padEnd(16)} ${found}${advice ? `\n${' '.repeat(19)}→ ${advice}` : ''}`);
      }
      console.log(problems === 0 ? '\nnothing is wrong' : `\n${problems} to put right`);
    }
    process.exit(problems === 0 ? 0 : 1);
  });
}
