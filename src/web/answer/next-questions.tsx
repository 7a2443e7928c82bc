import { use, useDeferredValue, useMemo } from "react";
import { nextQuestions, type Missing } from "#engine";
import type { JsonObject } from "../dossier/json.ts";
import { useLibrary } from "../server/start-context.tsx";
import type { Answered } from "./answer-context.tsx";
import { GoToFact } from "./go-to-fact.ts";
import { QuestionCards } from "./question-cards.tsx";

/** 先答哪几问: the missing facts with the most money at stake. */
export function NextQuestions({ answered, dossier }: { readonly answered: Answered; readonly dossier: JsonObject }) {
  const library = useLibrary();
  const goTo = use(GoToFact);
  const of = useDeferredValue(answered);
  const found = useMemo(() => nextQuestions(library, of.answer), [library, of]);
  return <QuestionCards id="questions-title" heading="h2" lead="答了最能看清还有多少。不知道就放着。" found={found} keyOf={keyOf} dossier={dossier} onOpenList={(missing) => goTo?.(missing)} />;
}

const keyOf = ({ fact, year, record }: Missing): string => `${fact}|${year}|${record}`;
