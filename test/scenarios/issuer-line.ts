/** `issuer ID TIER …`: who is in the directory. An issuer that has no line is a stranger. */
import { type Derivation, type Issuer, TIERS } from '../../src/core/model/issuer.ts';
import { readDecimal, readKnownDay } from './quantities.ts';
import { readUntil, type Words } from './words.ts';

const ISSUER_WORDS = ['weight', 'products', 'derives-from', 'revoked', 'valid', 'answers-to'];

export function readIssuer(words: Words, declared: readonly Issuer[]): Issuer {
  const id = words.next('the id of an issuer');
  if (declared.some((issuer) => issuer.id === id)) words.fail(`there is an issuer ${id} already`);
  const tier = words.oneOf(TIERS, 'a tier');
  const names = [id];
  const derivesFrom: Derivation[] = [];
  const issuer = { id, tier, names, derivesFrom };
  let more: Omit<Issuer, keyof typeof issuer> = {
    weight: null,
    products: null,
    validFrom: null,
    validUntil: null,
    revokedAt: null,
  };
  while (!words.done()) {
    const word = words.oneOf(ISSUER_WORDS, 'what follows the tier');
    if (word === 'weight') more = { ...more, weight: readDecimal(words, 'its weight') };
    else if (word === 'products') more = { ...more, products: readUntil(words, ISSUER_WORDS, 'a product') };
    else if (word === 'derives-from') derivesFrom.push({ issuer: words.next('an issuer'), all: words.take('all') });
    else if (word === 'revoked') more = { ...more, revokedAt: readKnownDay(words) };
    else if (word === 'answers-to') names.push(words.next('a name'));
    else {
      const validFrom = readKnownDay(words);
      if (!words.take('to')) words.fail('write: valid day N to day N');
      more = { ...more, validFrom, validUntil: readKnownDay(words) };
    }
  }
  return { ...issuer, ...more };
}
