/** All that the console says, in one place: another language is another file like en.ts. */
export * as words from './en';
