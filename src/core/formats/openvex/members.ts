/** The members that OpenVEX knows, object by object, from the table of what becomes of them. */
import { membersAt } from '../fields.ts';
import { OPENVEX_FIELDS } from './fields.ts';

const STATEMENT = '/statements[]';
const PRODUCT = `${STATEMENT}/products[]`;

export const DOCUMENT_MEMBERS = membersAt(OPENVEX_FIELDS, '');
export const STATEMENT_MEMBERS = membersAt(OPENVEX_FIELDS, STATEMENT);
export const VULNERABILITY_MEMBERS = membersAt(OPENVEX_FIELDS, `${STATEMENT}/vulnerability`);
export const PRODUCT_MEMBERS = membersAt(OPENVEX_FIELDS, PRODUCT);
export const IDENTIFIER_MEMBERS = membersAt(OPENVEX_FIELDS, `${PRODUCT}/identifiers`);
export const HASH_MEMBERS = membersAt(OPENVEX_FIELDS, `${PRODUCT}/hashes`);
