/** `migrate` of challenges and programmes: who is in one version is brought to another, page by page, or told what that would change. */
import { type Command, InvalidArgumentError } from 'commander';
import { effects, type Move, previewMove } from '../../api/challenges/moving.js';
import { previewMoveOfPlans } from '../../api/programmes/moving.js';
import { enrolledAs } from '../../processors/programme-ids.js';
import { asked, say } from '../views/asking.js';
import { type Foreseen, foreseenText } from './migrate-text.js';
import { withChallenges } from './open.js';
import { refused } from './refused.js';

/** What is asked for. */
interface Options {
  readonly from?: number;
  readonly to: number;
  readonly dryRun?: boolean;
  readonly by?: string;
  readonly json?: boolean;
}

const PAGE = 500;
/** For whom something would change: as many as anybody reads. */
const MOST_NAMED = 100;

const aVersion = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected the number of a version.');
};

/** Adds it to the commands on challenges, or programmes. */
export function registerMigrate(command: Command, what: 'challenge' | 'programme'): void {
  command
    .command('migrate')
    .argument('<id>', `the ${what}`)
    .option('--from <version>', 'only who is in this version (default: in any other)', aVersion)
    .requiredOption('--to <version>', 'the version to move to', aVersion)
    .option('--dry-run', 'say who would gain and lose, instead of moving anybody')
    .option('--by <name>', 'who moves them (default: the user of this machine)')
    .description('move who is in it to another version; interrupted, again: nobody is moved twice')
    .action((id: string, options: Options) => migrate(id, what, options));
}

async function migrate(id: string, what: 'challenge' | 'programme', options: Options): Promise<void> {
  const { from, to, dryRun = false, by, json } = options;
  const isProgramme = what === 'programme';
  const move = { challengeId: isProgramme ? enrolledAs(id) : id, from, to, limit: PAGE };
  const preview = isProgramme ? previewMoveOfPlans : previewMove;
  if (dryRun) {
    const foreseen = await withChallenges(async (db) => {
      const pages: Foreseen[] = [];
      for await (const page of pagesOf(move, (asking) => preview(db, asking, Date.now()))) pages.push(page);
      return together(pages);
    });
    return console.log(json ? JSON.stringify({ id, dryRun, ...foreseen }) : foreseenText(id, to, foreseen).join('\n'));
  }
  const moved = await withChallenges(async (_, commands) => {
    let sum = 0;
    const { by: who } = asked(by === undefined ? {} : { by });
    for await (const page of pagesOf(move, (asking) => commands.moveMembers(asking, who))) {
      sum += page.moved;
      if (page.next !== null) say(`${sum} moved, ${page.remaining} to go`);
    }
    return sum;
  });
  const who = `${moved} ${moved === 1 ? 'member' : 'members'}`;
  console.log(json ? JSON.stringify({ id, dryRun, moved }) : `${id}: ${who} moved to version ${to}`);
}

/** Page after page until there is none. What the API would refuse is told by the option that it is about. */
async function* pagesOf<Page extends { readonly next: string | null }>(
  move: Omit<Move, 'after'>,
  ask: (move: Move) => Promise<Page>,
): AsyncGenerator<Page> {
  for (let after: string | null = ''; after !== null; ) {
    const page: Page = await ask({ ...move, after }).catch(refused);
    yield page;
    after = page.next;
  }
}

/** Sums, and the first of those for whom something would change. */
function together(pages: readonly Foreseen[]): Foreseen {
  return pages.reduce((all, page) => ({
    ...page,
    ...Object.fromEntries(
      sums.filter((name) => name in page).map((name) => [name, (all[name] ?? 0) + (page[name] ?? 0)]),
    ),
    changes: [...all.changes, ...page.changes].slice(0, MOST_NAMED),
  }));
}

const sums = [...effects, 'judged', 'asked', 'conflicts', 'missing'] as const;
