/** The members that CycloneDX knows in the objects that are read, from the table of what becomes of them. */
import { membersAt } from '../fields.ts';
import { CYCLONEDX_FIELDS } from './fields.ts';

const VULNERABILITY = '/vulnerabilities[]';

export const BOM_MEMBERS = membersAt(CYCLONEDX_FIELDS, '');
export const VULNERABILITY_MEMBERS = membersAt(CYCLONEDX_FIELDS, VULNERABILITY);
export const ANALYSIS_MEMBERS = membersAt(CYCLONEDX_FIELDS, `${VULNERABILITY}/analysis`);
export const AFFECTS_MEMBERS = membersAt(CYCLONEDX_FIELDS, `${VULNERABILITY}/affects[]`);
export const VERSION_MEMBERS = membersAt(CYCLONEDX_FIELDS, `${VULNERABILITY}/affects[]/versions[]`);
