/** ECharts: only what these charts use, drawn as SVG. It comes when the first chart is drawn. */
import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent, type AriaComponentOption, type GridComponentOption, type MarkLineComponentOption } from "echarts/components";
import { init, use, type ComposeOption } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, MarkLineComponent, AriaComponent, LabelLayout, SVGRenderer]);

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption | MarkLineComponentOption | AriaComponentOption>;
export { init };
