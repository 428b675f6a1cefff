import type { Panel, View } from '../panel.ts';
import type { PanelResult } from '../query.ts';
import type { ChartContext, ChartOption } from './chart.ts';
import { heatmapOption } from './heatmap.ts';
import { histogramOption } from './histogram.ts';
import { lineOption } from './line.ts';
import { timeSeries } from './series.ts';

type Draw = (panel: Panel, result: PanelResult, context: ChartContext) => ChartOption;

/** Views drawn by ECharts from the panel alone; a map also needs outlines (`mapOption`), the rest are lists and tables. */
const DRAW: Readonly<Partial<Record<View, Draw>>> = {
  histogram: (panel, result, context) => histogramOption(panel, timeSeries(panel, result, context.range), context),
  line: (panel, result, context) => lineOption(panel, timeSeries(panel, result, context.range), context),
  heatmap: heatmapOption,
};

/** ECharts options of a panel and its answer, or undefined where the view is not a chart. */
export const chartOption = (panel: Panel, result: PanelResult, context: ChartContext): ChartOption | undefined =>
  DRAW[panel.view]?.(panel, result, context);
