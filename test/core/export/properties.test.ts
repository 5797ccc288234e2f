/** Whatever is written is read back as what it was, or the difference was named; and nothing is said that nobody said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatName } from '../../../src/core/model/document.ts';
import { roundTrip, WRITERS } from './round-trip.ts';
import { documents } from './statements.ts';

describe.each<FormatName>(['OpenVEX', 'CSAF', 'CycloneDX'])('statements written as %s', (format) => {
  it('are read back, but for what was named', () => {
    fc.assert(
      fc.property(documents, ([head, statements]) => {
        expect(roundTrip(format, head, statements).faults).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('are the same text each time', () => {
    fc.assert(
      fc.property(documents, ([head, statements]) => {
        const write = () => JSON.stringify(WRITERS.get(format)?.(head, statements));
        expect(write()).toBe(write());
      }),
      { numRuns: 50 },
    );
  });
});
