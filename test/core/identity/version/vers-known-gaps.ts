/**
 * Cases of the vers suite that are not met, each with its reason. The list may only shrink: a case in it that is met, or
 * that is not in the suite, fails the conformance test.
 */
export interface Gap {
  readonly file: string;
  /** Place in the file's `tests`, from 0. */
  readonly at: number;
  readonly reason: string;
}

const NATIVE = 'ranges in an ecosystem’s own notation are not read: no VEX format carries them';
const CLAUSE =
  'not a sequence by Clause 5.4 of the specification, which this case contradicts; formats.md §7 refuses it';

export const KNOWN_GAPS: readonly Gap[] = [
  { file: 'gem_range_from_native_test.json', at: 0, reason: NATIVE },
  { file: 'nuget_range_from_native_test.json', at: 0, reason: NATIVE },
  { file: 'pypi_range_from_native_test.json', at: 0, reason: NATIVE },
  { file: 'pypi_range_from_native_test.json', at: 1, reason: NATIVE },
  { file: 'pypi_range_from_native_test.json', at: 2, reason: NATIVE },
  { file: 'pypi_range_validate_test.json', at: 2, reason: CLAUSE },
  { file: 'pypi_range_validate_test.json', at: 3, reason: CLAUSE },
  { file: 'pypi_range_validate_test.json', at: 4, reason: CLAUSE },
];
