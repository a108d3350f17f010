/** What a rule is told by: the same in Node and in a browser, which has no synchronous hash of its own. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from './canonical.js';
import type { Rule } from './rule.js';

/** SHA-256 of the rule's one text, 64 hex digits. */
export const hash = (rule: Rule): string => bytesToHex(sha256(utf8ToBytes(canonical(rule))));
