import { useEffect, useMemo, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { endpoints, type SimulateAnswer } from "#contract";
import { formatDay, parseDecimal, parseMoney } from "#kernel";
import { useAsking } from "../asking/use-asking.ts";
import { ChangeMaker, type Made } from "./change-maker.tsx";
import { CostSection } from "./cost-section.tsx";
import { PlanPanel } from "./plan-panel.tsx";
import { ChangeWords, ReadingWords } from "./plan-words.tsx";
import { QuestionState } from "./question-state.tsx";
import { ResultHead } from "./result-head.tsx";
import { ShiftSection } from "./shift-section.tsx";
import { draftIn, isEmpty, questionOf, searchWith, type SimulateDraft } from "./simulate-address.ts";
import { SweepSection } from "./sweep-section.tsx";
import { useQuestion } from "./use-question.ts";
import styles from "./result.module.css";
import page from "./simulate-page.module.css";

/** 改一个数或一种读法: what is collected becomes the address when 仿真 is pressed, and the address is what is asked. */
export function ChangeTab({ isCityReady }: { readonly isCityReady: boolean }) {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const { on, readings } = useAsking();
  const asked = useMemo(() => draftIn(new URLSearchParams(search)), [search]);
  const [draft, setDraft] = useState({ from: search, plan: asked, on: formatDay(on) });
  // Going back or following a link brings its own plan.
  if (draft.from !== search) setDraft({ from: search, plan: asked, on: formatDay(on) });
  const question = useMemo(() => (isEmpty(asked) ? null : questionOf(asked, formatDay(on), readings)), [asked, on, readings]);
  const [pressed, setPressed] = useState(0);
  const answer = useQuestion<SimulateAnswer>(endpoints.simulate, question?.ok ? JSON.stringify(question.value) : null, true, pressed);
  const result = useRef<HTMLHeadingElement>(null);
  const isPressed = useRef(false);
  const setPlan = (plan: SimulateDraft): void => setDraft({ ...draft, plan });
  const add = (made: Made): void => setPlan(withMade(draft.plan, made));
  const simulate = (): void => {
    const next = searchWith(new URLSearchParams(search), draft.plan);
    next.set("on", draft.on);
    const to = `?${next.toString()}`;
    setPressed(pressed + 1);
    isPressed.current = true;
    if (to !== search) void navigate({ pathname, search: to });
  };
  useEffect(() => {
    // What was pressed brings its answer into sight, once the address has followed.
    if (!isPressed.current || !result.current) return;
    isPressed.current = false;
    result.current.focus();
  });
  const budget = parseMoney(asked.budget, parseDecimal);
  return (
    <>
      <div className={page.columns}>
        <ChangeMaker first={asked.changes[0]?.rule ?? asked.sweep?.rule ?? null} onMade={add} />
        <PlanPanel draft={draft.plan} onDraft={setPlan} on={draft.on} onDay={(day) => setDraft({ ...draft, on: day })} readings={readings} isBusy={answer.state === "under way"} onSimulate={simulate} />
      </div>
      {question !== null && (
        <section className={styles.result} aria-labelledby="result-title">
          <h2 id="result-title" ref={result} tabIndex={-1} className={styles.title}>
            仿真结果
          </h2>
          {!question.ok ? (
            <p role="alert" className={styles.wrong}>
              {question.error}
            </p>
          ) : answer.state !== "answered" ? (
            <QuestionState asked={answer} isCityReady={isCityReady} />
          ) : (
            <Answered answer={answer.answer} plan={asked} budget={typeof budget === "number" ? String(budget) : null} />
          )}
        </section>
      )}
    </>
  );
}

function Answered({ answer: { reform, sweep }, plan, budget }: { readonly answer: SimulateAnswer; readonly plan: SimulateDraft; readonly budget: string | null }) {
  return (
    <>
      {reform && (
        <>
          <ResultHead simulation={reform.simulation} change={<Changes plan={plan} />} />
          <CostSection simulation={reform.simulation} budget={reform.budget} />
          <ShiftSection simulation={reform.simulation} />
        </>
      )}
      {!reform && sweep?.synthetic && <p className={styles.synthetic}>合成数据，不对应任何真实企业</p>}
      {sweep && <SweepSection sweep={sweep} budget={budget} hasOthers={reform !== null} />}
    </>
  );
}

function Changes({ plan: { changes, alternatives } }: { readonly plan: SimulateDraft }) {
  return (
    <ul>
      {changes.map((change, index) => (
        <li key={index}>
          <ChangeWords change={change} />
        </li>
      ))}
      {Object.entries(alternatives).map(([doubt, reading]) => (
        <li key={doubt}>
          <ReadingWords doubt={doubt} reading={reading} />
        </li>
      ))}
    </ul>
  );
}

/** The same figure changed again takes the place of the change before. */
function withMade(plan: SimulateDraft, made: Made): SimulateDraft {
  switch (made.kind) {
    case "change": {
      const { rule, part, from } = made.change;
      return { ...plan, changes: [...plan.changes.filter((each) => each.rule !== rule || each.part !== part || each.from !== from), made.change] };
    }
    case "alternative":
      return { ...plan, alternatives: { ...plan.alternatives, [made.doubt]: made.reading } };
    case "sweep":
      return { ...plan, sweep: made.sweep };
  }
}
