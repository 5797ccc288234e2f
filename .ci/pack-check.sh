#!/usr/bin/env bash
# The package as it would be published: packed, installed elsewhere without this checkout, and run.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

npm pack --pack-destination "$folder" >/dev/null
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts ./vexlens-*.tgz >/dev/null
test "$(node node_modules/.bin/stella --version)" = "$(node -p "require('./node_modules/vexlens/package.json').version")"
node node_modules/.bin/stella demo >demo.txt
grep -q 'CVE-2025-0426' demo.txt
cat >library.mjs <<'JS'
import { DEFAULT_POLICY, readInstant } from 'vexlens';
if (DEFAULT_POLICY.consensus.mode !== 'WeightedVote' || readInstant('2026-01-01T00:00:00Z') === null) process.exit(1);
JS
node library.mjs
echo "the packed package installs and answers"
