import Segmented from "antd/es/segmented";
import { useCallback, useMemo, useState } from "react";
import type { Missing } from "#engine";
import { AnswerGroups } from "../answer/answer-groups.tsx";
import { useAnswering } from "../answer/answer-context.tsx";
import { GoToFact } from "../answer/go-to-fact.ts";
import { NextQuestions } from "../answer/next-questions.tsx";
import { Summary } from "../answer/summary.tsx";
import { AskingBar } from "../asking/asking-bar.tsx";
import { useDeskAct } from "../dossier/desk-context.tsx";
import type { Draft } from "../dossier/draft.ts";
import { placeOf } from "../dossier/missing-place.ts";
import { DossierForm } from "../form/dossier-form.tsx";
import { FormContext } from "../form/form-context.tsx";
import type { Wanted } from "../form/kind-section.tsx";
import { knownWords } from "../form/known-words.ts";
import { useLibrary } from "../server/start-context.tsx";
import { DeskHead } from "./desk-head.tsx";
import { LiveTotal } from "./live-total.tsx";
import { Problems } from "./problems.tsx";
import { useArrivingFact } from "./use-arriving-fact.ts";
import styles from "./checkup-desk.module.css";

type Pane = "答案" | "填档案";

/** One enterprise: its dossier at the left, its answer at the right; on a phone one at a time. */
export function CheckupDesk({ draft }: { readonly draft: Draft }) {
  const library = useLibrary();
  const act = useDeskAct();
  const { answered, problems } = useAnswering();
  const matters = useMemo(() => ({ reference: library.reference, known: knownWords(library) }), [library]);
  const [pane, setPane] = useState<Pane>(draft.source.kind === "blank" && !draft.changed ? "填档案" : "答案");
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const goTo = useCallback(
    (missing: Missing) => {
      const place = placeOf(missing, library.reference, draft.dossier);
      if (place.kind === "elsewhere") return;
      if (place.kind === "fact" && place.row) act({ act: "add", kind: place.address.kind, record: place.row });
      setPane("填档案");
      setWanted((before) => ({ kind: place.of.name, path: place.kind === "fact" ? pathOf(place.address) : null, turn: (before?.turn ?? 0) + 1 }));
    },
    [library, draft.dossier, act],
  );
  useArrivingFact(goTo);
  return (
    <FormContext value={matters}>
      <GoToFact value={goTo}>
        <div className={styles.desk}>
          <DeskHead draft={draft} />
          <AskingBar storyDay={draft.source.kind === "sample" ? draft.source.on : null} />
          <div className={styles.panes}>
            <Segmented<Pane> block name="pane" aria-label="看哪一边" options={["答案", "填档案"]} value={pane} onChange={setPane} />
          </div>
          <div className={styles.columns} data-pane={pane}>
            <section className={styles.form} aria-label="填写企业档案">
              <DossierForm dossier={draft.dossier} problems={problems} wanted={wanted} />
            </section>
            <div className={styles.answer}>
              <Problems problems={problems} hasAnswer={answered !== null} />
              {answered && (
                <>
                  <Summary answer={answered.answer} />
                  <NextQuestions answered={answered} dossier={draft.dossier} />
                  <h2 className={styles.every}>逐条回答</h2>
                  <AnswerGroups answered={answered} />
                </>
              )}
            </div>
          </div>
          {answered && pane === "填档案" && <LiveTotal answer={answered.answer} onShow={() => setPane("答案")} />}
        </div>
      </GoToFact>
    </FormContext>
  );
}

const pathOf = ({ kind, index, name }: { readonly kind: string; readonly index: number | null; readonly name: string }): string => (index === null ? `${kind}.${name}` : `${kind}[${index}].${name}`);
