import { useState } from "react";
import Input from "antd/es/input";
import type { DossierProblem } from "#engine";
import type { Kind } from "#policy";
import { countFacts, type JsonObject } from "../dossier/json.ts";
import { useLibrary } from "../server/start-context.tsx";
import { ProblemsContext } from "./form-context.tsx";
import { KindSection, type Wanted } from "./kind-section.tsx";
import styles from "./dossier-form.module.css";

interface DossierFormProps {
  readonly dossier: JsonObject;
  readonly problems: readonly DossierProblem[];
  /** The field a person asked to be brought to. */
  readonly wanted: Wanted | null;
}

/** 档案表单, made from 词表: every fact a rule may ask for, section by section. What is left blank stays unknown. */
export function DossierForm({ dossier, problems, wanted }: DossierFormProps) {
  const { reference } = useLibrary();
  const [search, setSearch] = useState("");
  const kinds = [reference.enterprise, reference.yearly, ...reference.records].filter((kind) => holds(kind, search));
  return (
    <ProblemsContext value={problems}>
      <div className={styles.head}>
        <h2>企业档案</h2>
        <p className={styles.count}>已填 {countFacts(dossier)} 项。空着就是未知，不影响其他各项。</p>
        <Input aria-label="找一项事实" placeholder="找一项事实，如 研发费用" allowClear value={search} onChange={(event) => setSearch(event.target.value.trim())} />
      </div>
      {kinds.length === 0 && <p className={styles.empty}>没有叫“{search}”的事实。换一个词试试，例如“贷款”。</p>}
      {kinds.map((kind) => (
        <KindSection key={kind.name} kind={kind} data={dossier[kind.name]} search={search} wanted={wanted?.kind === kind.name ? wanted : null} />
      ))}
    </ProblemsContext>
  );
}

const holds = (kind: Kind, search: string): boolean => search === "" || kind.label.includes(search) || kind.facts.some((fact) => fact.name.includes(search));
