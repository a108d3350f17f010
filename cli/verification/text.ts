/** What was found of a signed document, for a terminal. */
import type { Checked } from '../../api/verification/check.js';
import type { VerificationDocument } from '../../api/verification/document.js';

/** A verdict in plain words, and what the document says where it was surely signed. */
export function checkedText(file: string, { state, kid, document }: Checked): string[] {
  if (document === null && state === 'altered')
    return [`${file}: ALTERED, or no signed verification: do not rely on it`];
  if (document === null) return [`${file}: UNKNOWN KEY ${kid}: it is not among those given`];
  const until = day(document.validUntil);
  const verdict = state === 'valid' ? `VALID until ${until}` : `EXPIRED: it was signed, and counted until ${until}`;
  return [`${file}: ${verdict}, signed with the key ${kid}`, ...summary(document)];
}

/** Those of before do not say of which gyms they are: they are of all. */
type Issued = Omit<VerificationDocument, 'gyms'> & Partial<Pick<VerificationDocument, 'gyms'>>;

function summary({ title, programmeId, rows, group, gyms = [], issuedAt, issuedBy, asOf }: Issued): string[] {
  const met = rows.filter(({ status }) => status === 'met').length;
  return [
    `  ${title} (${programmeId})${group === null ? '' : `, of ${group}`}${gyms.length === 0 ? '' : `, home gym ${gyms.join(' or ')}`}: ${rows.length} people, of whom ${met} met the standard`,
    `  issued on ${day(issuedAt)} by ${issuedBy}, as of ${asOf ?? 'no tick yet'}`,
  ];
}

const day = (at: string) => at.slice(0, 10);
