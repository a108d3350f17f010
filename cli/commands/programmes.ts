/** `repstream programmes check`: templates of training, kept in files. */
import type { Command } from 'commander';
import { exerciseCatalogue } from '../../domain/exercises.js';
import { hashProgramme } from '../../rules/programme/format.js';
import { programmeWords } from '../../rules/programme/words.js';
import { faultText } from '../challenges/text.js';
import { readProgramme } from '../programmes/file.js';

const HELP = `
A file is JSON: {schema, id, title, from, to, timeZone, sessionsPerWeek, totalWorkouts, bounds, blocks, …}. See docs/guides/write-a-programme.md.

Example:
  repstream programmes check rules/programme/gallery/ten-weeks-to-the-test.json`;

export default function register(program: Command): void {
  program
    .command('programmes')
    .addHelpText('after', HELP)
    .command('check')
    .argument('<files...>', 'programmes as JSON')
    .description('say what is wrong with files, or what they ask for; needs nothing that runs')
    .action(check);
}

const nameOf = (id: string) => exerciseCatalogue.find(({ exerciseId }) => exerciseId === id)?.name.toLowerCase() ?? id;

function check(files: readonly string[], { json }: { readonly json?: boolean }): void {
  const told = files.map((file) => {
    const read = readProgramme(file);
    if ('faults' in read) return { file, faults: read.faults };
    const { programme } = read;
    // Two files ask for the same if and only if these are equal, however they are laid out.
    return { file, id: programme.id, words: programmeWords(programme, nameOf), hash: hashProgramme(programme) };
  });
  const lines = told.flatMap((one) =>
    'words' in one
      ? one.words.map((line) => `${one.file}: ${line}`)
      : one.faults.map((fault) => `${one.file}: ${faultText(fault)}`),
  );
  console.log(json ? JSON.stringify(told) : lines.join('\n'));
  if (told.some((one) => 'faults' in one)) process.exitCode = 1;
}
