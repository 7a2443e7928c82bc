import { useEffect } from "react";
import { useSearchParams } from "react-router";
import { latestSearch } from "../asking/use-asking.ts";
import { useDraft } from "../dossier/desk-context.tsx";
import { Loading } from "../frame/loading.tsx";
import { usePageTitle } from "../frame/page-title.ts";
import { useStart } from "../server/start-context.tsx";
import { CheckupDesk } from "./checkup-desk.tsx";
import { StartChoices } from "./start-choices.tsx";
import { SAMPLE, useOpenSample } from "./use-open-sample.ts";

/** 体检: choose an enterprise, then its answer beside its dossier. `?sample=` opens a sample from a link. */
export function CheckupPage() {
  const draft = useDraft();
  const { samples } = useStart();
  const [search] = useSearchParams();
  const openSample = useOpenSample();
  const asked = search.get(SAMPLE);
  const sample = samples.find(({ id }) => id === asked);
  useEffect(() => {
    // A link may name another day than the story's.
    if (sample) openSample(sample, latestSearch().get("on") ?? undefined);
  }, [sample, openSample]);
  usePageTitle(draft ? "体检" : "体检：您的企业能享受哪些支持");
  if (sample) return <Loading />;
  return draft ? <CheckupDesk draft={draft} /> : <StartChoices />;
}
