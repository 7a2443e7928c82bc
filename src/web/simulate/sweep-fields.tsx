import Button from "antd/es/button";
import Input from "antd/es/input";
import { useId, useState } from "react";
import { sweepValues } from "#engine";
import { withUnit } from "./new-value.ts";
import styles from "./change-maker.module.css";

interface Range {
  readonly first: string;
  readonly final: string;
  readonly step: string;
}
interface SweepFieldsProps {
  /** The figure as it is. */
  readonly from: string;
  /** Why a value cannot take its place. */
  readonly check: (value: string) => string | null;
  readonly initial: Range | null;
  readonly onSweep: (range: Range) => void;
}

const FIELDS = [["first", "从"], ["final", "到"], ["step", "每隔"]] as const;

/** 扫描: from a value to a value, in steps; how many that makes is said at once. */
export function SweepFields({ from, check, initial, onSweep }: SweepFieldsProps) {
  const id = useId();
  const [typed, setTyped] = useState<Range>(initial ?? { first: "", final: "", step: "" });
  const range: Range = { first: withUnit(typed.first, from), final: withUnit(typed.final, from), step: withUnit(typed.step, from) };
  const isWhole = FIELDS.every(([name]) => typed[name].trim() !== "");
  const values = sweepValues(range.first, range.final, range.step);
  const problem = !isWhole ? null : values.ok ? (values.value.map(check).find((each) => each !== null) ?? null) : values.error;
  const isReady = isWhole && problem === null && values.ok;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSweep(range);
      }}
    >
      {FIELDS.map(([name, label]) => (
        <span key={name} className={styles.field}>
          <label htmlFor={`${id}-${name}`}>{label}</label>
          <Input id={`${id}-${name}`} className={styles.short} maxLength={30} value={typed[name]} aria-describedby={`${id}-said`} {...(problem === null ? {} : { status: "error" as const })} onChange={(event) => setTyped({ ...typed, [name]: event.target.value })} />
        </span>
      ))}
      <Button htmlType="submit" disabled={!isReady}>
        加入扫描
      </Button>
      <output id={`${id}-said`} className={problem === null ? styles.hint : styles.problem}>
        {problem ?? (isReady && values.ok ? `${values.value.length} 个值：${values.value.join("、")}` : `现在是 ${from}。只写数字，就用原来的单位。`)}
      </output>
    </form>
  );
}
