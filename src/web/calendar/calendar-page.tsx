import Button from "antd/es/button";
import { useMemo, useState } from "react";
import { calendarOf, type CalendarEntry, type Dossier } from "#engine";
import { formatDay, parseDay, sayDay } from "#kernel";
import { blocksOf, type Library } from "#policy";
import { useAnswering } from "../answer/answer-context.tsx";
import { AskingBar } from "../asking/asking-bar.tsx";
import { useAsking } from "../asking/use-asking.ts";
import { useDraft } from "../dossier/desk-context.tsx";
import { OpenFirst } from "../dossier/open-first.tsx";
import { usePageTitle } from "../frame/page-title.ts";
import { PageTop } from "../frame/page-top.tsx";
import { WhosePage } from "../frame/whose-page.tsx";
import { GradeMark } from "../pieces/grade-mark.tsx";
import { useLibrary } from "../server/start-context.tsx";
import { saveCalendar } from "./save-calendar.ts";
import styles from "./calendar-page.module.css";

/** 日程: what an enterprise must not miss, by year and month. */
export function CalendarPage() {
  const draft = useDraft();
  const { answered } = useAnswering();
  usePageTitle("日程");
  return (
    <div className={styles.page}>
      <PageTop title="日程" lead="资质到期、年度填报、变更报告、文件失效：到期前提醒，不错过。">
        <WhosePage />
      </PageTop>
      {draft === null ? (
        <OpenFirst what="这里会列出您的企业要记住的日子：资质哪天到期、哪天要填报、文件哪天失效。" />
      ) : answered === null ? (
        <p className={styles.none}>档案里有读不懂的地方，请先到体检里改好。</p>
      ) : (
        <>
          <AskingBar storyDay={draft.source.kind === "sample" ? draft.source.on : null} />
          <Dates dossier={answered.dossier} />
        </>
      )}
    </div>
  );
}

function Dates({ dossier }: { readonly dossier: Dossier }) {
  const library = useLibrary();
  const { on, readings } = useAsking();
  const entries = useMemo(() => calendarOf(library, dossier, { on, readings }), [library, dossier, on, readings]);
  const grounds = useMemo(() => groundsOf(library), [library]);
  const [failed, setFailed] = useState(false);
  const today = formatDay(on);
  const soon = entries.filter(({ remind }) => remind <= today).length;
  if (entries.length === 0) return <p className={styles.none}>没有算得出的日程。资质和注册地填得越全，日程越全。</p>;
  return (
    <>
      <div className={styles.bar}>
        <output className={styles.sum}>
          六年内 {entries.length} 个日子{soon > 0 ? `，其中 ${soon} 个已到提醒的时候` : ""}。
        </output>
        <Button type="primary" onClick={() => void saveCalendar(dossier, entries, today).then(() => setFailed(false), () => setFailed(true))}>
          下载到日历（.ics）
        </Button>
      </div>
      {failed && <p role="alert">没有取到写日历文件的程序。请看网络是否通，再点一次。</p>}
      {groupBy(entries, ({ date }) => date.slice(0, YEAR)).map(([year, ofYear]) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`} className={styles.year}>
            {year} 年
          </h2>
          <div className={styles.months}>
            {groupBy(ofYear, ({ date }) => date.slice(0, MONTH)).map(([month, ofMonth]) => (
              <div key={month} className={styles.month}>
                <h3>{Number(month.slice(YEAR + 1))} 月</h3>
                <ul>
                  {ofMonth.map((entry, index) => (
                    <Entry key={`${entry.rule}|${index}`} entry={entry} ground={grounds.get(entry.rule) ?? entry.basis} today={today} />
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

const [YEAR, MONTH] = [4, 7];

function groupBy(entries: readonly CalendarEntry[], key: (entry: CalendarEntry) => string): readonly (readonly [string, readonly CalendarEntry[]])[] {
  const groups = new Map<string, CalendarEntry[]>();
  for (const entry of entries) groups.set(key(entry), [...(groups.get(key(entry)) ?? []), entry]);
  return [...groups];
}

/** 依据 of a date by its rule: the texts it stands in, where our own list of dates names them. */
function groundsOf({ policies }: Library): ReadonlyMap<string, string> {
  const titles = new Map(policies.map(({ id, title }) => [id, title]));
  const said = (id: string): string => (titles.has(id) && titles.get(id) !== id ? `${titles.get(id)} ${id}` : id);
  const grounds = policies.flatMap((policy) =>
    [...blocksOf(policy)].flatMap(({ block }) => (block.kind === "日程" && block.basis.length > 0 ? [[`${policy.id}#${block.number ?? block.name}`, block.basis.map(said).join("、")] as const] : [])),
  );
  return new Map(grounds);
}

const say = (day: string): string => sayDay(parseDay(day) ?? 0);

function Entry({ entry, ground, today }: { readonly entry: CalendarEntry; readonly ground: string; readonly today: string }) {
  const { date, nominal, remind, name, record, holders, consequence, unverified } = entry;
  const due = remind <= today;
  const left = (parseDay(date) ?? 0) - (parseDay(today) ?? 0);
  return (
    <li className={styles.entry} data-due={due || undefined}>
      <p className={styles.date}>
        <time dateTime={date}>{Number(date.slice(MONTH + 1))} 日</time>
        {due && <span className={styles.due}>{left === 0 ? "就是今天" : `还有 ${left} 天`}</span>}
      </p>
      <div className={styles.what}>
        <h4>
          {name}
          {record && <span className={styles.record}>{record.label}</span>}
          <GradeMark grade={null} unverified={unverified} />
        </h4>
        <p className={styles.remind}>
          {due ? "提醒已开始：" : "提前提醒："}
          <time dateTime={remind}>{say(remind)}</time>
          {holders.length > 0 ? ` · 由${holders.join("、")}办` : ""}
        </p>
        {nominal !== date && <p className={styles.remind}>期限最后一日 {say(nominal)} 是休息日，顺延到 {say(date)}。</p>}
        {consequence !== null && <p>{consequence}</p>}
        <p className={styles.basis}>依据：{ground}</p>
      </div>
    </li>
  );
}
