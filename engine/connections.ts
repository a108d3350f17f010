/** Where the parts are. */
export interface Connections {
  readonly kafkaBrokers: readonly string[];
  readonly kafkaSasl: { readonly mechanism: string; readonly username: string; readonly password: string } | null;
  /** PEM files; null in the place of one: the system's authorities, or no certificate of our own. */
  readonly kafkaTls: {
    readonly caFile: string | null;
    readonly certFile: string | null;
    readonly keyFile: string | null;
  } | null;
  readonly schemaRegistryUrl: string;
  readonly databaseUrl: string;
  /** Partitions of keyed topics. */
  readonly partitions: number;
}
