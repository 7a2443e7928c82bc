import Button from "antd/es/button";
import Input from "antd/es/input";
import Radio from "antd/es/radio";
import Segmented from "antd/es/segmented";
import { useId, useMemo, useState } from "react";
import { changeableClauses, type ChangeableClause, type ChangeableFigure, type Overlay } from "#engine";
import type { Doubt } from "#policy";
import { useLibrary } from "../server/start-context.tsx";
import { ClauseQuote } from "./clause-quote.tsx";
import { checkValue, sweepFrom, withUnit } from "./new-value.ts";
import type { SweepPlan } from "./simulate-address.ts";
import { SweepFields } from "./sweep-fields.tsx";
import controls from "../form/controls.module.css";
import styles from "./change-maker.module.css";

/** What the person is making. */
export type Made =
  | { readonly kind: "change"; readonly change: Overlay }
  | { readonly kind: "alternative"; readonly doubt: string; readonly reading: string }
  | { readonly kind: "sweep"; readonly sweep: SweepPlan };

type Target = { readonly kind: "figure"; readonly part: string; readonly figure: ChangeableFigure } | { readonly kind: "doubt"; readonly doubt: Doubt };

/** 改什么: document, clause, figure or reading; the official sentence beside it; what it becomes. @param first the clause it opens with. */
export function ChangeMaker({ first, onMade }: { readonly first: string | null; readonly onMade: (made: Made) => void }) {
  const id = useId();
  const library = useLibrary();
  const clauses = useMemo(() => changeableClauses(library).filter(({ parts, doubts }) => parts.length > 0 || doubts.length > 0), [library]);
  const policies = useMemo(() => [...new Set(clauses.map(({ policy }) => policy))], [clauses]);
  const [policy, setPolicy] = useState((clauses.find((clause) => clause.rule === first) ?? clauses[0])?.policy.id ?? "");
  const [rule, setRule] = useState(first);
  const [at, setAt] = useState(0);
  const own = clauses.filter((clause) => clause.policy.id === policy);
  const clause = own.find((each) => each.rule === rule) ?? own[0];
  const targets = clause ? targetsOf(clause) : [];
  const target = targets[at] ?? targets[0];
  if (!clause || !target) return <p>这份文件没有可以改的数。</p>;
  return (
    <section className={styles.maker} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>改什么</h2>
      <div className={styles.chosen}>
        <Choice label="文件" value={policy} onChange={(next) => (setPolicy(next), setRule(null), setAt(0))} options={policies.map((each) => [each.id, `${each.title}（${each.region}）`])} />
        <Choice label="条款" value={clause.rule} onChange={(next) => (setRule(next), setAt(0))} options={own.map((each) => [each.rule, `${each.section.clause}　${each.block.item.replace("·", " · ")}`])} />
        <Choice label="改哪一处" value={String(targets.indexOf(target))} onChange={(next) => setAt(Number(next))} options={targets.map((each, index) => [String(index), sayTarget(each)])} />
      </div>
      <ClauseQuote clause={clause} figure={target.kind === "figure" ? target.figure.text : null} />
      {target.kind === "doubt" ? (
        <ReadingChoice key={`${clause.rule}|${target.doubt.id}`} doubt={target.doubt} onMade={onMade} />
      ) : (
        <ValueChoice key={`${clause.rule}|${target.part}|${target.figure.text}`} rule={clause.rule} part={target.part} from={target.figure.text} onMade={onMade} />
      )}
    </section>
  );
}

const targetsOf = ({ parts, doubts }: ChangeableClause): readonly Target[] => [
  ...parts.flatMap(({ part, figures }) => figures.map((figure): Target => ({ kind: "figure", part, figure }))),
  ...doubts.map((doubt): Target => ({ kind: "doubt", doubt })),
];

/** Words of the text beside those of the rule. */
const PLAIN: Readonly<Record<string, string>> = { 金额: "给多少", 最低: "每项最低", 最高: "每项最高", 年度最高: "每家每年最高", 累计最高: "每家累计最高" };
const LONGEST = 24;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text);

function sayTarget(target: Target): string {
  if (target.kind === "doubt") return `读法：${cut(target.doubt.question)}`;
  const { part, figure } = target;
  return `${PLAIN[part] ?? `条件“${part}”`}：${figure.text}${figure.rows.length > 0 ? `（${cut(figure.rows.join("、"))}）` : ""}`;
}

function Choice({ label, value, options, onChange }: { readonly label: string; readonly value: string; readonly options: readonly (readonly [string, string])[]; readonly onChange: (value: string) => void }) {
  const id = useId();
  return (
    <p className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      <select id={id} className={controls.select} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([key, said]) => (
          <option key={key} value={key}>
            {said}
          </option>
        ))}
      </select>
    </p>
  );
}

const WAYS = [{ value: "one", label: "改成一个值" }, { value: "sweep", label: "试一段值（扫描）" }] as const;

function ValueChoice({ rule, part, from, onMade }: { readonly rule: string; readonly part: string; readonly from: string; readonly onMade: (made: Made) => void }) {
  const id = useId();
  const library = useLibrary();
  const [way, setWay] = useState<(typeof WAYS)[number]["value"]>("one");
  const [typed, setTyped] = useState("");
  const to = withUnit(typed, from);
  const problem = typed.trim() === "" ? null : checkValue(library, { rule, part, from, to });
  const isReady = typed.trim() !== "" && problem === null;
  return (
    <div className={styles.value}>
      <Segmented name={`${id}-way`} aria-label="怎样改" options={[...WAYS]} value={way} onChange={setWay} />
      {way === "sweep" ? (
        <SweepFields from={from} check={(text) => checkValue(library, { rule, part, from, to: text }, true)} initial={sweepFrom(from)} onSweep={(range) => onMade({ kind: "sweep", sweep: { rule, part, from, ...range } })} />
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady) onMade({ kind: "change", change: { rule, part, from, to } });
          }}
        >
          <label htmlFor={id}>
            由 <strong>{from}</strong> 改为
          </label>
          <Input id={id} className={styles.figure} placeholder={`如 ${from}`} maxLength={30} value={typed} aria-describedby={`${id}-said`} {...(problem === null ? {} : { status: "error" as const, "aria-invalid": true })} onChange={(event) => setTyped(event.target.value)} />
          <Button htmlType="submit" disabled={!isReady}>
            加入改动
          </Button>
          <output id={`${id}-said`} className={problem === null ? styles.hint : styles.problem}>
            {problem ?? (isReady ? `改为 ${to}` : "只写数字，就用原来的单位。")}
          </output>
        </form>
      )}
    </div>
  );
}

function ReadingChoice({ doubt, onMade }: { readonly doubt: Doubt; readonly onMade: (made: Made) => void }) {
  const id = useId();
  const [reading, setReading] = useState<string | null>(null);
  return (
    <fieldset className={styles.readings}>
      <legend>{doubt.question}？</legend>
      <Radio.Group name={id} value={reading} onChange={(event) => setReading(String(event.target.value))}>
        {doubt.readings.map(({ name, text }) => (
          <Radio key={name} value={name}>
            {name}　{text}
            {name === doubt.fallback && "（默认）"}
          </Radio>
        ))}
      </Radio.Group>
      <p className={styles.hint}>据：{doubt.ground}。</p>
      <Button disabled={reading === null} onClick={() => reading !== null && onMade({ kind: "alternative", doubt: doubt.id, reading })}>
        加入改动
      </Button>
    </fieldset>
  );
}
