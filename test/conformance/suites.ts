/** The table of suites that are judged by the rules of the standards; those of the core are in core-suites.ts. */
import { CSAF_RS, CSAF_VALIDATOR_LIB } from './csaf.ts';
import { CYCLONEDX } from './cyclonedx.ts';
import type { Suite } from './suite.ts';

export const SUITES: readonly Suite[] = [CSAF_VALIDATOR_LIB, CSAF_RS, CYCLONEDX];
