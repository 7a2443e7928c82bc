import Button from "antd/es/button";
import { startTransition, useRef } from "react";
import { useAsking } from "../asking/use-asking.ts";
import { useDesk, useDeskAct } from "../dossier/desk-context.tsx";
import { saveDossier } from "../dossier/desk-storage.ts";
import type { Draft } from "../dossier/draft.ts";
import { useArrival } from "../frame/use-arrival.ts";
import { useStart } from "../server/start-context.tsx";
import type { JsonObject } from "../dossier/json.ts";
import { nameOf } from "./start-choices.tsx";
import { UploadDossier } from "./upload-dossier.tsx";
import styles from "./desk-head.module.css";

/** Whose answer this is, and what can be done with the dossier. */
export function DeskHead({ draft }: { readonly draft: Draft }) {
  const act = useDeskAct();
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  const { setOn } = useAsking();
  // The day of a sample's story is not the day the next enterprise is asked on.
  const leave = (): void =>
    startTransition(() => {
      act({ act: "close" });
      setOn(null);
    });
  const { before } = useDesk();
  const { samples } = useStart();
  const { source, dossier } = draft;
  const sample = source.kind === "sample" ? samples.find(({ id }) => id === source.id) : undefined;
  return (
    <div className={styles.head}>
      <div className={styles.who}>
        <h1 ref={heading} className={styles.name} tabIndex={-1}>
          {nameOf(dossier)}
        </h1>
        <p>
          {source.kind === "sample" && <span className={styles.fiction}>虚构样例</span>}
          {source.kind === "sample" ? source.summary : source.kind === "file" ? `来自文件 ${source.name}` : "在这里填写，自动保存在本机浏览器"}
        </p>
      </div>
      <div className={styles.acts}>
        {before && <Button onClick={() => act({ act: "bring back" })}>撤销刚才的改动</Button>}
        {sample && draft.changed && <Button onClick={() => act({ act: "open", source, dossier: sample.dossier as JsonObject })}>恢复样例</Button>}
        <Button onClick={leave}>换一家</Button>
        <UploadDossier />
        <Button onClick={() => saveDossier(dossier, nameOf(dossier))}>导出档案</Button>
      </div>
    </div>
  );
}
