/** `repstream analytics export`: what the files hold, read by another reader, and what is left when it fails. */

import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Exported } from '../../../cli/analytics/export.js';
import { sharedStack } from '../../stack.js';
import { eventually } from '../engine/world.js';
import { runCommand } from '../running.js';
import { parts } from './world.js';

const folder = mkdtempSync(join(tmpdir(), 'repstream-parquet-'));
const PROGRAM = fileURLToPath(new URL('../../../cli/repstream.mjs', import.meta.url));
afterAll(() => rmSync(folder, { recursive: true }));

/** What DuckDB calls a type of Postgres in a file. */
const types: Readonly<Record<string, string>> = {
  text: 'VARCHAR',
  boolean: 'BOOLEAN',
  integer: 'INTEGER',
  bigint: 'BIGINT',
  'double precision': 'DOUBLE',
  'timestamp with time zone': 'TIMESTAMP WITH TIME ZONE',
  date: 'DATE',
  jsonb: 'JSON',
  'text[]': 'VARCHAR[]',
  'integer[]': 'INTEGER[]',
};
/** The same text of a cell by both: epochs of times, so that neither's way to write them matters. */
const asText = (type: string, cell: string, by: 'postgres' | 'duckdb') => {
  if (type.startsWith('timestamp'))
    return by === 'postgres' ? `(extract(epoch from ${cell}) * 1000000)::bigint::text` : `epoch_us(${cell})::varchar`;
  if (type === 'double precision') return by === 'postgres' ? `to_json(${cell})::text` : `to_json(${cell})::varchar`;
  if (type.endsWith('[]')) return by === 'postgres' ? `array_to_json(${cell})::text` : `to_json(${cell})::varchar`;
  return `${cell}::${by === 'postgres' ? 'text' : 'varchar'}`;
};
const normal = (type: string, cell: string | null) =>
  cell === null
    ? null
    : type === 'double precision'
      ? Number(cell)
      : type === 'jsonb' || type.endsWith('[]')
        ? JSON.parse(cell)
        : cell;

describe('an export', () => {
  const environment = () => ({ ...sharedStack().environment, DATABASE_URL: parts().repstream.settings.databaseUrl });

  it('has every value of every table, of its type, as of one moment', async () => {
    const { analyst } = parts();
    const standing = async () => {
      const { rows: names } = await analyst.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'analytics'::regnamespace order by 1`,
      );
      const digests = names.map(
        ({ name }) =>
          `(select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as digest from analytics."${name}" t)`,
      );
      return (await analyst.query(digests.join(' union all '))).rows;
    };
    onTestFinished(() => void analyst.query('rollback'));
    // What other files of the run left open may end by a tick: what stands is read as of one moment, and the export again if that was another.
    const { code, stdout, stderr } = await eventually(async () => {
      const before = await standing();
      const done = await runCommand(environment(), 'analytics', 'export', '--to', folder, '--json');
      await analyst.query('begin isolation level repeatable read');
      if (isDeepStrictEqual(await standing(), before)) return done;
      await analyst.query('rollback');
      return false;
    });
    expect([code, stderr]).toEqual([0, '']);
    const { asOf, tables } = JSON.parse(stdout) as Exported;
    const duck = await (await DuckDBInstance.create()).connect();
    const seen = new Set<string>();
    for (const { table, file, rows: count } of tables) {
      expect(basename(file)).toBe(`${table}.${asOf.replaceAll(':', '')}.parquet`);
      const { rows: columns } = await analyst.query<{ name: string; type: string }>(
        `select attname as name, format_type(atttypid, null) as type from pg_attribute
         where attrelid = $1::regclass and attnum > 0 order by attnum`,
        [`analytics.${table}`],
      );
      const read = async (sql: string) =>
        (await duck.runAndReadAll(sql)).getRowObjectsJson() as Record<string, string | null>[];
      const described = await read(`describe select * from read_parquet('${file}')`);
      expect([table, described.map(({ column_name, column_type }) => [column_name, column_type])]).toEqual([
        table,
        columns.map(({ name, type }) => [name, types[type]]),
      ]);
      for (const { type } of columns) seen.add(type);
      const cells = (by: 'postgres' | 'duckdb') =>
        columns.map(({ name, type }) => `${asText(type, `"${name}"`, by)} as "${name}"`).join(', ');
      const told = (rows: readonly Record<string, string | null>[]) =>
        rows.map((row) => JSON.stringify(columns.map(({ name, type }) => normal(type, row[name] ?? null)))).sort();
      const written = told(await read(`select ${cells('duckdb')} from read_parquet('${file}')`));
      const { rows: standing } = await analyst.query<Record<string, string | null>>(
        `select ${cells('postgres')} from analytics."${table}"`,
      );
      expect([table, written.length]).toEqual([table, count]);
      expect(written).toEqual(told(standing));
      const about = await read(
        `select decode(key)::varchar as key, decode(value)::varchar as value from parquet_kv_metadata('${file}')`,
      );
      expect(about).toContainEqual({ key: 'as-of', value: asOf });
    }
    expect([...seen].sort()).toEqual(Object.keys(types).sort());
    expect(tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(12);
  });

  const failure = async (to: string, env: NodeJS.ProcessEnv = environment()) => {
    const { code, stderr } = await runCommand(env, 'analytics', 'export', '--to', to);
    return { code, line: stderr.trim().split('\n').at(-1) };
  };

  it('to where a file stands, or nobody may write, is refused in one line', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(await failure(join(file, 'export'))).toEqual({
      code: 1,
      line: expect.stringMatching(/^repstream: .* is no folder that can be written to: ENOTDIR/),
    });
    expect(await failure('/proc/export')).toEqual({
      code: 1,
      line: expect.stringMatching(/^repstream: \/proc\/export is no folder that can be written to/),
    });
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    if (process.getuid?.() !== 0)
      expect(await failure(closed)).toEqual({
        code: 1,
        line: expect.stringContaining('is no folder that can be written to: EACCES'),
      });
  });

  it('that does not fit leaves nothing under a final name, nor a part of it', async () => {
    const full = join(folder, 'full');
    // The system lets no file grow over 4 kB, as a disk that is full would not.
    const script = `trap '' XFSZ; ulimit -f 4; exec "$0" "$@"`;
    const failed = await promisify(execFile)(
      'bash',
      ['-c', script, process.execPath, PROGRAM, 'analytics', 'export', '--to', full],
      { env: { ...process.env, REPSTREAM_PARTITIONS: '4', ...environment() } },
    ).then(
      () => null,
      (error: { code: number; stderr: string }) => error,
    );
    expect(failed?.code).toBe(1);
    expect(failed?.stderr.trim().split('\n').at(-1)).toMatch(
      /^repstream: the files cannot be written to .*full: EFBIG/,
    );
    expect(readdirSync(full)).toEqual([]);
  });

  it('while Postgres is away, or has nothing yet, says so in one line', async () => {
    const away = { ...environment(), DATABASE_URL: 'postgres://repstream@127.0.0.1:1/repstream' };
    expect(await failure(join(folder, 'away'), away)).toEqual({
      code: 1,
      line: expect.stringMatching(/^repstream: .*Postgres/),
    });
  });
});
