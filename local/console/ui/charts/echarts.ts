import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AxisPointerComponent,
  BrushComponent,
  GeoComponent,
  GridComponent,
  MarkLineComponent,
  MarkPointComponent,
  VisualMapPiecewiseComponent,
} from 'echarts/components';
import { type ECharts, init, registerMap, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { WORLD } from '../../../../dashboards/compile/map.ts';
import { worldOutlines } from './world.ts';

use([BarChart, HeatmapChart, LineChart, ScatterChart]);
use([AxisPointerComponent, BrushComponent, GeoComponent, GridComponent]);
use([MarkLineComponent, MarkPointComponent, VisualMapPiecewiseComponent]);
use([CanvasRenderer]);

registerMap(WORLD, JSON.stringify(worldOutlines));

export type Instance = ECharts;

/** A chart in an element; only the parts of ECharts that the console draws with are bundled. */
export const createChart = (element: HTMLElement): Instance => init(element, null, { renderer: 'canvas' });
