/** Where the parts are. */
export interface Connections {
  readonly kafkaBrokers: readonly string[];
  readonly kafkaSasl: { readonly mechanism: string; readonly username: string; readonly password: string } | null;
  readonly kafkaTls: object | boolean | null;
  readonly schemaRegistryUrl: string;
  readonly databaseUrl: string;
  /** Partitions of keyed topics. */
  readonly partitions: number;
}
