import Button from "antd/es/button";
import type { Json, JsonObject } from "../dossier/json.ts";
import { FactControl, type FactControlProps } from "./fact-control.tsx";
import { DayControl } from "./text-controls.tsx";
import styles from "./fact-field.module.css";

interface HistoryFieldProps extends FactControlProps {
  readonly spans: readonly JsonObject[];
}

/** 变更历史 `[{值, 自, 至}]`: a value for each stretch of time. */
export function HistoryField({ kind, narrowedBy, spans, ...control }: HistoryFieldProps) {
  const change = (index: number, key: string, value: Json | undefined): void => {
    const { [key]: _old, ...rest } = spans[index] ?? {};
    control.onChange(spans.map((span, at) => (at === index ? (value === undefined ? rest : { ...rest, [key]: value }) : span)));
  };
  const day = (index: number, key: "自" | "至") => ({
    ...control, id: `${control.id}-${index}-${key}`, describedBy: undefined, value: spans[index]?.[key], onChange: (value: Json | undefined) => change(index, key, value),
  });
  return (
    <fieldset aria-labelledby={control.labelledBy} className={styles.history}>
      {spans.map((span, index) => (
        <fieldset key={index} className={styles.span}>
          <legend>第 {index + 1} 段</legend>
          <label htmlFor={`${control.id}-${index}`}>值</label>
          <FactControl {...control} id={`${control.id}-${index}`} kind={kind} narrowedBy={narrowedBy} value={span["值"]} onChange={(value) => change(index, "值", value)} />
          <label htmlFor={`${control.id}-${index}-自`}>自</label>
          <DayControl {...day(index, "自")} />
          <label htmlFor={`${control.id}-${index}-至`}>至</label>
          <DayControl {...day(index, "至")} />
          <Button size="small" type="text" onClick={() => control.onChange(spans.length > 1 ? spans.filter((_span, at) => at !== index) : span["值"])}>
            {spans.length > 1 ? "删去这一段" : "不分段"}
          </Button>
        </fieldset>
      ))}
      <Button size="small" onClick={() => control.onChange([...spans, {}])}>
        再加一段
      </Button>
    </fieldset>
  );
}
