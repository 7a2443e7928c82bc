import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import Radio from "antd/es/radio";
import { useId } from "react";
import type { Fact, Kind } from "#policy";
import { useDeskAct } from "../dossier/desk-context.tsx";
import { isPartial, listState, recordsOf, type Json, type JsonObject, type ListState } from "../dossier/json.ts";
import { firstRecord } from "../dossier/first-record.ts";
import { narrowing } from "./fact-control.tsx";
import { FactField } from "./fact-field.tsx";
import styles from "./record-list.module.css";

interface RecordListProps {
  readonly kind: Kind;
  readonly data: Json | undefined;
  readonly facts: readonly Fact[];
}

/** 一列记录: first whether there are any (未知 is not 没有), then the records. */
export function RecordList({ kind, data, facts }: RecordListProps) {
  const id = useId();
  const act = useDeskAct();
  const dossier = data === undefined ? {} : { [kind.name]: data };
  const state = listState(dossier, kind.name);
  const records = recordsOf(dossier, kind.name);
  const first = firstRecord(kind, records);
  return (
    <>
      <div>
        <span id={id} className={styles.ask}>
          {kind.name === "年度数据" ? "有哪几年的数据？" : `有没有${kind.label}？`}
        </span>
        <Radio.Group aria-labelledby={id} name={id} value={state} onChange={(event) => act({ act: "list", kind: kind.name, state: event.target.value as ListState, first })}>
          <Radio value="未知">未知</Radio>
          <Radio value="没有">没有</Radio>
          <Radio value="有">有</Radio>
        </Radio.Group>
      </div>
      {records.map((record, index) => (
        <RecordCard key={index} kind={kind} facts={facts} record={record} index={index} />
      ))}
      {state === "有" && (
        <div className={styles.foot}>
          <Button onClick={() => act({ act: "add", kind: kind.name, record: first })}>{kind.name === "年度数据" ? "再加一年" : "再加一条"}</Button>
          <Checkbox checked={isPartial(dossier, kind.name)} onChange={(event) => act({ act: "partial", kind: kind.name, partial: event.target.checked })}>
            可能还有没列出的
          </Checkbox>
        </div>
      )}
    </>
  );
}

function RecordCard({ kind, facts, record, index }: { readonly kind: Kind; readonly facts: readonly Fact[]; readonly record: JsonObject; readonly index: number }) {
  const id = useId();
  const act = useDeskAct();
  const title = kind.title.map((name) => record[name]).filter((value) => value !== undefined && value !== null).map(String).join(" ");
  return (
    <fieldset aria-labelledby={id} className={styles.record}>
      <div className={styles.head}>
        <span id={id} className={styles.title}>
          {index + 1}. {title === "" ? `新的${kind.label}` : `${title}${kind.name === "年度数据" ? " 年" : ""}`}
        </span>
        <Button size="small" type="text" aria-label={`删去第 ${index + 1} 条`} onClick={() => act({ act: "remove", kind: kind.name, index })}>
          删去
        </Button>
      </div>
      {facts.map((fact) => (
        <FactField key={fact.name} kind={kind} fact={fact} index={index} value={record[fact.name]} narrowedBy={narrowing(kind, fact.name, record)} />
      ))}
    </fieldset>
  );
}
