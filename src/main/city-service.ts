/** 城市服务: the process that holds the city, the queue before it, and what can be refused without it. */
import { fork, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readReadings } from "#application";
import type { Documents } from "#application/ports";
import { planSimulation, type CityService, type CityState, type QuestionRefusal, type Told } from "#application/simulation";
import { encode, parseDay, refuse, succeed, type Result } from "#kernel";
import type { Library } from "#policy";
import type { Answers, CityGiven, FromCity, Job, ToCity } from "./city-messages.ts";
import { inTurn } from "./in-turn.ts";

export interface CityParts {
  readonly library: Library;
  readonly documents: Documents;
  /** HUICE_SNAPSHOT. */
  readonly snapshot: string | undefined;
  /** The built program of the process, and the folder beside which the synthetic city is kept. */
  readonly worker: URL;
  readonly beside: string;
  readonly product: URL;
}

type JobOf<Kind extends Job["kind"]> = Extract<Job, { readonly kind: Kind }>;

const KEPT = "合成城市-";
const never = new AbortController().signal;
const STOPPED = "计算的程序意外停了，已经记下。请再试一次。";

export function cityService(parts: CityParts): CityService {
  const { library } = parts;
  const queue = inTurn();
  let state: CityState = { state: "none" };
  let running: ChildProcess | null = null;

  const started = (): ChildProcess => {
    if (running) return running;
    const temp = mkdtempSync(join(tmpdir(), "huice-city-"));
    const folder = placeOf(parts);
    const given: CityGiven = { library: encode(library), documents: parts.documents, snapshot: parts.snapshot?.trim() || null, folder, temp, product: parts.product.href };
    // What the database is in the middle of cannot be broken off from inside: it ends with its process.
    const city = fork(fileURLToPath(parts.worker), { serialization: "advanced" });
    const clear = (): void => rmSync(temp, { recursive: true, force: true });
    const end = (): void => {
      city.kill("SIGKILL");
      clear();
    };
    process.once("exit", end);
    const over = (): void => {
      if (running === city) {
        running = null;
        state = { state: "none" };
      }
      process.off("exit", end);
      clear();
    };
    city.once("exit", over);
    city.on("error", (error) => {
      console.error(error);
      city.kill("SIGKILL");
      over();
    });
    city.send({ given } satisfies ToCity);
    running = city;
    return city;
  };

  /** @param signal given up in the middle, the process is told, and ends before the next group of clauses. */
  const done = <Kind extends Job["kind"]>(job: JobOf<Kind>, tell: (told: Told) => void, signal: AbortSignal): Promise<Answers[Kind]> =>
    new Promise((resolve, reject) => {
      const city = started();
      const giveUp = (): void => void city.send({ giveUp: true } satisfies ToCity);
      const settle = (end: () => void): void => {
        city.off("message", hear);
        city.off("exit", stopped);
        city.off("error", failed);
        signal.removeEventListener("abort", giveUp);
        end();
      };
      const stopped = (code: number | null, by: string | null): void => settle(() => reject(new Error(`计算的进程停了：${by ?? code}`)));
      const failed = (error: Error): void => settle(() => reject(error));
      const hear = (given: unknown): void => {
        const message = given as FromCity;
        if ("told" in message) tell(message.told);
        else if ("city" in message) state = message.city;
        else if ("answer" in message) settle(() => resolve(message.answer as Answers[Kind]));
        else settle(() => reject(message.ended instanceof Error ? message.ended : (signal.reason as Error)));
      };
      city.on("message", hear);
      city.once("exit", stopped);
      city.once("error", failed);
      signal.addEventListener("abort", giveUp);
      city.send({ job } satisfies ToCity);
    });

  const open = async (): Promise<CityState> => {
    if (state.state === "ready") return state;
    state = { state: "opening" };
    try {
      state = await done({ kind: "open" }, () => {}, never);
    } catch (error) {
      console.error(error);
      state = { state: "refused", message: STOPPED };
    }
    return state;
  };

  const ask = <Answer>(work: () => Promise<Result<Answer, QuestionRefusal>>, tell: (told: Told) => void, signal: AbortSignal): Promise<Result<Answer, QuestionRefusal>> =>
    queue.run(async () => {
      const city = await open();
      // Opening may take longer than the visitor stays.
      signal.throwIfAborted();
      return city.state === "refused" ? refuse({ message: city.message, findings: [] }) : work();
    }, (before) => tell({ event: "waiting", before }), signal);

  return {
    state: () => state,
    begin: () => {
      if (state.state === "none" || state.state === "refused") void queue.run(open, () => {}, never);
    },
    simulate: (question, tell, signal) => {
      const plan = planSimulation(library, question);
      return plan.ok ? succeed(ask(() => done({ kind: "simulate", question }, tell, signal), tell, signal)) : plan;
    },
    diff: (question, tell, signal) => {
      const checked = checkDiff(library, question);
      return checked.ok ? succeed(ask(() => done({ kind: "diff", question }, tell, signal), tell, signal)) : checked;
    },
  };
}

function checkDiff(library: Library, { on, readings, document }: { readonly on: string; readonly readings: Readonly<Record<string, string>>; readonly document: string }): Result<null, string> {
  if (parseDay(on) === null) return refuse(`问日“${on}”不是日历上有的日子，写作 2026-06-30。`);
  if (!library.policies.some(({ id }) => id === document)) return refuse(`政策库里没有“${document}”。请重新选一份文件。`);
  const asked = readReadings(Object.entries(readings).map(([id, reading]) => `${id}=${reading}`), library);
  return asked.ok ? succeed(null) : asked;
}

/** Another vocabulary, or another version of this program, makes another city; a new build begins without one. */
function placeOf({ library, beside, product }: CityParts): string {
  const { version } = JSON.parse(readFileSync(product, "utf8")) as { version: string };
  const key = createHash("sha256").update(`${version}\n${encode(library.reference)}`).digest("hex").slice(0, 16);
  return join(beside, `${KEPT}${key}`);
}
