/** The reference of formulas, tables and scales, from domain/. */
import { reasons } from '../../domain/estimate.js';
import { formulas } from '../../domain/formulas.js';
import { code, table } from './markdown.js';

/** One section per subject. */
export const formulasPart = (): string =>
  Object.entries(formulas)
    .map(([subject, declared]) =>
      [
        `## ${subject}`,
        '',
        table(
          ['formula', 'version', 'gives', 'unit', 'valid for', 'source'],
          declared.map(({ id, version, gives, unit, range, source }) => [
            code(id),
            `${version}`,
            gives,
            unit,
            range,
            source,
          ]),
        ),
      ].join('\n'),
    )
    .join('\n\n');

/** Every reason for which there is no estimate. */
export const reasonsPart = (): string =>
  table(
    ['reason', 'meaning'],
    Object.entries(reasons).map(([reason, meaning]) => [code(reason), meaning]),
  );
