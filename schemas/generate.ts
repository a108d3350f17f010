/** Writes `generated/<topic>.ts`: the TypeScript interfaces of the .avsc files. Run by `npm run generate`; a test fails when stale. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

type Avro =
  | string
  | Avro[]
  | { type: string; name?: string; doc?: string; fields?: Field[]; symbols?: string[]; items?: Avro };
interface Field {
  name: string;
  type: Avro;
  doc?: string;
}

const scalars: Record<string, string> = {
  string: 'string',
  int: 'number',
  long: 'number',
  double: 'number',
  boolean: 'boolean',
};

/** The module for one schema: an exported type per named Avro type, in order of appearance. */
export function typesOf(schema: Avro): string {
  const declarations: string[] = [];
  const names = new Map<string, string>();

  const typeOf = (avro: Avro): string => {
    if (typeof avro === 'string') {
      const known = scalars[avro] ?? names.get(avro);
      if (known) return known;
      throw new Error(`unknown Avro type ${avro}`);
    }
    if (Array.isArray(avro)) {
      const branch = avro.filter((type) => type !== 'null');
      if (branch.length !== 1 || !branch[0]) throw new Error(`only unions null | X: ${JSON.stringify(avro)}`);
      return `${typeOf(branch[0])} | null`;
    }
    if (avro.type === 'array' && avro.items) return `readonly ${typeOf(avro.items)}[]`;
    if (avro.type === 'enum' && avro.name && avro.symbols) return declareEnum(avro.name, avro.doc, avro.symbols);
    if (avro.type === 'record' && avro.name && avro.fields) return declareRecord(avro.name, avro.doc, avro.fields);
    return typeOf(avro.type);
  };

  const declareEnum = (name: string, doc: string | undefined, symbols: string[]) => {
    names.set(name, name);
    declarations.push(`/** ${doc} */\nexport type ${name} = ${symbols.map((symbol) => `'${symbol}'`).join(' | ')};`);
    return name;
  };

  const declareRecord = (name: string, doc: string | undefined, fields: Field[]) => {
    names.set(name, name);
    const lines = fields.map((field) => `  /** ${field.doc} */\n  readonly ${field.name}: ${typeOf(field.type)};`);
    const body = lines.length > 0 ? `{\n${lines.join('\n')}\n}` : 'Record<string, never>';
    declarations.push(
      `/** ${doc} */\nexport ${lines.length > 0 ? `interface ${name} ` : `type ${name} = `}${body}${lines.length > 0 ? '' : ';'}`,
    );
    return name;
  };

  typeOf(schema);
  return `// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.\n\n${declarations.join('\n\n')}\n`;
}

/** Module texts by topic name, for every schema in this folder. */
export function generateAll(): Map<string, string> {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.avsc'));
  return new Map(
    files.map((file) => [file.replace('.avsc', ''), typesOf(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))]),
  );
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].replace(/^.*\//, '/'))) {
  for (const [name, module] of generateAll()) writeFileSync(new URL(`./generated/${name}.ts`, import.meta.url), module);
}
