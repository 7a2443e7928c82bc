import { useId } from "react";
import type { Question } from "#engine";
import { useDeskAct } from "../dossier/desk-context.tsx";
import { firstRecord } from "../dossier/first-record.ts";
import { factAt, isPartial, listState, recordsOf, type Json, type JsonObject } from "../dossier/json.ts";
import { placeOf, sayMissing, type MissingPlace } from "../dossier/missing-place.ts";
import { FactControl, narrowing } from "../form/fact-control.tsx";
import { useFormMatters } from "../form/form-context.tsx";
import { sayAmount } from "./money-words.ts";
import styles from "./missing-card.module.css";

interface MissingCardProps {
  readonly question: Question;
  readonly dossier: JsonObject;
  /** Opens the whole list in the form; a list cannot be filled in on a card. */
  readonly onOpenList: () => void;
}

/** 一问: one question, what it is worth, who holds the answer, and the field in place. */
export function MissingCard({ question, dossier, onOpenList }: MissingCardProps) {
  const id = useId();
  const { reference } = useFormMatters();
  const place = placeOf(question.missing, reference, dossier);
  return (
    <li className={styles.card}>
      <p id={`${id}-label`} className={styles.question}>
        {place.kind === "list" ? firstSentence(question.question) : question.question}
      </p>
      <p id={`${id}-worth`} className={styles.worth}>
        {sayWorth(question)}
        <span className={styles.holder}>
          {sayMissing(question.missing)}，由{question.missing.from}掌握
        </span>
      </p>
      <Field id={id} place={place} dossier={dossier} question={question} onOpenList={onOpenList} />
    </li>
  );
}

/** The buttons below say the rest. */
const firstSentence = (question: string): string => question.slice(0, question.indexOf("？") + 1) || question;

function sayWorth({ stake, matches }: Question): string {
  const lines = matches > 1 ? `关系到 ${matches} 项` : "关系到 1 项";
  if (stake === null) return `${lines}，原文没有封顶`;
  return stake > 0 ? `${lines}，最多 ${sayAmount(stake)}` : lines;
}

interface FieldProps extends MissingCardProps {
  readonly id: string;
  readonly place: MissingPlace;
}

function Field({ id, place, dossier, question, onOpenList }: FieldProps) {
  const act = useDeskAct();
  if (place.kind === "elsewhere") return <p className={styles.wait}>等{question.missing.from}公布，您不用填。</p>;
  if (place.kind === "list") {
    const kind = place.of.name;
    const state = listState(dossier, kind);
    // A list that says it is not complete keeps what it holds: the question is then whether there are more.
    const some = state === "有";
    const none = some ? !isPartial(dossier, kind) : state === "没有";
    const sayNone = (): void => act(some ? { act: "partial", kind, partial: none } : { act: "list", kind, state: none ? "未知" : "没有", first: {} });
    const saySome = (): void => {
      if (!some) act({ act: "list", kind, state: "有", first: firstRecord(place.of, []) });
      onOpenList();
    };
    return (
      <p className={styles.choices}>
        <button type="button" className={styles.choice} aria-pressed={none} onClick={sayNone}>
          {some ? "没有别的了" : "没有"}
        </button>
        <button type="button" className={styles.choice} onClick={saySome}>
          {some ? "还有，去填" : "有，去填"}
        </button>
      </p>
    );
  }
  const write = (value: Json | undefined): void => act({ act: "write", address: place.address, value, row: place.row });
  return (
    <FactControl
      id={id}
      labelledBy={`${id}-label`}
      describedBy={`${id}-worth`}
      label={question.question}
      kind={place.of}
      fact={place.fact}
      narrowedBy={narrowing(place.of, place.address.name, recordsOf(dossier, place.of.name)[place.address.index ?? 0])}
      value={factAt(dossier, place.address)}
      invalid={false}
      onChange={write}
    />
  );
}
