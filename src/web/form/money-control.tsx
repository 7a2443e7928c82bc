import Input from "antd/es/input";
import { useState } from "react";
import { decimal, divide, isDecimal, multiply, parseDecimal } from "#kernel";
import type { Json } from "../dossier/json.ts";
import type { ControlProps } from "./control.ts";
import { useTyped } from "./use-typed.ts";
import styles from "./controls.module.css";

const UNITS = ["万元", "元", "亿元"] as const;
type Unit = (typeof UNITS)[number];
const YUAN: Readonly<Record<Unit, number>> = { 元: 1, 万元: 10_000, 亿元: 100_000_000 };

/** Kept as written, `300万元`: the unit a person chose comes back, and nothing passes through binary fractions. */
export function MoneyControl(props: ControlProps) {
  const [chosen, setChosen] = useState<Unit | null>(null);
  const unit = chosen ?? unitOf(props.value);
  const typed = useTyped(props, (text) => (/^-?\d+(\.\d+)?$/.test(text) ? `${text}${unit}` : undefined), (value) => countOf(value, unit));
  const change = (next: Unit): void => {
    setChosen(next);
    // The figure stays and its unit changes: that is what a person who picked the wrong unit means.
    const text = typed.text.replaceAll(/[,，\s]/g, "");
    if (props.value !== undefined && text !== "") props.onChange(`${text}${next}`);
  };
  return (
    <span className={styles.money}>
      <Input id={props.id} className={styles.figure} inputMode="decimal" aria-label={props.label} aria-describedby={props.describedBy} {...(props.invalid || typed.wrong ? { status: "error" } : {})} placeholder="未知" value={typed.text} onChange={(event) => typed.type(event.target.value)} />
      <select className={styles.unit} aria-label={`${props.fact.name}的单位`} value={unit} onChange={(event) => change(event.target.value as Unit)}>
        {UNITS.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </span>
  );
}

const WRITTEN = /^(-?[\d.,]+)\s*(元|万元|亿元)?$/;

/** The unit the value is written in; a plain number of 元 is shown in 万元 where it comes out short. */
function unitOf(value: Json | undefined): Unit {
  if (value === undefined || value === null) return "万元";
  const written = WRITTEN.exec(String(value));
  if (written?.[2]) return written[2] as Unit;
  const yuan = Math.abs(Number(value));
  return yuan >= 10_000 && Number.isInteger(yuan) && yuan % 100 === 0 ? "万元" : "元";
}

function countOf(value: Json | undefined, unit: Unit): string {
  if (value === undefined || value === null) return "";
  const written = WRITTEN.exec(String(value));
  const count = parseDecimal((written?.[1] ?? "").replaceAll(",", ""));
  if (!written || count === null) return typeof value === "object" ? "" : String(value);
  const given = (written[2] as Unit | undefined) ?? "元";
  const shown = divide(multiply(count, YUAN[given]), YUAN[unit]);
  return given === unit || !isDecimal(shown, 10) ? (written[1] ?? "") : decimal(shown, 10);
}
