/** 计算进程: holds the city, so that the server goes on answering while a hundred thousand enterprises are settled. One job at a time. */
import { sayRefusal } from "#application";
import { checkVersion } from "#application/documents";
import type { City } from "#application/ports";
import { diffDocuments, planSimulation, runSimulation, type QuestionRefusal } from "#application/simulation";
import { decode, parseDay, refuse, succeed, type Result } from "#kernel";
import type { Library } from "#policy";
import type { Answers, CityGiven, FromCity, Job, Opened, ToCity } from "./city-messages.ts";
import { loadRuns } from "./load-runs.ts";
import { loadSnapshots } from "./load-snapshots.ts";

/** Made when nobody named a snapshot: large enough to look like a city, small enough to be made while one waits. */
const SYNTHETIC = { size: 100_000, seed: 1 } as const;
/** Enterprises listed of a comparison. */
const MOST_LISTED = 20_000;

class GivenUp extends Error {}

interface Held extends CityGiven {
  readonly read: Library;
  readonly place: URL;
}
let held: Held | null = null;
const tell = (message: FromCity): void => void process.send?.(message);
let city: City | null = null;
let isGivenUp = false;

// The server is gone: nobody waits for what is under way.
process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
process.on("message", (said) => {
  const message = said as ToCity;
  if ("given" in message) {
    held = { ...message.given, read: decode<Library>(message.given.library), place: new URL(message.given.product) };
    return;
  }
  if ("giveUp" in message) {
    isGivenUp = true;
    return;
  }
  isGivenUp = false;
  void done(message.job).then((answer) => tell({ answer }), (error: unknown) => tell({ ended: error instanceof GivenUp ? "given up" : error instanceof Error ? error : new Error(String(error)) }));
});

const done = (job: Job): Promise<Answers[Job["kind"]]> => (job.kind === "open" ? open() : job.kind === "simulate" ? simulate(job) : diff(job));

async function open(): Promise<Opened> {
  const { snapshot, folder, temp, read: library, place: product } = all();
  if (snapshot === null) {
    const { writePopulation } = await loadSnapshots(product);
    tell({ city: { state: "making", done: 0, of: SYNTHETIC.size } });
    const written = await writePopulation({ folder: folder, reference: library.reference, ...SYNTHETIC, progress: (some, of) => tell({ city: { state: "making", done: some, of } }) });
    if (!written.ok) return { state: "refused", message: `合成的城市没有做成。${sayRefusal(written.error)}` };
  }
  tell({ city: { state: "opening" } });
  const runs = await loadRuns(product);
  const opened = await runs.openCity({ snapshot: snapshot ?? folder, reference: library.reference, temp: temp });
  if (!opened.ok) return { state: "refused", message: snapshot === null ? sayRefusal(opened.error) : `HUICE_SNAPSHOT 指的快照不能用。${sayRefusal(opened.error)}` };
  city = opened.value;
  return { state: "ready", size: city.size, synthetic: city.synthetic, seed: city.seed };
}

function progress(some: number, of: number): void {
  if (isGivenUp) throw new GivenUp();
  tell({ told: { event: "working", done: some, of } });
}

function all(): Held {
  if (!held) throw new Error("还没有说是哪座城市");
  return held;
}
const opened = (): City => {
  if (!city) throw new Error("城市还没有打开");
  return city;
};
const refused = (message: string): Result<never, QuestionRefusal> => refuse({ message, findings: [] });

async function simulate({ question }: Extract<Job, { kind: "simulate" }>): Promise<Answers["simulate"]> {
  const plan = planSimulation(all().read, question);
  return plan.ok ? succeed(await runSimulation(opened(), plan.value, question.sweep, progress)) : refused(plan.error);
}

async function diff({ question: { on, readings, document, name, text, source } }: Extract<Job, { kind: "diff" }>): Promise<Answers["diff"]> {
  const { documents, read: library } = all();
  const policy = library.policies.find(({ id }) => id === document);
  const day = parseDay(on);
  if (!policy || day === null) throw new Error("没有核对过的问题");
  tell({ told: { event: "checking" } });
  const after = checkVersion(documents, policy.file, { path: name, text }, new Map(source ? [[source.name, source.text]] : []));
  if (!after.ok) return refuse({ message: `“${name}”有 ${after.error.length} 处问题，改好以前不比较。`, findings: after.error });
  return succeed(await diffDocuments(opened(), { library, policy }, after.value, { on: day, readings }, MOST_LISTED, progress));
}
