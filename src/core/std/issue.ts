/**
 * What is wrong or odd in a document, as a value (formats.md §10). A reader never throws on bad input: it logs an issue,
 * says what the issue costs (`rejects` the document, `drops` assertions, is `kept` and noted), and goes on.
 */
export type Effect = 'rejects' | 'drops' | 'kept';
export type Severity = 'error' | 'warning' | 'note';

/** Code → what it means, and the heaviest effect it has in strict mode. */
export const ISSUE_CODES = {
  'format.not_json': { strict: 'rejects', meaning: 'not RFC 8259 JSON, or not text at all' },
  'format.not_xml': { strict: 'rejects', meaning: 'not well-formed XML, or with a DTD' },
  'format.byte_order_mark': { strict: 'rejects', meaning: 'the text starts with a byte order mark' },
  'format.unknown_member': { strict: 'rejects', meaning: 'a member that the closed schema forbids' },
  'format.forbidden_member': { strict: 'rejects', meaning: 'a member named __proto__' },
  'format.duplicate_key': { strict: 'rejects', meaning: 'one member twice in an object' },
  'format.number_range': { strict: 'rejects', meaning: 'a number that this reader cannot hold exactly' },
  'format.unknown': { strict: 'rejects', meaning: 'no known VEX format' },
  'format.ambiguous': { strict: 'rejects', meaning: 'two formats at once' },
  'format.disabled': { strict: 'rejects', meaning: 'a format that Normalization.EnabledFormats leaves out' },
  'format.version_unsupported': { strict: 'rejects', meaning: 'a version of the format that is not read' },
  'format.schema': { strict: 'rejects', meaning: 'a required member is missing or of the wrong type' },
  'format.no_statements': { strict: 'kept', meaning: 'the document makes no statement' },
  'format.status_invalid': { strict: 'rejects', meaning: 'a status outside the format’s list' },
  'format.status_missing': { strict: 'drops', meaning: 'no status: scanner output, not VEX' },
  'format.status_unknown': { strict: 'drops', meaning: 'the issuer says that the status is unknown' },
  'format.recommended_joined': {
    strict: 'drops',
    meaning: 'a recommended version beside a status: an action, not a status',
  },
  'format.recommended_only': { strict: 'drops', meaning: 'a recommended version without a status' },
  'format.list_unknown': { strict: 'rejects', meaning: 'a product_status list of unknown name' },
  'format.contradiction': { strict: 'rejects', meaning: 'one product in two status groups of one vulnerability' },
  'format.version_status_differs': { strict: 'kept', meaning: 'a version mark differs from the analysis state' },
  'format.signature_unread': { strict: 'kept', meaning: 'a signature inside the document that is not verified' },
  'format.justification_invalid': { strict: 'rejects', meaning: 'a justification outside the five' },
  'format.justification_misplaced': {
    strict: 'rejects',
    meaning: 'a justification where the status is not not_affected',
  },
  'format.justification_several': { strict: 'rejects', meaning: 'several justifications for one product' },
  'format.not_affected_unexplained': {
    strict: 'rejects',
    meaning: 'not_affected with neither justification nor impact',
  },
  'format.action_missing': { strict: 'rejects', meaning: 'affected without an action' },
  'format.draft': { strict: 'rejects', meaning: 'a draft: internal use only' },
  'format.tombstone': { strict: 'kept', meaning: 'the document says that it was deleted or withdrawn' },
  'format.extension_unread': { strict: 'rejects', meaning: 'an essential extension that is not read' },
  'format.subject_unlisted': { strict: 'drops', meaning: 'a product that is no subject of the in-toto statement' },
  'format.predicate_mismatch': { strict: 'rejects', meaning: 'the predicate is not what its type says' },
  'format.duplicate_assertion': { strict: 'drops', meaning: 'the same content twice in a document' },
  'identity.issuer_missing': { strict: 'rejects', meaning: 'nobody is named as the issuer' },
  'identity.vulnerability_missing': { strict: 'rejects', meaning: 'no vulnerability id' },
  'identity.vulnerability_from_iri': { strict: 'kept', meaning: 'the vulnerability id was read from an IRI' },
  'identity.alias_unreadable': { strict: 'kept', meaning: 'an alias that is no id' },
  'identity.several_cves': { strict: 'kept', meaning: 'one statement about several CVEs: it speaks on each' },
  'identity.product_missing': { strict: 'rejects', meaning: 'no product' },
  'identity.product_dangling': { strict: 'rejects', meaning: 'a product reference that leads nowhere' },
  'identity.product_redefined': { strict: 'rejects', meaning: 'one product id defined twice, differently' },
  'identity.path_cycle': { strict: 'rejects', meaning: 'product relationships in a circle' },
  'identity.placeholder': { strict: 'rejects', meaning: 'a placeholder where an identifier should be' },
  'identity.purl_invalid': { strict: 'rejects', meaning: 'not a package URL' },
  'identity.purl_not_canonical': { strict: 'kept', meaning: 'a package URL not in canonical form' },
  'identity.purl_type_unregistered': { strict: 'kept', meaning: 'a package URL type that is not registered' },
  'identity.cpe_invalid': { strict: 'rejects', meaning: 'not a CPE name' },
  'identity.hash_invalid': { strict: 'rejects', meaning: 'not a hash of the named algorithm' },
  'identity.range_unreadable': { strict: 'rejects', meaning: 'a version range that cannot be read' },
  'identity.range_not_canonical': { strict: 'rejects', meaning: 'a version range not in canonical form' },
  'identity.range_no_scheme': { strict: 'kept', meaning: 'a version range that names no versioning scheme' },
  'identity.bomlink_unresolved': { strict: 'kept', meaning: 'a BOM-Link into another document' },
  'identity.name_only': { strict: 'kept', meaning: 'a product without purl, CPE or hash' },
  'identity.id_shared': { strict: 'kept', meaning: 'one CPE for several products' },
  'time.missing': { strict: 'rejects', meaning: 'no time' },
  'time.unreadable': { strict: 'rejects', meaning: 'a time that cannot be read' },
  'time.zero': { strict: 'rejects', meaning: 'a zero time' },
  'time.zone_missing': { strict: 'rejects', meaning: 'a time without a zone, read as UTC' },
  'time.date_only': { strict: 'rejects', meaning: 'a date, read as the start of the day in UTC' },
  'time.shape': { strict: 'rejects', meaning: 'a time that is nearly RFC 3339' },
  'time.precision_cut': { strict: 'kept', meaning: 'more than nine fraction digits' },
  'time.future': { strict: 'kept', meaning: 'a time after the document was received' },
  'time.after_document': { strict: 'kept', meaning: 'a statement later than its document' },
  'time.revision_order': { strict: 'kept', meaning: 'the revision history disagrees with the version' },
  'time.lineage_tie': { strict: 'kept', meaning: 'two editions that nothing puts in order' },
  'time.tie': { strict: 'kept', meaning: 'two statements that only a tie rule separates' },
  'limit.document_bytes': { strict: 'rejects', meaning: 'larger than Normalization.MaxDocumentSizeBytes' },
  'limit.statements': { strict: 'rejects', meaning: 'more statements than Normalization.MaxStatementsPerDocument' },
  'limit.depth': { strict: 'rejects', meaning: 'nested deeper than the reader goes' },
  'limit.expansion': { strict: 'rejects', meaning: 'the document expands beyond its limit' },
  'limit.identifiers': { strict: 'kept', meaning: 'more identifiers than are read; the rest are left out' },
  'limit.text_cut': { strict: 'kept', meaning: 'a long text was cut' },
  'limit.voices_cut': { strict: 'kept', meaning: 'more voices than Consensus.MaxStatementsPerComputation' },
} as const satisfies Record<string, { strict: Effect; meaning: string }>;

export type IssueCode = keyof typeof ISSUE_CODES;

export interface Position {
  /** 1-based line. */
  readonly line: number;
  /** 1-based column in Unicode code points. */
  readonly column: number;
  /** 0-based byte offset. */
  readonly offset: number;
}

export interface Issue {
  readonly code: IssueCode;
  readonly effect: Effect;
  readonly severity: Severity;
  /** RFC 6901 pointer to the place; `` is the whole document. */
  readonly pointer: string;
  /** One sentence for a person. Holds outside text only through `text`. */
  readonly message: string;
  /** The text met, cut at 200 characters. */
  readonly text?: string;
  /** The clause of the standard that speaks of it. */
  readonly clause?: string;
  readonly position?: Position;
}

export const MAX_ISSUE_TEXT = 200;
export const MAX_ISSUES = 1000;

export interface IssueDetail {
  readonly pointer?: string;
  readonly message?: string;
  readonly text?: string;
  readonly clause?: string;
  readonly position?: Position;
}

/** An issue by its code; the message defaults to the code's meaning. */
export function issueOf(code: IssueCode, effect: Effect, detail: IssueDetail = {}): Issue {
  const { pointer = '', message = ISSUE_CODES[code].meaning, text, clause, position } = detail;
  const severity = effect !== 'kept' ? 'error' : ISSUE_CODES[code].strict === 'rejects' ? 'warning' : 'note';
  return {
    code,
    effect,
    severity,
    pointer,
    message,
    ...(text === undefined ? {} : { text: shortened(text) }),
    ...(clause === undefined ? {} : { clause }),
    ...(position === undefined ? {} : { position }),
  };
}

function shortened(text: string): string {
  if (text.length <= MAX_ISSUE_TEXT) return text;
  // Half a surrogate pair has no UTF-8 form, and RFC 8785 refuses it.
  return `${text.slice(0, MAX_ISSUE_TEXT).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Collects the issues of one document: the first thousand whole, all of them counted. */
export interface IssueLog {
  add(code: IssueCode, effect: Effect, detail?: IssueDetail): void;
  readonly issues: readonly Issue[];
  readonly total: number;
  /** Whether strict mode must refuse the document for what was logged so far. */
  readonly strictRefuses: boolean;
}

export function issueLog(first: readonly Issue[] = []): IssueLog {
  const issues: Issue[] = [...first];
  let total = first.length;
  let strictRefuses = first.some((issue) => ISSUE_CODES[issue.code].strict === 'rejects');
  return {
    add(code, effect, detail) {
      total += 1;
      if (ISSUE_CODES[code].strict === 'rejects') strictRefuses = true;
      if (issues.length < MAX_ISSUES) issues.push(issueOf(code, effect, detail));
    },
    issues,
    get total() {
      return total;
    },
    get strictRefuses() {
      return strictRefuses;
    },
  };
}
