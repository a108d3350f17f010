/** Who may do what, from the rules that operations declare. */
import { describedApi } from '../../api/detached.js';
import { type Role, roles } from '../../api/tokens.js';
import { code, table } from './markdown.js';

interface Rule {
  readonly roles: readonly Role[];
  readonly own: readonly string[];
  readonly shared?: true;
  readonly places?: readonly string[];
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly 'x-access'?: Rule }>>>>;
}

function cellOf(rule: Rule | undefined, role: Role): string {
  if (!rule || rule.roles.includes(role)) return 'all';
  const own = rule.own.filter((relation) => (relation === 'self' ? role !== 'device' : relation === role));
  return own.map((relation) => (relation === 'trainer' ? 'consent' : 'own')).join(', ');
}

/** One line for each operation. */
export async function accessPart(): Promise<string> {
  const { paths } = (await describedApi()) as Document;
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-access': rule }]) => [
      code(`${method.toUpperCase()} ${path}`),
      rule ? '' : 'all',
      ...roles.map((role) => cellOf(rule, role)),
      [rule?.shared ? 'shared' : '', rule?.places?.length ? 'by gym' : ''].filter(Boolean).join(', '),
    ]),
  );
  return table(['operation', 'nobody', ...roles, ''], rows);
}
