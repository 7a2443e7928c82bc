import { memo, useEffect, useId, useRef, useState } from "react";
import type { Kind } from "#policy";
import { isObject, isPartial, listState, recordsOf, type Json } from "../dossier/json.ts";
import { narrowing } from "./fact-control.tsx";
import { FactField } from "./fact-field.tsx";
import { RecordList } from "./record-list.tsx";
import styles from "./kind-section.module.css";

interface KindSectionProps {
  readonly kind: Kind;
  /** This kind's part of the dossier only: other parts may change without this one being drawn again. */
  readonly data: Json | undefined;
  /** Only facts with this in their name; empty = all. */
  readonly search: string;
  /** Set when a person asked to be brought to a field in here. */
  readonly wanted: Wanted | null;
}

export interface Wanted {
  readonly kind: string;
  /** `年度数据[0].研发费用`; null = the section itself. */
  readonly path: string | null;
  /** Asking again for the same field brings there again. */
  readonly turn: number;
}

/** One kind of facts: 企业, 年度数据, or a list of records. */
export const KindSection = memo(function KindSection({ kind, data, search, wanted }: KindSectionProps) {
  const id = useId();
  const enterprise = kind.name === "企业";
  const [opened, setOpened] = useState(enterprise);
  const open = opened || search !== "";
  const facts = search === "" || kind.label.includes(search) ? kind.facts : kind.facts.filter((fact) => fact.name.includes(search) || kind.title.includes(fact.name));
  const section = useRef<HTMLElement>(null);
  // Opened while drawing, so that the field is there when the effect looks for it.
  const [brought, setBrought] = useState(0);
  if (wanted && wanted.turn !== brought) {
    setBrought(wanted.turn);
    setOpened(true);
  }
  useEffect(() => {
    if (brought === 0 || !section.current || !wanted) return;
    const field = wanted.path === null ? section.current : section.current.querySelector<HTMLElement>(`[data-path="${CSS.escape(wanted.path)}"]`);
    (field ?? section.current).scrollIntoView({ block: "center" });
    field?.querySelector<HTMLElement>("input, select")?.focus({ preventScroll: true });
  }, [brought, wanted]);
  return (
    <section ref={section} className={styles.section} aria-labelledby={`${id}-title`}>
      <h3 className={styles.heading}>
        <button type="button" className={styles.toggle} id={`${id}-title`} aria-expanded={open} aria-controls={`${id}-body`} onClick={() => setOpened(!open)}>
          <span className={styles.arrow} aria-hidden="true" />
          <span className={styles.name}>{enterprise ? "企业基本情况" : kind.label}</span>
          <Summary kind={kind} data={data} />
        </button>
      </h3>
      {open && (
        <div id={`${id}-body`} className={styles.body}>
          {enterprise ? (
            facts.map((fact) => <FactField key={fact.name} kind={kind} fact={fact} index={null} value={isObject(data) ? data[fact.name] : undefined} narrowedBy={narrowing(kind, fact.name, isObject(data) ? data : undefined)} />)
          ) : (
            <RecordList kind={kind} data={data} facts={facts} />
          )}
        </div>
      )}
    </section>
  );
});

function Summary({ kind, data }: { readonly kind: Kind; readonly data: Json | undefined }) {
  if (kind.name === "企业") {
    const said = isObject(data) ? Object.values(data).filter((value) => value !== null).length : 0;
    return <span className={styles.summary}>{`${said} / ${kind.facts.length}`}</span>;
  }
  const dossier = data === undefined ? {} : { [kind.name]: data };
  const state = listState(dossier, kind.name);
  const count = recordsOf(dossier, kind.name).length;
  const said = state === "有" ? `${count} 条${isPartial(dossier, kind.name) ? "，可能还有" : ""}` : state;
  return (
    <span className={styles.summary} data-known={state === "未知" ? undefined : ""}>
      {said}
    </span>
  );
}
