import { nearest, refuse, succeed, type Result } from "#kernel";
import { blocksOf, type Doubt, type Library, type Policy } from "#policy";

/** 存疑 of one policy, each once, in reading order. */
export function doubtsOf(policy: Policy): Doubt[] {
  const doubts = new Map<string, Doubt>();
  for (const { block } of blocksOf(policy)) for (const doubt of block.doubts) if (!doubts.has(doubt.id)) doubts.set(doubt.id, doubt);
  return [...doubts.values()];
}

/**
 * 读法: `I-05=乙` → the reading chosen for each question.
 * @returns a sentence when a question or a reading is unknown, or one question is answered twice in different ways.
 */
export function readReadings(texts: readonly string[], library: Library): Result<Readonly<Record<string, string>>, string> {
  const doubts = new Map(library.policies.flatMap(doubtsOf).map((doubt) => [doubt.id, doubt]));
  const chosen = new Map<string, string>();
  for (const text of texts) {
    const cut = text.lastIndexOf("=");
    const [id, reading] = [text.slice(0, cut).trim(), text.slice(cut + 1).trim()];
    if (cut < 1 || reading === "") return refuse(`读法“${text}”写得不对，写作 I-05=乙。`);
    const doubt = doubts.get(id);
    if (!doubt) {
      const near = nearest(id, doubts.keys());
      return refuse(`没有存疑“${id}”。${near ? `是不是想写“${near}”？` : ""}全部存疑见 huice coverage。`);
    }
    const names = doubt.readings.map((each) => each.name);
    if (!names.includes(reading)) return refuse(`存疑 ${id}（${doubt.question}）没有读法“${reading}”。可用：${doubt.readings.map((each) => `${each.name}（${each.text}）`).join("、")}。`);
    const before = chosen.get(id);
    if (before !== undefined && before !== reading) return refuse(`存疑 ${id} 写了两种读法：${before} 和 ${reading}。只能选一种。`);
    chosen.set(id, reading);
  }
  return succeed(Object.fromEntries(chosen));
}
