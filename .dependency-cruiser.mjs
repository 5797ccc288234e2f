/**
 * The arrows: who may import whom. Each zone may import itself and what its row names; each row says why.
 * `npm run arrows` holds the code to it.
 */
const STD = '^src/core/std/';
const MODEL = '^src/core/model/';
const IDENTITY = '^src/core/identity/';
const CORE = '^src/core/';
const FAILURE = '^src/failure\\.ts$';

/** zone, what it may import of ours, why */
const ARROWS = [
  ['^src/core/std/', [STD], 'what the language lacks knows nothing of VEX'],
  ['^src/core/model/', [STD, MODEL], 'the glossary is plain types over the standard pieces'],
  [
    '^src/core/identity/',
    [STD, MODEL, IDENTITY],
    'identity is shared by formats, consensus and export, so it knows none of them',
  ],
  [
    '^src/core/formats/',
    [STD, MODEL, IDENTITY, '^src/core/formats/'],
    'a reader knows one wire format and the identities in it',
  ],
  [
    '^src/core/sbom/',
    [STD, MODEL, IDENTITY, '^src/core/sbom/'],
    'an SBOM says what to ask about, it makes no statement',
  ],
  ['^src/core/signatures/', [STD, MODEL, '^src/core/signatures/'], 'a verdict depends on bytes and keys alone'],
  ['^src/core/trust/', [STD, MODEL, '^src/core/trust/'], 'weight and admission do not know how a status is chosen'],
  [
    '^src/core/consensus/',
    [STD, MODEL, IDENTITY, '^src/core/consensus/'],
    'a mode sees voices and weights, never an issuer directory',
  ],
  [
    '^src/core/projection/',
    [STD, MODEL, '^src/core/projection/'],
    'a projection compares two answers, it does not make them',
  ],
  ['^src/core/bundle/', [STD, MODEL, '^src/core/bundle/'], 'a bundle carries records, it does not judge them'],
  ['^src/core/export/', [STD, MODEL, IDENTITY, '^src/core/export/'], 'an export writes an answer in a wire format'],
  ['^src/core/[^/]+\\.ts$', [CORE], 'the seams tell the story by calling the steps'],
  ['^src/service/', [CORE, FAILURE, '^src/service/'], 'use cases own the ports; the world plugs into them'],
  [
    '^src/adapters/([^/]+)/',
    [STD, MODEL, FAILURE, '^src/service/ports\\.ts$', '^src/adapters/$1/'],
    'one technology a folder; no adapter knows another',
  ],
  ['^src/config/', [STD, MODEL, FAILURE, '^src/config/'], 'options become one frozen Config, whoever uses it'],
  [
    '^src/http/',
    [STD, MODEL, FAILURE, '^src/service/', '^src/http/', '^src/core/consensus/record\\.ts$'],
    'a face: routes to use cases to views',
  ],
  [
    '^src/cli/',
    [
      STD,
      MODEL,
      FAILURE,
      '^src/service/',
      '^src/config/',
      '^src/cli/',
      '^src/core/consensus/record\\.ts$',
      '^src/wire\\.ts$',
    ],
    'a face: commands to use cases to views',
  ],
  ['^src/failure\\.ts$', [], 'the closed set of failures stands alone'],
];

/** The core is pure: only these parts of the platform, which compute and do no I/O. */
const PURE_BUILTINS = '^(node:)?(crypto|buffer)$';
/** Well-kept pure packages made for the field. */
const PURE_PACKAGES = 'node_modules/(semver|@types/semver|canonicalize|saxes|@renovatebot/(pep440|ruby-semver))/';

export default {
  forbidden: [
    ...ARROWS.map(([from, allowed, why]) => ({
      name: `arrow ${from}`,
      comment: why,
      severity: 'error',
      from: { path: from },
      to: { path: '^src/', pathNot: allowed },
    })),
    {
      name: 'no circles',
      comment: 'a file that needs another that needs it back is one file, or three',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure core, platform',
      comment: 'the core does no I/O, reads no clock and no process: it could run anywhere',
      severity: 'error',
      from: { path: CORE },
      to: { dependencyTypes: ['core'], pathNot: PURE_BUILTINS },
    },
    {
      name: 'pure core, packages',
      comment: 'a package in the core computes and nothing else, and is chosen in a decision record',
      severity: 'error',
      from: { path: CORE },
      to: { path: 'node_modules/', pathNot: PURE_PACKAGES },
    },
    {
      name: 'nothing unresolved',
      comment: 'an import that leads nowhere would escape every rule above',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
