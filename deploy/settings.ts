/** Settings come from the environment; each is declared once, here, and docs/reference/settings.md is held to it by a test. */
import { UserError } from './user-error.js';

/** One setting: the variable, what it may be, what it is when unset, and how its text becomes a value. */
export interface Setting<Value = unknown> {
  readonly variable: string;
  readonly meaning: string;
  /** Completes “expected …”. */
  readonly expected: string;
  /** As it would be written in the environment; null: unset. */
  readonly fallback: string | null;
  /** The value, or undefined when the text is not what is expected. */
  readonly parse: (text: string) => Value | undefined;
}

/** The setting's value is null when it is unset and has no fallback. */
type Optional<Value> = Setting<Value> & { readonly fallback: null };
type Defaulted<Value> = Setting<Value> & { readonly fallback: string };

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const SASL_MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
/** HS256 wants a key of at least its digest's length (RFC 7518, 3.2). */
const JWT_SECRET_LENGTH = 32;

const oneOf =
  <Word extends string>(words: readonly Word[]) =>
  (text: string) =>
    words.find((word) => word === text.toLowerCase());
const integerFrom = (least: number, most: number) => (text: string) =>
  /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined;
const urlOf =
  (...protocols: string[]) =>
  (text: string) =>
    URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text.replace(/\/+$/, '') : undefined;
const listOf = (entry: RegExp) => (text: string) => {
  const entries = text.split(',').map((part) => part.trim());
  return entries.every((part) => entry.test(part)) ? entries : undefined;
};
const anything = (text: string) => text;

const kafkaBrokers: Defaulted<readonly string[]> = {
  variable: 'KAFKA_BROKERS',
  meaning: 'Kafka brokers to start from.',
  expected: 'host:port, several with commas between',
  fallback: '127.0.0.1:9092',
  parse: listOf(/^(\[[0-9a-f:]+\]|[^\s:,/]+):\d{1,5}$/i),
};
const kafkaSaslMechanism: Optional<(typeof SASL_MECHANISMS)[number]> = {
  variable: 'KAFKA_SASL_MECHANISM',
  meaning: 'How to sign in to Kafka; with it, user name and password are needed too.',
  expected: SASL_MECHANISMS.join(', '),
  fallback: null,
  parse: oneOf(SASL_MECHANISMS),
};
const kafkaSaslUsername: Optional<string> = {
  variable: 'KAFKA_SASL_USERNAME',
  meaning: 'User name at Kafka.',
  expected: 'a user name',
  fallback: null,
  parse: anything,
};
const kafkaSaslPassword: Optional<string> = {
  variable: 'KAFKA_SASL_PASSWORD',
  meaning: 'Password at Kafka.',
  expected: 'a password',
  fallback: null,
  parse: anything,
};
const kafkaTls: Defaulted<boolean> = {
  variable: 'KAFKA_TLS_ENABLED',
  meaning: 'Whether connections to Kafka are encrypted.',
  expected: 'true or false',
  fallback: 'false',
  parse: (text) => ({ true: true, false: false })[text.toLowerCase()],
};
const kafkaTlsCa: Optional<string> = {
  variable: 'KAFKA_TLS_CA_FILE',
  meaning: "PEM file of the authority that signed the brokers' certificates; unset: the system's authorities.",
  expected: 'a path',
  fallback: null,
  parse: anything,
};
const kafkaTlsCertificate: Optional<string> = {
  variable: 'KAFKA_TLS_CERT_FILE',
  meaning: 'PEM file of our own certificate, where brokers ask for one.',
  expected: 'a path',
  fallback: null,
  parse: anything,
};
const kafkaTlsKey: Optional<string> = {
  variable: 'KAFKA_TLS_KEY_FILE',
  meaning: "PEM file of that certificate's key.",
  expected: 'a path',
  fallback: null,
  parse: anything,
};
const schemaRegistryUrl: Defaulted<string> = {
  variable: 'SCHEMA_REGISTRY_URL',
  meaning: 'Schema registry with the Confluent API; a user and password may stand in it.',
  expected: 'an http or https URL',
  fallback: 'http://127.0.0.1:8081/apis/ccompat/v7',
  parse: urlOf('http:', 'https:'),
};
const databaseUrl: Defaulted<string> = {
  variable: 'DATABASE_URL',
  meaning: 'Postgres.',
  expected: 'postgres://user:password@host:port/database',
  fallback: 'postgres://repstream:repstream@127.0.0.1:5432/repstream',
  parse: urlOf('postgres:', 'postgresql:'),
};
const partitions: Defaulted<number> = {
  variable: 'REPSTREAM_PARTITIONS',
  meaning: 'Partitions of keyed topics, fixed when topics are first created; 48 is a good number in production.',
  expected: 'a whole number from 1 to 1000',
  fallback: '12',
  parse: integerFrom(1, 1000),
};
const builds: Optional<ReadonlyMap<string, string>> = {
  variable: 'REPSTREAM_BUILDS',
  meaning:
    'Processors of which the local stack runs changed code beside the old; `repstream up` sets it for its own processes.',
  expected: 'processor=build, several with commas between',
  fallback: null,
  parse: (text) => {
    const pairs = text.split(',').map((pair) => /^([a-z][a-z0-9-]*)=([0-9a-f]+)$/.exec(pair.trim()));
    return pairs.includes(null) ? undefined : new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
  },
};
const apiPort: Defaulted<number> = {
  variable: 'API_PORT',
  meaning: 'Port of the HTTP API and the console.',
  expected: 'a port from 0 (any free one) to 65535',
  fallback: '8080',
  parse: integerFrom(0, 65_535),
};
const jwtSecret: Optional<string> = {
  variable: 'JWT_SECRET',
  meaning: 'Shared secret that tokens are signed with (HS256). The local stack makes its own.',
  expected: `at least ${JWT_SECRET_LENGTH} characters`,
  fallback: null,
  parse: (text) => (text.length >= JWT_SECRET_LENGTH ? text : undefined),
};
const jwksUrl: Optional<string> = {
  variable: 'JWKS_URL',
  meaning: 'Where the keys are published that tokens are signed with, instead of a shared secret.',
  expected: 'an http or https URL',
  fallback: null,
  parse: urlOf('http:', 'https:'),
};
const jwtAudience: Optional<string> = {
  variable: 'JWT_AUDIENCE',
  meaning:
    'The audience (aud) that tokens must name; unset: a token that names any is refused, as it is meant for somebody else.',
  expected: 'a name or URL',
  fallback: null,
  parse: anything,
};
const jwtIssuer: Optional<string> = {
  variable: 'JWT_ISSUER',
  meaning: 'The issuer (iss) that tokens must name; unset: whoever has the key may have issued them.',
  expected: 'a name or URL',
  fallback: null,
  parse: anything,
};
const verificationKeyFile: Optional<string> = {
  variable: 'VERIFICATION_KEY_FILE',
  meaning:
    'File with the private key that verifications are signed with, a JSON Web Key (Ed25519 or P-256); unset: nothing is signed. The local stack makes its own.',
  expected: 'a path',
  fallback: null,
  parse: anything,
};
const webhooksToThisMachine: Defaulted<boolean> = {
  variable: 'WEBHOOKS_TO_THIS_MACHINE',
  meaning: 'Whether notices may be sent to this machine, and unencrypted: for the local stack only.',
  expected: 'true or false',
  fallback: 'false',
  parse: (text) => ({ true: true, false: false })[text.toLowerCase()],
};
const readyMadePeople: Defaulted<boolean> = {
  variable: 'READY_MADE_PEOPLE',
  meaning:
    'Whether whoever opens the console may sign in as a member, trainer, staff or operator: for the local stack only.',
  expected: 'true or false',
  fallback: 'false',
  parse: (text) => ({ true: true, false: false })[text.toLowerCase()],
};
const logLevel: Defaulted<(typeof LOG_LEVELS)[number]> = {
  variable: 'LOG_LEVEL',
  meaning: 'The least important log line that is written.',
  expected: LOG_LEVELS.join(', '),
  fallback: 'info',
  parse: oneOf(LOG_LEVELS),
};

/** All settings, in the order in which docs/reference/settings.md lists them. */
export const settings: readonly Setting[] = [
  kafkaBrokers,
  kafkaSaslMechanism,
  kafkaSaslUsername,
  kafkaSaslPassword,
  kafkaTls,
  kafkaTlsCa,
  kafkaTlsCertificate,
  kafkaTlsKey,
  schemaRegistryUrl,
  databaseUrl,
  partitions,
  builds,
  apiPort,
  jwtSecret,
  jwksUrl,
  jwtAudience,
  jwtIssuer,
  verificationKeyFile,
  webhooksToThisMachine,
  readyMadePeople,
  logLevel,
];

/** What the environment says, checked. */
export interface Settings {
  readonly kafkaBrokers: readonly string[];
  readonly kafkaSasl: {
    readonly mechanism: (typeof SASL_MECHANISMS)[number];
    readonly username: string;
    readonly password: string;
  } | null;
  /** Null: not encrypted. Paths of PEM files; null: the system's authorities, no certificate of our own. */
  readonly kafkaTls: {
    readonly caFile: string | null;
    readonly certFile: string | null;
    readonly keyFile: string | null;
  } | null;
  readonly schemaRegistryUrl: string;
  readonly databaseUrl: string;
  readonly partitions: number;
  /** What tells builds of one version apart, by processor. */
  readonly builds: ReadonlyMap<string, string>;
  readonly apiPort: number;
  readonly jwtSecret: string | null;
  readonly jwksUrl: string | null;
  /** Null: tokens must name nobody. */
  readonly jwtAudience: string | null;
  readonly jwtIssuer: string | null;
  readonly verificationKeyFile: string | null;
  readonly webhooksToThisMachine: boolean;
  readonly readyMadePeople: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads all settings; throws a UserError that names the first bad one and what was expected. An empty variable is unset. */
export function readSettings(env: Environment = process.env): Settings {
  const text = (setting: Setting) => env[setting.variable]?.trim() || setting.fallback;
  const parsed = <Value>(setting: Setting<Value>, written: string): Value => {
    const value = setting.parse(written);
    if (value === undefined)
      throw new UserError(`${setting.variable} is ${shown(setting, written)}; expected ${setting.expected}`);
    return value;
  };
  const read = <Value>(setting: Defaulted<Value>): Value => parsed(setting, text(setting) ?? setting.fallback);
  const readOptional = <Value>(setting: Optional<Value>): Value | null => {
    const written = text(setting);
    return written === null ? null : parsed(setting, written);
  };
  const required = (setting: Optional<string>, because: Setting): string => {
    const value = readOptional(setting);
    if (value === null)
      throw new UserError(`${setting.variable} is not set; ${because.variable} needs ${setting.expected} there`);
    return value;
  };

  const mechanism = readOptional(kafkaSaslMechanism);
  return {
    kafkaBrokers: read(kafkaBrokers),
    kafkaSasl: mechanism && {
      mechanism,
      username: required(kafkaSaslUsername, kafkaSaslMechanism),
      password: required(kafkaSaslPassword, kafkaSaslMechanism),
    },
    kafkaTls: read(kafkaTls)
      ? {
          caFile: readOptional(kafkaTlsCa),
          certFile: readOptional(kafkaTlsCertificate),
          keyFile: readOptional(kafkaTlsKey),
        }
      : null,
    schemaRegistryUrl: read(schemaRegistryUrl),
    databaseUrl: read(databaseUrl),
    partitions: read(partitions),
    builds: readOptional(builds) ?? new Map(),
    apiPort: read(apiPort),
    jwtSecret: readOptional(jwtSecret),
    jwksUrl: readOptional(jwksUrl),
    jwtAudience: readOptional(jwtAudience),
    jwtIssuer: readOptional(jwtIssuer),
    verificationKeyFile: readOptional(verificationKeyFile),
    webhooksToThisMachine: read(webhooksToThisMachine),
    readyMadePeople: read(readyMadePeople),
    logLevel: read(logLevel),
  };
}

/** Secrets do not belong in error messages. */
const shown = (setting: Setting, written: string) =>
  /SECRET|PASSWORD|DATABASE_URL|REGISTRY_URL/.test(setting.variable) ? 'not as it should be' : `"${written}"`;
