import Checkbox from "antd/es/checkbox";
import Input from "antd/es/input";
import Radio from "antd/es/radio";
import { useState } from "react";
import type { Region } from "#policy";
import type { ControlProps } from "./control.ts";
import styles from "./controls.module.css";

const UNKNOWN = "未知";

/** 是, 否, or not known: unknown is a choice one can go back to. */
export function TruthControl({ id, labelledBy, describedBy, value, onChange }: ControlProps) {
  const chosen = value === true || value === "是" ? "是" : value === false || value === "否" ? "否" : UNKNOWN;
  return (
    <Radio.Group id={id} name={id} aria-labelledby={labelledBy} aria-describedby={describedBy} value={chosen} onChange={(event) => onChange(event.target.value === UNKNOWN ? undefined : event.target.value === "是")}>
      <Radio value="是">是</Radio>
      <Radio value="否">否</Radio>
      <Radio value={UNKNOWN}>{UNKNOWN}</Radio>
    </Radio.Group>
  );
}

interface SelectProps extends ControlProps {
  readonly words: readonly string[];
}

/** The browser's own list: known to every screen reader and every phone. */
export function SelectControl({ id, describedBy, label, value, invalid, onChange, words }: SelectProps) {
  const given = typeof value === "string" ? value : "";
  return (
    <select id={id} className={styles.select} aria-label={label} aria-describedby={describedBy} aria-invalid={invalid || undefined} value={given} onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}>
      <option value="">{UNKNOWN}</option>
      {given !== "" && !words.includes(given) && <option value={given}>{given}</option>}
      {words.map((word) => (
        <option key={word} value={word}>
          {word}
        </option>
      ))}
    </select>
  );
}

export function RegionControl({ regions, ...props }: ControlProps & { readonly regions: readonly Region[] }) {
  const names = regions.filter((region) => region.parent !== null).map((region) => region.name);
  return <SelectControl {...props} words={names} />;
}

/** Free text with words to choose from: the list is open. */
export function SuggestControl({ id, describedBy, label, value, invalid, onChange, words }: SelectProps) {
  return (
    <>
      <Input id={id} list={`${id}-words`} aria-label={label} aria-describedby={describedBy} {...(invalid ? { status: "error" } : {})} placeholder={UNKNOWN} value={typeof value === "string" ? value : ""} onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)} />
      <datalist id={`${id}-words`}>
        {words.map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
      </datalist>
    </>
  );
}

const NONE = "都没有";

/** Any number of words. 都没有 is known; nothing ticked is unknown. */
export function ManyControl({ id, labelledBy, describedBy, value, onChange, words, open }: SelectProps & { readonly open: boolean }) {
  const given = (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).filter((word) => typeof word === "string");
  const none = Array.isArray(value) && value.length === 0;
  const offered = [...words, ...given.filter((word) => !words.includes(word))];
  const [other, setOther] = useState("");
  const add = (): void => {
    if (other.trim() !== "") onChange([...given, other.trim()]);
    setOther("");
  };
  return (
    <fieldset id={id} aria-labelledby={labelledBy} aria-describedby={describedBy} className={styles.many}>
      {offered.map((word) => (
        <Checkbox key={word} checked={given.includes(word)} onChange={(event) => onChange(event.target.checked ? [...given, word] : emptyIsUnknown(given.filter((each) => each !== word)))}>
          {word}
        </Checkbox>
      ))}
      <Checkbox checked={none} onChange={(event) => onChange(event.target.checked ? [] : undefined)}>
        {NONE}
      </Checkbox>
      {open && (
        <Input size="small" className={styles.other} aria-label="其他，写下后按回车" placeholder="其他，按回车加上" value={other} onChange={(event) => setOther(event.target.value)} onPressEnter={add} onBlur={add} />
      )}
    </fieldset>
  );
}

const emptyIsUnknown = (words: readonly string[]): readonly string[] | undefined => (words.length === 0 ? undefined : words);
