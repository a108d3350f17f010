/** A signed verification, where nothing of ours runs. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../../../api/verification/check.js';
import { csvOf } from '../../../../api/verification/csv.js';
import { DOCUMENT_KIND } from '../../../../api/verification/document.js';
import type { Verified } from '../../../../api/verification/rows.js';
import { fileText, signerOf } from '../../../../api/verification/signing.js';
import { canonical } from '../../../../rules/canonical.js';

const newKey = (of: 'ed25519' | 'P-256' = 'ed25519') =>
  (of === 'ed25519' ? generateKeyPairSync(of) : generateKeyPairSync('ec', { namedCurve: of })).privateKey.export({
    format: 'jwk',
  }) as Record<string, string>;
const document = {
  ...{ kind: DOCUMENT_KIND, schema: 1, programmeId: 'legs', title: 'Legs', group: null, versions: [], asOf: null },
  ...{ issuedAt: '2027-03-01T00:00:00.000Z', issuedBy: 'sam', validUntil: '2028-03-01T00:00:00.000Z', sources: [] },
  rows: [{ userId: 'ana', status: 'met', doneVisits: 27 }],
};
const during = Date.parse('2027-06-01T00:00:00Z');

describe('R48: a signed verification', () => {
  it.each(['ed25519', 'P-256'] as const)('is checked with nothing but the public key (%s)', async (of) => {
    const { sign, jwks } = await signerOf(newKey(of));
    expect(JSON.stringify(jwks)).not.toContain('"d"');
    const text = fileText(await sign(canonical(document)));
    expect(await checkFile(text, { keys: [...jwks.keys] }, during)).toMatchObject({ state: 'valid', document });
    expect(await checkFile(text, { keys: [...jwks.keys] }, Date.parse('2028-03-02'))).toMatchObject({
      state: 'expired',
    });
    const other = await signerOf(newKey(of));
    expect(await checkFile(text, { keys: [...other.jwks.keys] }, during)).toMatchObject({ state: 'unknown_key' });
  });

  it('is refused with any one byte flipped, wherever it is', async () => {
    const { sign, jwks } = await signerOf(newKey());
    const bytes = Buffer.from(fileText(await sign(canonical(document))));
    const states = new Map<string, number>();
    for (let i = 0; i < bytes.length; i++)
      for (const bit of [1, 2, 32]) {
        const altered = Buffer.from(bytes);
        altered.writeUInt8(altered.readUInt8(i) ^ bit, i);
        const { state } = await checkFile(altered.toString(), { keys: [...jwks.keys] }, during);
        states.set(state, (states.get(state) ?? 0) + 1);
      }
    expect([...states.keys()].filter((state) => state === 'valid' || state === 'expired')).toEqual([]);
    expect(states.get('altered')).toBeGreaterThan(1_000);
  });

  it.each([
    ['a public key', { ...newKey(), d: undefined }, 'it is a public key'],
    ['no key', {}, 'its curve is not said'],
  ])('is not made with %s', async (_, key, message) => {
    await expect(signerOf(key as Record<string, string>)).rejects.toThrow(message);
  });

  it.each(['', '{}', '[]', 'null', '{"payload":"","protected":"","signature":""}\n'])('is not %j', async (text) => {
    expect(await checkFile(text, { keys: [] })).toMatchObject({ state: 'altered' });
  });
});

describe('R48: a table of a verification', () => {
  it('holds no formula, whoever is called like one', () => {
    const row = { programmeId: 'legs', userId: 'ana', evidence: [], exceptions: [], changes: [], conflicts: [] };
    const text = csvOf([{ ...row, displayName: '=cmd|"/c calc"!A1' } as unknown as Verified]);
    expect(text.split('\r\n')[1]).toContain(`"'=cmd|""/c calc""!A1"`);
  });
});
