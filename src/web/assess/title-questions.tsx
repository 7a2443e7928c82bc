import { useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import type { Missing, Question, TitleAssessment } from "#engine";
import { factNamed, kindNamed, type Library } from "#policy";
import { withFactToFill } from "../answer/go-to-fact.ts";
import { useFocusWithin } from "../answer/use-focus-within.ts";
import type { JsonObject } from "../dossier/json.ts";
import { MissingCard } from "../pieces/missing-card.tsx";
import styles from "../answer/next-questions.module.css";

const SHOWN = 3;

interface TitleQuestionsProps {
  readonly library: Library;
  readonly assessed: TitleAssessment;
  readonly dossier: JsonObject;
}

/** 还缺的事实: what would settle most conditions first, answered in place. */
export function TitleQuestions({ library, assessed, dossier }: TitleQuestionsProps) {
  const { search } = useLocation();
  const navigate = useNavigate();
  const section = useRef<HTMLElement>(null);
  const within = useFocusWithin(section);
  const found = questionsOf(library, assessed);
  // While a person types into a card the cards stay: an answered question must not vanish under the hands.
  const [held, setHeld] = useState<readonly Question[] | null>(null);
  if (within !== (held !== null)) setHeld(within ? found : null);
  const [more, setMore] = useState(false);
  const questions = held ?? found;
  const shown = more ? questions : questions.slice(0, SHOWN);
  return (
    <section ref={section} aria-labelledby="title-questions" hidden={questions.length === 0}>
      <div className={styles.head}>
        <h3 id="title-questions">先答这几问</h3>
        <p>答一问，下面的条件就跟着变。</p>
      </div>
      <ul className={styles.cards}>
        {shown.map((question) => (
          <MissingCard key={keyOf(question.missing)} question={question} dossier={dossier} onOpenList={() => void navigate({ pathname: "/", search }, { state: withFactToFill(question.missing) })} />
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

const keyOf = ({ fact, year, record }: Missing): string => `${fact.replace(/^[^.]*年度\./, "年度数据.")}|${year}|${record}`;

/** Each fact once; first what the enterprise itself can say and most conditions wait for. */
function questionsOf({ reference }: Library, { conditions }: TitleAssessment): Question[] {
  const found = new Map<string, { readonly missing: Missing; matches: number }>();
  for (const { missing: all } of conditions)
    for (const missing of all) {
      if (missing.fact.startsWith("公布.")) continue;
      const known = found.get(keyOf(missing));
      if (known) known.matches++;
      else found.set(keyOf(missing), { missing, matches: 1 });
    }
  return [...found.values()]
    .map(({ missing, matches }) => {
      const [owner = "", name] = missing.fact.split(".");
      const kind = kindNamed(reference, owner);
      const fact = name === undefined ? undefined : owner.endsWith("年度") ? factNamed(reference.yearly, name) : factNamed(kind, name);
      const question = name === undefined ? `贵企业有没有${kind?.label ?? owner}记录？` : `${fact?.question ?? `${name}是什么？`}${missing.year === null ? "" : `（${missing.year}年度）`}`;
      return { missing, question, stake: 0, matches };
    })
    .sort((a, b) => Number(b.missing.from === "企业") - Number(a.missing.from === "企业") || b.matches - a.matches);
}
