/** Finds a Java that runs the broker and the registry. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { UserError } from '../user-error.js';

/** Apicurio Registry 3 needs it. */
export const LEAST_JAVA = 21;

export interface Java {
  /** The major version, such as 21. */
  readonly major: number;
  /** Path of the `java` program. */
  readonly program: string;
  /** What JAVA_HOME would be. */
  readonly home: string;
}

/** Folders that hold one JDK per entry; on macOS its home is `Contents/Home` below the entry. */
const INSTALL_FOLDERS = [
  '/usr/lib/jvm',
  '/usr/java',
  '/opt/java',
  '/opt/jdk',
  '/usr/local/lib/jvm',
  '/Library/Java/JavaVirtualMachines',
  join(homedir(), 'Library/Java/JavaVirtualMachines'),
  '/opt/homebrew/opt',
  join(homedir(), '.sdkman/candidates/java'),
  join(homedir(), '.jdks'),
  join(homedir(), '.local/share/mise/installs/java'),
  join(homedir(), '.asdf/installs/java'),
];

const homesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((entry) => [join(folder, entry), join(folder, entry, 'Contents/Home')])
    : [];

/** Every Java found through JAVA_HOME, PATH and the usual install folders, the newest first. */
export async function installedJavas(env: NodeJS.ProcessEnv = process.env): Promise<Java[]> {
  const programs = [
    ...(env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin/java')] : []),
    ...(env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'java')),
    ...INSTALL_FOLDERS.flatMap(homesIn).map((home) => join(home, 'bin/java')),
  ];
  const real = new Set(programs.filter((program) => existsSync(program)).map((program) => realpathSync(program)));
  const found = await Promise.all([...real].map(inspect));
  return found.filter((java) => java !== undefined).sort((a, b) => b.major - a.major);
}

/** The newest Java, or a UserError that says how to get one that is new enough. */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<Java> {
  const [newest] = await installedJavas(env);
  if (newest && newest.major >= LEAST_JAVA) return newest;
  const seen = newest ? `the newest here is Java ${newest.major} at ${newest.home}` : 'none was found';
  throw new UserError(
    `Java ${LEAST_JAVA} or newer is needed for Kafka and the schema registry; ${seen}. Install it (Debian and Ubuntu: apt-get install openjdk-21-jre-headless or temurin-25-jre; macOS: brew install openjdk) or point JAVA_HOME at one`,
  );
}

const inspect = (program: string) =>
  new Promise<Java | undefined>((resolve) => {
    execFile(program, ['-XshowSettings:properties', '-version'], { timeout: 20_000 }, (error, _stdout, stderr) => {
      const major = /java\.specification\.version = (?:1\.)?(\d+)/.exec(stderr)?.[1];
      const home = /java\.home = (.+)/.exec(stderr)?.[1]?.trim();
      resolve(error || !major || !home ? undefined : { major: Number(major), program, home });
    });
  });
