import { memo, use, useId, useState } from "react";
import type { Fact, Kind } from "#policy";
import { isObject, type Json } from "../dossier/json.ts";
import { useDeskAct } from "../dossier/desk-context.tsx";
import { FactControl } from "./fact-control.tsx";
import { ProblemsContext } from "./form-context.tsx";
import { HistoryField } from "./history-field.tsx";
import styles from "./fact-field.module.css";

interface FactFieldProps {
  readonly kind: Kind;
  readonly fact: Fact;
  readonly index: number | null;
  readonly value: Json | undefined;
  readonly narrowedBy: Json | undefined;
}

/** 一项事实: name, question, field, and the 口径 one touch away. Drawn again only when its own value changes: typing must not wait for its neighbours. */
export const FactField = memo(function FactField({ kind, fact, index, value, narrowedBy }: FactFieldProps) {
  const id = useId();
  const act = useDeskAct();
  const [explained, setExplained] = useState(false);
  const path = index === null ? `${kind.name}.${fact.name}` : `${kind.name}[${index}].${fact.name}`;
  const problem = use(ProblemsContext).find((each) => each.path === path || each.path.startsWith(`${path}[`));
  const write = (next: Json | undefined): void => act({ act: "write", address: { kind: kind.name, index, name: fact.name }, value: next });
  const control = { id, labelledBy: `${id}-label`, describedBy: `${id}-help`, fact, value, invalid: problem !== undefined, onChange: write };
  const grouped = fact.type.kind === "truth" || fact.type.kind === "set";
  const history = fact.history && Array.isArray(value) && value.every(isObject);
  return (
    <div className={styles.field} data-path={path} data-known={value !== undefined && value !== null ? "" : undefined}>
      <div className={styles.head}>
        {grouped || history ? (
          <span id={`${id}-label`} className={styles.label}>
            {fact.name}
          </span>
        ) : (
          <label id={`${id}-label`} htmlFor={id} className={styles.label}>
            {fact.name}
          </label>
        )}
        <button type="button" className={styles.explain} aria-label={`口径：${fact.name}`} aria-expanded={explained} onClick={() => setExplained(!explained)}>
          口径
        </button>
      </div>
      <p id={`${id}-help`} className={styles.question}>
        {fact.question}
      </p>
      {explained && (
        <p className={styles.meaning}>
          {fact.meaning}。由{fact.holder}掌握；{fact.sensitivity}信息。
        </p>
      )}
      {history ? (
        <HistoryField {...control} kind={kind} narrowedBy={narrowedBy} spans={value} />
      ) : (
        <FactControl {...control} kind={kind} narrowedBy={narrowedBy} />
      )}
      {fact.history && !history && value !== undefined && (
        <button type="button" className={styles.explain} onClick={() => write([{ 值: value }])}>
          中间变过，分段填写
        </button>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem.message}
          {problem.hint ? `。${problem.hint}` : ""}
        </p>
      )}
    </div>
  );
});
