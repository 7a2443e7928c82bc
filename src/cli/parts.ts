import { parseDay, refuse, succeed, type Day, type Result } from "#kernel";
import { readReadings, sayRefusal, type Documents, type DossierFilePort, type FileRefusal, type LibraryFolder, type LibrarySnapshot, type RunsPort, type SnapshotsPort, type TextFilePort, type TodayPort } from "#application";
import type { Asking } from "#engine";
import { sayDiagnostic, type Diagnostic, type Library } from "#policy";
import type { GivenArguments } from "./arguments.ts";
import type { ProgressScreen } from "./progress-bar.ts";

/** What the command line is made of; `main` gives the real things, tests their own. */
export interface CliParts {
  /** The folder of the library, or why there is none. */
  readonly folder: () => Result<LibraryFolder, FileRefusal>;
  readonly snapshot: LibrarySnapshot;
  readonly dossier: DossierFilePort;
  readonly save: TextFilePort;
  readonly today: TodayPort;
  readonly snapshots: SnapshotsPort;
  readonly runs: RunsPort;
  readonly screen: ProgressScreen;
  /** One line of result. */
  readonly out: (line: string) => void;
  /** One line of anything else. */
  readonly err: (line: string) => void;
  /** Columns of the terminal. */
  readonly columns: number;
}

export const EXIT = { good: 0, findings: 1, usage: 2, input: 3 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** The outside of a text may hold anything; a terminal obeys control characters, so they are made visible. */
// oxlint-disable-next-line no-control-regex
export const printable = (text: string): string => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "�");

/** Says why and ends with the given code: the way out of a command. */
export function stop(parts: CliParts, code: Exit, ...lines: readonly string[]): Exit {
  for (const line of lines) parts.err(printable(line));
  return code;
}

export interface OpenedLibrary {
  readonly library: Library;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the documents, or recalls them as read before. @returns the exit code when they cannot be read. */
export async function openLibrary(parts: CliParts): Promise<Result<OpenedLibrary, Exit>> {
  const folder = parts.folder();
  if (!folder.ok) return refuse(stop(parts, EXIT.input, sayRefusal(folder.error)));
  const documents = folder.value.documents();
  if (!documents.ok) return refuse(stop(parts, EXIT.input, sayRefusal(documents.error)));
  const opened = await readLibrary(parts, documents.value);
  if (opened.diagnostics.length === 0) parts.snapshot.keep(documents.value, opened.library);
  return succeed(opened);
}

export async function readLibrary(parts: CliParts, documents: Documents): Promise<OpenedLibrary> {
  const known = parts.snapshot.recall(documents);
  if (known) return { library: known, diagnostics: [] };
  // The parsers are loaded only when there is something to parse.
  const { readDocuments } = await import("#application/documents");
  return readDocuments(documents);
}

const SHOWN = 5;
export function findingsLines(diagnostics: readonly Diagnostic[]): string[] {
  const rest = diagnostics.length - SHOWN;
  return [...diagnostics.slice(0, SHOWN).map(sayDiagnostic), ...(rest > 0 ? [`……还有 ${rest} 处。`] : []), "全部见 huice check。"];
}

/** A library that money may be computed with: answers from documents with mistakes would look right and be wrong. */
export async function openSoundLibrary(parts: CliParts): Promise<Result<Library, Exit>> {
  const opened = await openLibrary(parts);
  if (!opened.ok) return opened;
  const { library, diagnostics } = opened.value;
  if (diagnostics.length === 0) return succeed(library);
  return refuse(stop(parts, EXIT.findings, `政策文件有 ${diagnostics.length} 处问题，改好以前不作答：`, ...findingsLines(diagnostics)));
}

/** 问: the day and the readings of a question. */
export function readAsking(parts: CliParts, given: GivenArguments, library: Library): Result<Asking, Exit> {
  const on = readDay(parts, given, "on", parts.today());
  if (!on.ok) return on;
  const readings = readReadings(given.values.get("reading") ?? [], library);
  return readings.ok ? succeed({ on: on.value, readings: readings.value }) : refuse(stop(parts, EXIT.usage, readings.error));
}

/** A day after an option; `fallback` where the option is not written. */
export function readDay(parts: CliParts, given: GivenArguments, option: string, fallback: Day): Result<Day, Exit> {
  const text = given.values.get(option)?.[0];
  const day = text === undefined ? fallback : parseDay(text);
  return day === null ? refuse(stop(parts, EXIT.usage, `--${option} 后面要写日历上有的日子，如 2026-06-30，这里是“${text ?? ""}”。`)) : succeed(day);
}

