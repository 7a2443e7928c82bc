import { createContext, use, useDeferredValue, useMemo, useState, type ReactNode } from "react";
import { match, readDossier, type Answer, type Dossier, type DossierProblem } from "#engine";
import { useAsking } from "../asking/use-asking.ts";
import { useDraft } from "../dossier/desk-context.tsx";
import type { JsonObject } from "../dossier/json.ts";
import { useLibrary } from "../server/start-context.tsx";

/** 答案 on the open dossier, for every screen. */
export interface Answered {
  readonly answer: Answer;
  readonly dossier: Dossier;
  /** The JSON the answer is of: a moment behind what is being typed. */
  readonly json: JsonObject;
}
export interface Answering {
  /** Null while nothing is open, or what is open was never readable. */
  readonly answered: Answered | null;
  /** Why the dossier as it stands cannot be read; `answered` is then the last that could. */
  readonly problems: readonly DossierProblem[];
}

const AnswerContext = createContext<Answering>({ answered: null, problems: [] });

/** Computes in the browser; typing goes first, the answer follows in the next pass. */
export function AnswerProvider({ children }: { readonly children: ReactNode }) {
  const library = useLibrary();
  const draft = useDraft();
  const { on, readings } = useAsking();
  const json = useDeferredValue(draft?.dossier ?? null);
  const read = useMemo(() => (json === null ? null : readDossier(json, library.reference)), [json, library]);
  const [good, setGood] = useState<{ readonly dossier: Dossier; readonly json: JsonObject; readonly draft: object } | null>(null);
  const subject = draft?.source ?? null;
  if (json !== null && subject !== null && read?.ok && good?.dossier !== read.value) setGood({ dossier: read.value, json, draft: subject });
  const current = good !== null && good.draft === subject ? good : null;
  const answered = useMemo(
    () => (current ? { answer: match(library, current.dossier, { on, readings }), dossier: current.dossier, json: current.json } : null),
    [library, current, on, readings],
  );
  const problems = read && !read.ok ? read.error : NONE;
  const answering = useMemo(() => ({ answered, problems }), [answered, problems]);
  return <AnswerContext value={answering}>{children}</AnswerContext>;
}

const NONE: readonly DossierProblem[] = [];

export const useAnswering = (): Answering => use(AnswerContext);
