/** SARIF 2.1.0 as build systems read it: the shape that its schema asks for, checked member by member. */
import { describe, expect, it } from 'vitest';
import { ISSUE_CODES } from '../../src/core/std/issue.ts';
import { openvex } from './documents.ts';
import { folder } from './spawn.ts';
import { stella } from './world.ts';

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: {
    physicalLocation: { artifactLocation: { uri: string }; region?: { startLine: number; startColumn: number } };
    logicalLocations?: { fullyQualifiedName: string }[];
  }[];
}

interface Log {
  $schema: string;
  version: string;
  runs: {
    tool: {
      driver: { name: string; semanticVersion: string; rules: { id: string; shortDescription: { text: string } }[] };
    };
    columnKind: string;
    results: Result[];
    invocations: {
      executionSuccessful: boolean;
      toolExecutionNotifications: { level: string; message: { text: string } }[];
    }[];
  }[];
}

async function logOf(...paths: string[]): Promise<Log> {
  const { stdout } = await stella(['vex', 'lint', '--format', 'sarif', '--from', ...paths]);
  return JSON.parse(stdout) as Log;
}

describe('sarif', () => {
  const path = folder({
    'a b#.json': '{\n "é": [1,]\n}',
    'odd.json': openvex({ more: {} }),
    'good.json': openvex({ author: 'B' }),
  });

  it('is one run of SARIF 2.1.0 by VexLens, with the table of codes as its rules', async () => {
    const { $schema, version, runs } = await logOf(path);
    expect([version, runs.length]).toEqual(['2.1.0', 1]);
    expect($schema).toContain('sarif-schema-2.1.0.json');
    const driver = runs[0]?.tool.driver;
    expect(driver).toMatchObject({ name: 'VexLens', semanticVersion: '1.2.3' });
    const ids = driver?.rules.map(({ id }) => id) ?? [];
    expect(ids).toEqual([...Object.keys(ISSUE_CODES), 'file.unreadable']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(driver?.rules.every(({ shortDescription }) => shortDescription.text.length > 0)).toBe(true);
    expect(runs[0]?.columnKind).toBe('unicodeCodePoints');
  });

  it('has one result an issue, each pointing at a rule and a place', async () => {
    const [run] = (await logOf(path, '/nowhere.json')).runs;
    expect(run?.results).toHaveLength(3);
    for (const { ruleId, ruleIndex, level, message, locations } of run?.results ?? []) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).not.toBe('');
      const { artifactLocation, region } = locations[0]?.physicalLocation ?? {};
      expect(artifactLocation?.uri).toMatch(/^file:\/\/\/[A-Za-z0-9/._~%-]+$/);
      if (region !== undefined) expect(region.startLine > 0 && region.startColumn > 0).toBe(true);
    }
    expect(run?.results[0]).toMatchObject({
      ruleId: 'format.not_json',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: `file://${path}/a%20b%23.json` },
            region: { startLine: 2, startColumn: 10 },
          },
        },
      ],
    });
    expect(run?.results[1]).toMatchObject({ ruleId: 'format.action_missing', level: 'warning' });
    expect(run?.results[1]?.locations[0]?.logicalLocations).toEqual([
      { fullyQualifiedName: expect.stringMatching(/^\/statements\/0/) },
    ]);
    expect(run?.results[2]).toMatchObject({ ruleId: 'file.unreadable', level: 'error' });
  });

  it('says how many issues are not listed', async () => {
    const many = Array.from({ length: 1500 }, (_, i) => ({
      vulnerability: { name: `CVE-2024-${1000 + i}` },
      products: [{ '@id': 'pkg:npm/a@1' }],
      status: 'affected',
    }));
    const document = JSON.stringify({ ...(JSON.parse(openvex()) as object), statements: many });
    const [run] = (await logOf(folder({ 'a.json': document }))).runs;
    expect(run?.results).toHaveLength(1000);
    expect(run?.invocations[0]?.toolExecutionNotifications).toMatchObject([
      { level: 'note', message: { text: expect.stringMatching(/: 500 more issues are not listed$/) } },
    ]);
  });

  it('of nothing wrong has no results', async () => {
    expect((await logOf(folder({ 'good.json': openvex() }))).runs[0]?.results).toEqual([]);
  });
});
