import { useLocation, useNavigate } from "react-router";
import type { Missing, Question, TitleAssessment } from "#engine";
import { factNamed, kindNamed, type Library } from "#policy";
import { withFactToFill } from "../answer/go-to-fact.ts";
import { QuestionCards } from "../answer/question-cards.tsx";
import type { JsonObject } from "../dossier/json.ts";

interface TitleQuestionsProps {
  readonly library: Library;
  readonly assessed: TitleAssessment;
  readonly dossier: JsonObject;
}

/** 还缺的事实: what would settle most conditions first, answered in place. */
export function TitleQuestions({ library, assessed, dossier }: TitleQuestionsProps) {
  const { search } = useLocation();
  const navigate = useNavigate();
  const open = (missing: Missing): void => void navigate({ pathname: "/", search }, { state: withFactToFill(missing) });
  return <QuestionCards id="title-questions" heading="h3" lead="答一问，下面的条件就跟着变。" found={questionsOf(library, assessed)} keyOf={keyOf} dossier={dossier} onOpenList={open} />;
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
