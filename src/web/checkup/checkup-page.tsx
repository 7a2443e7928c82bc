import { useEffect } from "react";
import { useSearchParams } from "react-router";
import { latestSearch } from "../asking/use-asking.ts";
import { useDeskAct, useDraft } from "../dossier/desk-context.tsx";
import type { JsonObject } from "../dossier/json.ts";
import { Loading } from "../frame/loading.tsx";
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
  const sample = samples.find(({ id }) => id === asked);
  useEffect(() => {
    if (asked === null) return;
    if (sample) act({ act: "open", source: { kind: "sample", id: sample.id, name: sample.name, summary: sample.summary, on: sample.on }, dossier: sample.dossier as JsonObject });
    const next = latestSearch();
    next.delete(SAMPLE);
    if (sample && !next.has("on")) next.set("on", sample.on);
    setSearch(next, { replace: true });
  }, [asked, sample, act, setSearch]);
  usePageTitle(draft ? "体检" : "体检：您的企业能享受哪些支持");
  if (sample) return <Loading />;
  return draft ? <CheckupDesk draft={draft} /> : <StartChoices />;
}
