import { endpoints, type sampleSchema } from "#contract";
import { decode } from "#kernel";
import type { Library } from "#policy";

/** 样例企业, as the server tells of it. */
export type Sample = ReturnType<typeof sampleSchema.parse>;

/** What every screen stands on. */
export interface Start {
  readonly library: Library;
  readonly samples: readonly Sample[];
}

/** A sentence for people; the cause stays for the console of whoever looks. */
export class LoadFailure extends Error {}

/** Asks the server once. The library is large; both requests run together. */
export async function loadStart(): Promise<Start> {
  const [library, samples] = await Promise.all([textFrom(endpoints.library.path), textFrom(endpoints.samples.path)]);
  try {
    return { library: decode<Library>(library), samples: endpoints.samples.response.parse(JSON.parse(samples)) };
  } catch (cause) {
    throw new LoadFailure("规则库没有读全，可能是服务刚刚更新。请刷新页面再试。", { cause });
  }
}

async function textFrom(path: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(path);
  } catch (cause) {
    throw new LoadFailure("连不上服务。请看网络是否通，服务是否还在运行，然后刷新页面。您填的内容都还在。", { cause });
  }
  if (!response.ok) throw new LoadFailure(`服务没有给出规则库（${response.status}）。请稍后刷新页面，您填的内容都还在。`);
  return response.text();
}
