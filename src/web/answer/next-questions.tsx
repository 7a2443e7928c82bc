import { use, useDeferredValue, useMemo, useRef, useState } from "react";
import { nextQuestions, type Question } from "#engine";
import type { JsonObject } from "../dossier/json.ts";
import { MissingCard } from "../pieces/missing-card.tsx";
import { useLibrary } from "../server/start-context.tsx";
import type { Answered } from "./answer-context.tsx";
import { GoToFact } from "./go-to-fact.ts";
import { useFocusWithin } from "./use-focus-within.ts";
import styles from "./next-questions.module.css";

const SHOWN = 3;

/** 先答哪几问: the missing facts with the most money at stake. */
export function NextQuestions({ answered, dossier }: { readonly answered: Answered; readonly dossier: JsonObject }) {
  const library = useLibrary();
  const goTo = use(GoToFact);
  const of = useDeferredValue(answered);
  const found = useMemo(() => nextQuestions(library, of.answer), [library, of]);
  // While a person types into a card the cards stay: an answered question must not vanish under the hands.
  const section = useRef<HTMLElement>(null);
  const within = useFocusWithin(section);
  const [held, setHeld] = useState<readonly Question[] | null>(null);
  if (within !== (held !== null)) setHeld(within ? found : null);
  const [more, setMore] = useState(false);
  const questions = held ?? found;
  const shown = more ? questions : questions.slice(0, SHOWN);
  return (
    <section ref={section} aria-labelledby="questions-title" hidden={questions.length === 0}>
      <div className={styles.head}>
        <h2 id="questions-title">先答这几问</h2>
        <p>答了最能看清还有多少。不知道就放着。</p>
      </div>
      <ul className={styles.cards}>
        {shown.map((question) => (
          <MissingCard key={keyOfQuestion(question)} question={question} dossier={dossier} onOpenList={() => goTo?.(question.missing)} />
        ))}
      </ul>
      {questions.length > SHOWN && (
        <button type="button" className={styles.more} aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? "只看前几问" : `还有 ${questions.length - SHOWN} 问`}
        </button>
      )}
    </section>
  );
}

const keyOfQuestion = ({ missing }: Question): string => `${missing.fact}|${missing.year}|${missing.record}`;
