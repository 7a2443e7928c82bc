import { useEffect, useRef, useState } from "react";
import type { ChartOption } from "./echarts.ts";
import styles from "./chart.module.css";

/** Letters of a chart grow with those of the page. */
const LETTERS = 0.8125;
/** Letters in a line of a chart on a phone. */
const NARROW = 28;

interface ChartProps {
  /** What it shows, for those who do not see it; the table beside it has every figure. */
  readonly label: string;
  /** Which colour is which, where the chart does not say it beside the line or bar. */
  readonly colours?: readonly { readonly colour: string; readonly name: string }[];
  /** In rem. */
  readonly height: number;
  /** @param letter size of letters in px. @param isNarrow there is little room beside the bars. */
  readonly draw: (letter: number, isNarrow: boolean) => ChartOption;
}

/** 图: a picture of the table beside it, and can be folded away. */
export function Chart({ label, colours = [], height, draw }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let end: (() => void) | null = null;
    let isHere = true;
    import("./echarts.ts").then(({ init }) => {
      if (!isHere) return;
      const chart = init(element, null, { renderer: "svg" });
      const redraw = (): void => {
        const letter = LETTERS * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
        chart.resize();
        chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: letter }, ...draw(letter, element.clientWidth < NARROW * letter) }, true);
      };
      // Drawn when the place has a size, and again when it has another: a fold, a phone on its side, 关怀版.
      const watcher = new ResizeObserver(() => element.clientWidth > 0 && redraw());
      watcher.observe(element);
      redraw();
      setIsDrawn(true);
      end = () => {
        watcher.disconnect();
        chart.dispose();
      };
    }, () => isHere && setFailed(true));
    return () => {
      isHere = false;
      end?.();
    };
  }, [draw]);
  return (
    <details open className={styles.chart}>
      <summary>
        图
        {colours.map(({ colour, name }) => (
          <span key={name} className={styles.colour}>
            <span className={styles.patch} style={{ background: colour }} aria-hidden="true" />
            {name}
          </span>
        ))}
      </summary>
      {failed && <p>画图的程序没有取到，数都在表里。</p>}
      <figure aria-label={label} aria-busy={!isDrawn && !failed} hidden={failed}>
        <div ref={place} aria-hidden="true" style={{ height: `${height}rem` }} />
      </figure>
    </details>
  );
}
