import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realFile } from '../../../simulator/report/data/real.js';
import { reportOn } from '../../../simulator/report/report.js';

const cli = fileURLToPath(new URL('../../../cli/repstream.mjs', import.meta.url));
const samples = fileURLToPath(new URL('../../../../shared/samples/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'repstream-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const simulate = (...parameters: string[]) =>
  promisify(execFile)(process.execPath, [cli, 'simulate', ...parameters], { maxBuffer: 2 ** 26 }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const HEADER =
  'Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE';
const log = (workouts: number) =>
  [
    HEADER,
    ...Array.from({ length: workouts }, (_, day) =>
      [40, 50, 60, 60].map(
        (kg, set) => `2024-03-${day + 10} 18:00:00,<b>Legs</b>,1h,Leg Press,${set + 1},${kg + day},${8 - set},0,0,,,`,
      ),
    ).flat(),
  ].join('\n');
const size = { seed: '3', gyms: 1, members: 8, weeks: 1 };
const small = ['--seed', '3', '--members', '8', '--weeks', '1'];

describe('repstream simulate report', () => {
  it('stands beside simulate, whose options mean what they did', async () => {
    const help = (await simulate('--help')).stdout;
    expect(help).toMatch(/--faults <list>[\s\S]*--json[\s\S]*report \[options\] <files\.\.\.>/);
    expect((await simulate('report', '--help')).stdout).toMatch(/--gyms <n>[\s\S]*--weeks <n>[\s\S]*--json/);
    expect((await simulate('--gyms', '2', '--speed', '2')).stderr).toMatch(/^repstream: --speed above 1 needs/);
  });

  it.each([
    ['no file', [], /^repstream: missing required argument 'files'\n$/],
    ['a file that is not there', ['nowhere.csv'], /^repstream: nowhere.csv: no such file\n$/],
    ['a file of another format', [cli], /^repstream: .*repstream.mjs: .+\n$/],
    [
      'no whole number of weeks',
      ['x.csv', '--weeks', '0'],
      /^repstream: option '--weeks <n>' argument '0' is invalid.+\n$/,
    ],
    ['nothing to judge', [file('one.csv', log(1)), ...small], /^repstream: nothing to judge: .+ give more files\n$/],
    [
      'a place where nothing can be written',
      [file('some.csv', log(3)), ...small, '--out', join(folder, 'no', 'page.html')],
      /^repstream: the report cannot be written to .+\n$/,
    ],
  ])('refuses %s in one line', async (_, parameters, line) => {
    const { code, stderr } = await simulate('report', ...parameters);
    expect(stderr).toMatch(line);
    expect(code).toBe(1);
  });
});

describe('the page', () => {
  let page: string;
  let again: string;
  let numbers: { kinds: { kind: string; real: number }[]; findings: { sentence: string }[]; limits: string[] };

  beforeAll(async () => {
    const workouts = file('legs & arms.csv', log(12));
    const out = join(folder, 'page.html');
    const { stdout } = await simulate('report', workouts, ...small, '--out', out, '--json');
    numbers = JSON.parse(stdout);
    page = readFileSync(out, 'utf8');
    again = (await reportOn([await realFile(workouts, 'kg')], size)).page;
  }, 60_000);

  it('is the same to the byte when it is made again, with the same files, seed and size', () => {
    expect(again === page).toBe(true);
    expect(page).toContain('1 week of 1 gym with 8 members each, seed 3');
  });

  it('is one well-formed file that asks for nothing from elsewhere', () => {
    const markup = page.replace(/^<!doctype html>\n/, '').replaceAll(/<(meta [^>]+|br)>/g, '<$1/>');
    expect(XMLValidator.validate(markup)).toBe(true);
    expect(page).not.toMatch(/<(script|link|img|iframe)|url\((?!#)|@import|(href|src)="(?!#)/);
    expect(page).toContain('legs &amp; arms.csv');
  });

  it('can be read by people with other eyes and other screens', () => {
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('name="viewport" content="width=device-width');
    expect(page).toContain('prefers-color-scheme: dark');
    const plots = page.match(/<svg [^>]+>/g) ?? [];
    expect(plots.length).toBeGreaterThan(10);
    for (const plot of plots) expect(plot).toMatch(/^<svg role="img" aria-label="[^"]{10,}"/);
    // Wider than a phone would be smaller than written.
    for (const plot of plots) expect(Number(/ width="(\d+)"/.exec(plot)?.[1])).toBeLessThanOrEqual(340);
    expect(page.match(/<table>/g)?.length).toBe(page.match(/<caption>/g)?.length);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
  });

  it('says what is not lifelike, what it cannot tell, and what was not judged', () => {
    expect(numbers.kinds.find(({ kind }) => kind === 'sets')?.real).toBe(48);
    for (const { sentence } of numbers.findings) expect(page).toContain(sentence.replaceAll('<', '&lt;'));
    expect(numbers.limits).toContainEqual(expect.stringContaining('1 file: one person at most'));
    expect(numbers.limits).toContainEqual(expect.stringMatching(/^Whole rides: not judged, 0 real/));
  });
});

const recordings = ['strong.csv', 'indoor_rowing_20170518.fit', 'sample-activity-indoor-trainer.fit'];
const missing = recordings.find((name) => !existsSync(`${samples}${name}`));
const title = 'judges lifting, a ride and a row of real recordings';
if (missing) it.skip(`${title}: skipped, as ../shared/samples/${missing} is absent`, () => {});
else
  it(title, async () => {
    const files = await Promise.all(recordings.map((name) => realFile(`${samples}${name}`, 'kg')));
    const { judgement, limits } = await reportOn(files, size);
    // Of 1,903 rows 21 are times without repetitions.
    expect(Object.fromEntries(judgement.judged.map(({ kind, real }) => [kind.name, real.length]))).toEqual({
      sets: 1855,
      exercises: 257,
      visits: 85,
      'bodyweight-sets': 27,
      'rides-pieces': 7,
      'rows-pieces': 5,
    });
    expect(limits).toContainEqual(expect.stringMatching(/^None of the 18 real exercises with a load are simulated/));
    expect(limits).toContainEqual('Five-minute pieces of rows: the 5 real ones are cut from 1 recording.');
  }, 60_000);
