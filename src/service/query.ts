/** Use case: which answers hold. */
import type { Consensus } from '../core/model/consensus.ts';
import type { Ground } from '../core/model/ground.ts';
import type { Selection } from '../core/model/selection.ts';
import type { Evidence } from './gather.ts';

/** In order of vulnerability, product, component. Throws Failure `usage` for a product text that is no identifier. */
export function query(evidence: Evidence, selection: Selection, ground: Ground): Generator<Consensus> {
  throw new Error(`not written yet ${evidence} ${selection} ${ground}`);
}
