import { BarChart, HeatmapChart, LineChart, MapChart, ScatterChart } from 'echarts/charts';
import {
  BrushComponent,
  GeoComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapPiecewiseComponent,
} from 'echarts/components';
import { type ECharts, init, registerMap, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';
import { WORLD } from '../../../../dashboards/compile/map.ts';
import { worldOutlines } from './world.ts';

use([BarChart, HeatmapChart, LineChart, MapChart, ScatterChart]);
use([BrushComponent, GeoComponent, GridComponent, MarkLineComponent, TooltipComponent, VisualMapPiecewiseComponent]);
use([CanvasRenderer, LabelLayout]);

registerMap(WORLD, JSON.stringify(worldOutlines));

export type Instance = ECharts;

/** A chart in an element; only the parts of ECharts that the console draws with are bundled. */
export const createChart = (element: HTMLElement): Instance => init(element, null, { renderer: 'canvas' });
