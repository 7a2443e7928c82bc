import { useEffect } from "react";
import { useSearchParams } from "react-router";
import { useDeskAct, useDraft } from "../dossier/desk-context.tsx";
import type { JsonObject } from "../dossier/json.ts";
import { usePageTitle } from "../frame/page-title.ts";
import { useStart } from "../server/start-context.tsx";
import { CheckupDesk } from "./checkup-desk.tsx";
import { StartChoices } from "./start-choices.tsx";

const SAMPLE = "sample";

/** 体检: choose an enterprise, then its answer beside its dossier. `?sample=` opens a sample from a link. */
export function CheckupPage() {
  const draft = useDraft();
  const act = useDeskAct();
  const { samples } = useStart();
  const [search, setSearch] = useSearchParams();
  const asked = search.get(SAMPLE);
  useEffect(() => {
    if (asked === null) return;
    const sample = samples.find(({ id }) => id === asked);
    if (sample) act({ act: "open", source: { kind: "sample", id: sample.id, name: sample.name, summary: sample.summary, on: sample.on }, dossier: sample.dossier as JsonObject });
    setSearch(
      (old) => {
        const next = new URLSearchParams(old);
        next.delete(SAMPLE);
        if (sample && !next.has("on")) next.set("on", sample.on);
        return next;
      },
      { replace: true },
    );
  }, [asked, samples, act, setSearch]);
  usePageTitle(draft ? "体检" : "体检：您的企业能享受哪些支持");
  return draft ? <CheckupDesk draft={draft} /> : <StartChoices />;
}
