import { useEffect, useState } from "react";
import { endpoints, type CityState } from "#contract";

const SOON = 400;
/** Answers of a server that does not answer. */
export type CityNews = CityState | { readonly state: "unreachable" };

/** 城市: asked for when the screen opens; until it is there, how far it is. Leaving the screen does not stop it. */
export function useCity(): CityNews {
  const [news, setNews] = useState<CityNews>({ state: "none" });
  useEffect(() => {
    let isHere = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (method: "GET" | "POST"): Promise<void> => {
      const next = await fetchState(method);
      if (!isHere) return;
      setNews(next);
      if (next.state !== "ready" && next.state !== "refused") timer = setTimeout(() => void ask(next.state === "unreachable" || next.state === "none" ? "POST" : "GET"), SOON);
    };
    void ask("POST");
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, []);
  return news;
}

async function fetchState(method: "GET" | "POST"): Promise<CityNews> {
  try {
    const response = await fetch(endpoints.city.path, { method });
    return response.ok ? endpoints.city.response.parse(await response.json()) : { state: "unreachable" };
  } catch {
    return { state: "unreachable" };
  }
}
