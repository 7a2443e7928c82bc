import Input from "antd/es/input";
import { industryCode, industryPath, sayIndustry, type Industries } from "#policy";
import type { Json } from "../dossier/json.ts";
import type { ControlProps } from "./control.ts";
import { DayInput } from "./day-input.tsx";
import { useTyped } from "./use-typed.ts";
import styles from "./controls.module.css";

const UNKNOWN = "未知";
const errorIf = (invalid: boolean) => (invalid ? ({ status: "error" } as const) : {});
const textOf = (value: Json | undefined): string => (value === undefined || value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));

export function TextControl({ id, describedBy, label, fact, value, invalid, onChange }: ControlProps) {
  return (
    <Input id={id} aria-label={label} aria-describedby={describedBy} {...errorIf(invalid)} placeholder={fact.mayBeNone ? "未知；没有的写“无”" : UNKNOWN} value={textOf(value)} onChange={(event) => onChange(event.target.value.trim() === "" ? undefined : event.target.value)} />
  );
}

export function DayControl({ id, describedBy, label, value, invalid, onChange }: ControlProps) {
  return <DayInput id={id} label={label} describedBy={describedBy} invalid={invalid} value={textOf(value)} onChange={onChange} />;
}

export function YearControl(props: ControlProps) {
  const typed = useTyped(props, (text) => (/^(19|20|21)\d{2}$/.test(text) ? Number(text) : undefined), textOf);
  return <Input id={props.id} className={styles.short} inputMode="numeric" maxLength={4} aria-label={props.label} aria-describedby={props.describedBy} {...errorIf(props.invalid || typed.wrong)} placeholder="如 2025" value={typed.text} onChange={(event) => typed.type(event.target.value)} suffix="年" />;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

export function NumberControl({ unit, whole, ...props }: ControlProps & { readonly unit: string; readonly whole: boolean }) {
  const read = (text: string): number | undefined => (NUMBER.test(text) && (!whole || !text.includes(".")) ? Number(text) : undefined);
  const typed = useTyped(props, read, (value) => textOf(value).replace(/[^\d.,-]+$/, ""));
  return <Input id={props.id} inputMode="decimal" aria-label={props.label} aria-describedby={props.describedBy} {...errorIf(props.invalid || typed.wrong)} placeholder={UNKNOWN} value={typed.text} onChange={(event) => typed.type(event.target.value)} {...(unit === "" ? {} : { suffix: unit })} />;
}

/** Typed in percent, kept as `4.35%`: never through binary fractions. */
export function RatioControl(props: ControlProps) {
  const typed = useTyped(props, (text) => (NUMBER.test(text) ? `${text}%` : undefined), percentOf);
  return <Input id={props.id} className={styles.short} inputMode="decimal" aria-label={props.label} aria-describedby={props.describedBy} {...errorIf(props.invalid || typed.wrong)} placeholder={UNKNOWN} value={typed.text} onChange={(event) => typed.type(event.target.value)} suffix="%" />;
}

function percentOf(value: Json | undefined): string {
  const text = textOf(value);
  if (text.endsWith("%")) return text.slice(0, -1);
  const [whole = "0", rest = ""] = text.split(".");
  if (text === "" || !NUMBER.test(text)) return text;
  const digits = `${whole}${rest.padEnd(2, "0").slice(0, 2)}`.replace(/^(-?)0+(?=\d)/, "$1");
  return rest.length > 2 ? `${digits}.${rest.slice(2)}` : digits;
}

/** A code, and below it what it stands for, so that a slip shows. */
export function IndustryControl({ industries, ...props }: ControlProps & { readonly industries: Industries }) {
  const code = industryCode(industries, textOf(props.value).toUpperCase());
  const [widest, ...rest] = code === null ? [] : industryPath(industries, code);
  const name = rest.at(-1);
  return (
    <>
      <Input id={props.id} className={styles.short} aria-label={props.label} aria-describedby={props.describedBy} {...errorIf(props.invalid)} placeholder="如 3562" value={textOf(props.value)} onChange={(event) => props.onChange(event.target.value.trim() === "" ? undefined : event.target.value.trim().toUpperCase())} />
      {widest !== undefined && <span className={styles.beside}>{name === undefined ? industries[widest] : `${sayIndustry(industries, name)}，属于${industries[widest]}`}</span>}
    </>
  );
}
