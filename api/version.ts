/** As package.json and the CHANGELOG say; a test holds them together. */
export const VERSION = '0.1.0';
