/** All that the console says, in one place: another language is another file like en.ts. */
export { en as words } from './en';
