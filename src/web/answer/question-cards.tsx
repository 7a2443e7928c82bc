import { useRef, useState } from "react";
import type { Missing, Question } from "#engine";
import type { JsonObject } from "../dossier/json.ts";
import { MissingCard } from "../pieces/missing-card.tsx";
import { useFocusWithin } from "./use-focus-within.ts";
import styles from "./question-cards.module.css";

const SHOWN = 3;

interface QuestionCardsProps {
  readonly id: string;
  readonly heading: "h2" | "h3";
  readonly lead: string;
  /** What is worth asking now, best first. */
  readonly found: readonly Question[];
  /** Questions of the same key are the same question. */
  readonly keyOf: (missing: Missing) => string;
  readonly dossier: JsonObject;
  readonly onOpenList: (missing: Missing) => void;
}

/** 先答这几问: a few questions, answered in place. */
export function QuestionCards({ id, heading: Heading, lead, found, keyOf, dossier, onOpenList }: QuestionCardsProps) {
  const section = useRef<HTMLElement>(null);
  const within = useFocusWithin(section);
  // While a person types into a card the cards stay: an answered question must not vanish under the hands.
  const [held, setHeld] = useState<readonly Question[] | null>(null);
  if (within !== (held !== null)) setHeld(within ? found : null);
  const [more, setMore] = useState(false);
  const questions = held ?? found;
  const shown = more ? questions : questions.slice(0, SHOWN);
  return (
    <section ref={section} aria-labelledby={id} hidden={questions.length === 0}>
      <div className={styles.head}>
        <Heading id={id}>先答这几问</Heading>
        <p>{lead}</p>
      </div>
      <ul className={styles.cards}>
        {shown.map((question) => (
          <MissingCard key={keyOf(question.missing)} question={question} dossier={dossier} onOpenList={() => onOpenList(question.missing)} />
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
