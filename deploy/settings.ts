/** Settings come from the environment; each is declared once, in settings/, and docs/reference/settings.md is held to it by a test. */
import {
  kafkaBrokers,
  kafkaSaslMechanism,
  kafkaSaslPassword,
  kafkaSaslUsername,
  kafkaTls,
  kafkaTlsCa,
  kafkaTlsCertificate,
  kafkaTlsKey,
  type SASL_MECHANISMS,
} from './settings/kafka.js';
import {
  apiPort,
  jwksUrl,
  jwtAudience,
  jwtIssuer,
  jwtSecret,
  oidcClientId,
  oidcIssuer,
  oidcScope,
  verificationKeyFile,
} from './settings/people.js';
import { builds, type LOG_LEVELS, logLevel, readyMadePeople, webhooksToThisMachine } from './settings/process.js';
import type { Defaulted, Optional, Setting } from './settings/setting.js';
import { databaseUrl, partitions, schemaRegistryUrl } from './settings/stores.js';
import { UserError } from './user-error.js';

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
  oidcIssuer,
  oidcClientId,
  oidcScope,
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
  /** Where people sign in to the console; null: nowhere but by a token. */
  readonly provider: { readonly issuer: string; readonly clientId: string; readonly scope: string } | null;
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
  const issuer = readOptional(oidcIssuer);
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
    provider: issuer === null ? null : { issuer, clientId: required(oidcClientId, oidcIssuer), scope: read(oidcScope) },
    verificationKeyFile: readOptional(verificationKeyFile),
    webhooksToThisMachine: read(webhooksToThisMachine),
    readyMadePeople: read(readyMadePeople),
    logLevel: read(logLevel),
  };
}

/** Secrets do not belong in error messages. */
const shown = (setting: Setting, written: string) =>
  /SECRET|PASSWORD|DATABASE_URL|REGISTRY_URL/.test(setting.variable) ? 'not as it should be' : `"${written}"`;
