/** The configuration as values, typed by the table of options. Numbers of the type `decimal` are held in millionths. */
import type { Millionths } from '../core/std/fixed.ts';
import type { OPTIONS, SectionName } from './options.ts';

type ValueOf<O> = O extends { type: 'choice'; values: readonly (infer V)[] }
  ? V
  : O extends { type: 'choices'; values: readonly (infer V)[] }
    ? readonly V[]
    : O extends { type: 'factors'; keys: readonly (infer K extends string)[] }
      ? Readonly<Partial<Record<K, Millionths>>>
      : O extends { type: 'rules'; members: infer M extends Readonly<Record<string, readonly string[]>> }
        ? readonly { readonly [K in keyof M]: M[K][number] }[]
        : O extends { type: 'texts' }
          ? readonly string[]
          : O extends { type: 'flag' }
            ? boolean
            : O extends { type: 'integer' }
              ? number
              : O extends { type: 'decimal' }
                ? Millionths
                : string;

export type Config = {
  readonly [S in SectionName]: {
    readonly [K in keyof (typeof OPTIONS)[S]]: ValueOf<(typeof OPTIONS)[S][K]>;
  };
};
