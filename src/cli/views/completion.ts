/** Completion scripts, each generated from the table of commands: words, options, and the values they take. */
import { type Command, nameOf, type OptionRow } from '../command.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

type Script = (commands: readonly Command[]) => string[];

export const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], Script>> = { bash, zsh, fish };

/** What may follow some words: `vex consensus` → `query`, `explain`. */
function wordsAfter(commands: readonly Command[]): Map<string, Set<string>> {
  const after = new Map<string, Set<string>>();
  for (const { path, argument } of commands) {
    const words = [...path.map((word) => [word]), ...(argument === undefined ? [] : [argument.values])];
    for (const [i, choices] of words.entries()) {
      const at = path.slice(0, i).join(' ');
      after.set(at, new Set([...(after.get(at) ?? []), ...choices]));
    }
  }
  return after;
}

interface Place {
  /** The words of the command. */
  readonly at: string;
  readonly row: OptionRow;
}

function optionsIn(commands: readonly Command[]): Place[] {
  return commands.flatMap(({ path, options }) => options.map((row) => ({ at: path.join(' '), row })));
}

/** `"vex consensus query --mode"|…) …;;` for the options that take one of few words. */
function valueCases(commands: readonly Command[], offer: (words: string) => string): string[] {
  return optionsIn(commands)
    .filter(({ row }) => row.values !== undefined)
    .map(({ at, row }) => `    "${at} --${nameOf(row)}") ${offer((row.values ?? []).join(' '))}; return ;;`);
}

function wordCases(commands: readonly Command[], offer: (words: string) => string): string[] {
  return [...wordsAfter(commands)].map(([at, words]) => `    "${at}") ${offer([...words].join(' '))} ;;`);
}

function optionCases(commands: readonly Command[], offer: (words: string) => string): string[] {
  return commands
    .filter(({ options }) => options.length > 0)
    .map(
      ({ path, options }) => `    "${path.join(' ')}") ${offer(options.map((row) => `--${nameOf(row)}`).join(' '))} ;;`,
    );
}

function bash(commands: readonly Command[]): string[] {
  const offer = (words: string) => `COMPREPLY=($(compgen -W "${words}" -- "$cur"))`;
  return `# bash completion for stella
_stella() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" at="" i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ "\${COMP_WORDS[i]}" == -* ]] && break
    at="$at\${at:+ }\${COMP_WORDS[i]}"
  done
  case "$at $prev" in
${valueCases(commands, offer).join('\n')}
  esac
  if [[ "$cur" == -* ]]; then case "$at" in
${optionCases(commands, offer).join('\n')}
  esac; else case "$at" in
${wordCases(commands, offer).join('\n')}
  esac; fi
}
complete -o bashdefault -o default -F _stella stella`.split('\n');
}

function zsh(commands: readonly Command[]): string[] {
  const offer = (words: string) => `compadd -- ${words}`;
  return `#compdef stella
_stella() {
  local cur="$words[CURRENT]" prev="$words[CURRENT-1]" at="" word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    [[ "$word" == -* ]] && break
    at="$at\${at:+ }$word"
  done
  case "$at $prev" in
${valueCases(commands, offer).join('\n')}
  esac
  if [[ "$cur" == -* ]]; then case "$at" in
${optionCases(commands, offer).join('\n')}
  esac; else case "$at" in
${wordCases(commands, offer).join('\n')}
    *) _files ;;
  esac; fi
}
compdef _stella stella`.split('\n');
}

function fish(commands: readonly Command[]): string[] {
  const summaries = new Map(commands.map(({ path, summary }) => [path.join(' '), summary]));
  return [
    '# fish completion for stella',
    'function __stella_at',
    '    set -l at',
    '    for word in (commandline -opc)[2..-1]',
    "        string match -q -- '-*' $word; and break",
    '        set -a at $word',
    '    end',
    '    test "$at" = "$argv[1]"',
    'end',
    'complete -c stella -f',
    ...[...wordsAfter(commands)].flatMap(([at, words]) =>
      [...words].map((word) => {
        const summary = summaries.get(at === '' ? word : `${at} ${word}`);
        return `complete -c stella -n '__stella_at "${at}"' -a ${word}${summary === undefined ? '' : ` -d ${quoted(summary)}`}`;
      }),
    ),
    ...optionsIn(commands).map(({ at, row }) => fishOption(at, row)),
  ];
}

function fishOption(at: string, row: OptionRow): string {
  const takes = row.flags.includes('<') ? (row.files === true ? ' -r -F' : ' -x') : '';
  const values = row.values === undefined ? '' : ` -a ${quoted(row.values.join(' '))}`;
  return `complete -c stella -n '__stella_at "${at}"' -l ${nameOf(row)}${takes}${values} -d ${quoted(row.doc)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
