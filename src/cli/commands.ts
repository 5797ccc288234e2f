/** The table of commands. */
import type { Command } from './command.ts';
import { completion } from './commands/completion.ts';
import { showConfig } from './commands/config.ts';
import { demo } from './commands/demo.ts';
import { showDocument } from './commands/documents.ts';
import { explainAnswers } from './commands/explain.ts';
import { ingest } from './commands/ingest.ts';
import { lint } from './commands/lint.ts';
import { match } from './commands/match.ts';
import { showPolicy } from './commands/policy.ts';
import { queryAnswers } from './commands/query.ts';
import { sbom } from './commands/sbom.ts';

/** As `stella --help` lists them. */
export const COMMANDS: readonly Command[] = [
  queryAnswers,
  explainAnswers,
  match,
  sbom,
  lint,
  ingest,
  showDocument,
  showPolicy,
  showConfig,
  completion(() => COMMANDS),
  demo,
];
