// From a chart's data to what the chart library is told. Each function returns { height, option, stops }: stops are what the
// arrow keys go through, each with its place in the library's series and the lines it says.

const NARROW = 560;
/** Room beside the first label of an axis, which is centred below the edge. */
const EDGE = 24;

function look() {
  const style = getComputedStyle(document.documentElement);
  const of = name => style.getPropertyValue(name).trim();
  return {
    ink: of('--ink'), soft: of('--soft'), rule: of('--rule'), grid: of('--grid'), panel: of('--panel'), paper: of('--paper'),
    accent: of('--accent'), font: getComputedStyle(document.body).fontFamily,
    colors: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(i => of('--c' + i)),
  };
}

function color(look, i) { return look.colors[i % look.colors.length]; }

function base(look) {
  return {
    animation: false,
    textStyle: { fontFamily: look.font, color: look.soft },
    tooltip: {
      confine: true, backgroundColor: look.paper, borderColor: look.rule, borderWidth: 1, padding: [8, 12],
      transitionDuration: 0, textStyle: { color: look.ink },
    },
  };
}

function valueAxis(look, title, unit, more) {
  return Object.assign({
    name: title, nameLocation: 'middle', nameGap: 30, nameTextStyle: { color: look.soft, fontSize: 12 },
    axisLabel: { color: look.soft, fontSize: 12, hideOverlap: true, formatter: value => brief(value, unit) },
    axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: look.grid } },
  }, more);
}

/** Bytes step by powers of two, not of ten. */
function byteAxis(most, steps) {
  const interval = Math.pow(2, Math.max(0, Math.ceil(Math.log2(Math.max(1, most) / steps))));
  return { interval, max: interval * Math.max(1, Math.ceil(most / interval)) };
}

/** Names beside the rows where there is room, and over the rows on a phone. */
function nameAxis(look, names, width) {
  const narrow = width < NARROW;
  const room = narrow ? width - 40 : Math.min(320, width * 0.34);
  return {
    type: 'category', data: names.map((name, i) => String(i)), inverse: true,
    axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false },
    axisLabel: {
      color: look.ink, fontSize: 13, interval: 0, width: room, overflow: 'truncate', ellipsis: '…', inside: narrow,
      verticalAlign: narrow ? 'bottom' : 'middle', align: narrow ? 'left' : 'right', padding: narrow ? [0, 0, 14, 0] : 0,
      margin: narrow ? -EDGE + 2 : 14, formatter: value => names[Number(value)],
    },
    z: 10,
  };
}

function nameRoom(names, width, look) {
  if (width < NARROW) return EDGE;
  const pen = nameRoom.pen || (nameRoom.pen = document.createElement('canvas').getContext('2d'));
  pen.font = '13px ' + look.font;
  const widest = Math.max(0, ...names.map(name => pen.measureText(name).width));
  return Math.min(320, width * 0.34, widest + 2) + 20;
}

function decades(values) {
  const low = Math.pow(10, Math.floor(Math.log10(Math.min(...values)) + 1e-9));
  const high = Math.pow(10, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  return { min: low, max: high > low ? high : low * 10 };
}

function dots(chart, look, width) {
  const points = chart.series.flatMap(series => series.dots);
  const alone = points.length === new Set(points.map(point => point.row)).size;
  const narrow = width < NARROW;
  const series = [];
  const stops = [];
  chart.series.forEach((one, s) => {
    const paint = color(look, s);
    series.push({
      type: 'line', silent: true, symbol: 'none', connectNulls: false, z: 2,
      lineStyle: { width: 5, color: paint, opacity: 0.35, cap: 'round' },
      data: one.dots.flatMap(dot => dot.low === null ? [] : [[dot.low, dot.row], [dot.high, dot.row], [null, null]]),
    });
    series.push({
      type: 'scatter', symbolSize: 12, z: 4, itemStyle: { color: paint, opacity: 1, borderColor: look.paper, borderWidth: 1.5 },
      emphasis: { scale: 1.4 }, data: one.dots.map(dot => [dot.value, dot.row]),
    });
    one.dots.forEach((dot, d) => stops.push({
      row: dot.row, series: 2 * s + 1, item: d, head: chart.names[dot.row],
      lines: [(chart.series.length > 1 ? one.name + ': ' : '') + text(dot.value, chart.unit) + (chart.unit === 'SECONDS' ? '' : ' ' + chart.axis)]
        .concat(dot.low === null ? [] : ['interval ' + text(dot.low, chart.unit) + ' – ' + text(dot.high, chart.unit)]),
    }));
  });
  if (alone) {
    series.push({
      type: 'scatter', silent: true, symbolSize: 1, z: 3, itemStyle: { color: 'transparent' },
      label: {
        show: true, position: 'right', distance: 12, color: look.soft, fontSize: 12,
        formatter: item => brief(points[item.dataIndex].value, chart.unit),
      },
      data: points.map(point => [point.high === null ? point.value : point.high, point.row]),
    });
  }
  stops.sort((a, b) => a.row - b.row);
  const range = decades(points.flatMap(point => point.low === null ? [point.value] : [point.low, point.value, point.high]));
  const rowHeight = narrow ? 52 : 30;
  return {
    height: chart.names.length * rowHeight + 62, stops,
    option: Object.assign(base(look), {
      grid: { left: nameRoom(chart.names, width, look), right: alone ? 64 : 28, top: 6, bottom: 52 },
      xAxis: valueAxis(look, chart.axis, chart.unit, Object.assign({ type: 'log', logBase: 10 }, range)),
      yAxis: nameAxis(look, chart.names, width),
      series,
    }),
  };
}

function bars(chart, look, width) {
  const narrow = width < NARROW;
  const total = row => chart.series.reduce((sum, one) => sum + (one.values[row] || 0), 0);
  const share = chart.unit === 'SHARE';
  const labelled = !share && (chart.stacked || chart.series.length === 1);
  const series = chart.series.map((one, s) => ({
    type: 'bar', stack: chart.stacked ? 'all' : undefined, barMaxWidth: 16, barGap: '10%',
    itemStyle: { color: color(look, s), borderColor: look.paper, borderWidth: chart.stacked ? 1 : 0 }, data: one.values,
  }));
  if (labelled) {
    series.push({
      type: 'scatter', silent: true, symbolSize: 1, itemStyle: { color: 'transparent' },
      label: { show: true, position: 'right', distance: 6, color: look.soft, fontSize: 12, formatter: item => brief(total(item.dataIndex), chart.unit) },
      data: chart.names.map((name, row) => [total(row), row]),
    });
  }
  const most = Math.max(...chart.names.map((name, row) => chart.stacked ? total(row) : Math.max(...chart.series.map(one => one.values[row] || 0))));
  const steps = narrow ? 3 : 5;
  const stops = chart.names.map((name, row) => ({
    row, series: 0, item: row, head: name,
    lines: chart.series.filter(one => one.values[row] !== null)
      .map(one => (chart.series.length > 1 ? one.name + ': ' : '') + text(one.values[row], chart.unit))
      .concat(chart.stacked && !share && chart.series.length > 1 ? ['together: ' + text(total(row), chart.unit)] : []),
  }));
  const rowHeight = (narrow ? 52 : 30) + (chart.stacked ? 0 : 14 * (chart.series.length - 1));
  return {
    height: chart.names.length * rowHeight + 62, stops, byRow: true,
    option: Object.assign(base(look), {
      grid: { left: nameRoom(chart.names, width, look), right: labelled ? 72 : 28, top: 6, bottom: 52 },
      xAxis: valueAxis(look, chart.axis, chart.unit, share ? { type: 'value', max: 1 } : { type: 'value', min: 0, splitNumber: steps, ...(chart.unit === 'BYTES' ? byteAxis(most, steps) : {}) }),
      yAxis: nameAxis(look, chart.names, width),
      series,
    }),
  };
}

function columns(chart, look, width) {
  const expected = chart.expected.some(value => value !== null);
  const series = [{
    type: 'bar', name: 'found', barMaxWidth: 46, barCategoryGap: '25%', itemStyle: { color: color(look, 0), borderRadius: [3, 3, 0, 0] },
    data: chart.values,
  }];
  if (expected) {
    series.push({
      type: 'scatter', name: 'expected', symbol: 'rect', symbolSize: [Math.max(8, Math.min(30, width / chart.names.length * 0.55)), 3],
      itemStyle: { color: color(look, 1) }, z: 5, data: chart.expected.map((value, i) => value === null ? null : [i, value]).filter(Boolean),
    });
  }
  return {
    height: 250, byRow: true,
    stops: chart.names.map((name, i) => ({
      row: i, series: 0, item: i, head: name + ' ' + chart.xAxis,
      lines: ['found: ' + text(chart.values[i], chart.unit)]
        .concat(chart.expected[i] === null ? [] : ['expected: ' + text(chart.expected[i], chart.unit)]),
    })),
    legend: expected ? ['found', 'expected'] : [],
    option: Object.assign(base(look), {
      grid: { left: 58, right: 12, top: 12, bottom: 52 },
      xAxis: {
        type: 'category', data: chart.names, name: chart.xAxis, nameLocation: 'middle', nameGap: 30,
        nameTextStyle: { color: look.soft, fontSize: 12 }, axisLabel: { color: look.soft, fontSize: 12, hideOverlap: true },
        axisTick: { show: false }, axisLine: { lineStyle: { color: look.rule } },
      },
      yAxis: valueAxis(look, '', chart.unit, { type: 'value', min: 0, splitNumber: 4 }),
      series,
    }),
  };
}

function lines(chart, look, width, small) {
  const stops = [];
  const series = chart.series.map((one, s) => {
    one.points.forEach((point, i) => stops.push({
      row: i, series: s, item: i, head: one.name,
      lines: [text(point.x, chart.x.unit) + ' ' + chart.x.name, text(point.y, chart.y.unit) + ' ' + chart.y.name],
    }));
    return {
      type: 'line', step: chart.stepped ? 'end' : false, symbol: 'circle', symbolSize: small ? 4 : 7, showSymbol: !small, lineStyle: { width: 2, color: color(look, s) },
      itemStyle: { color: color(look, s) }, areaStyle: small ? { color: color(look, s), opacity: 0.12 } : undefined,
      data: one.points.map(point => [point.x, point.y]),
      markLine: s === 0 && chart.marks.length > 0 ? {
        silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: color(look, 1), type: 'dashed', width: 1.5 },
        data: chart.marks.map(mark => ({ xAxis: mark })),
      } : undefined,
    };
  });
  const ys = chart.series.flatMap(one => one.points.map(point => point.y));
  const xs = chart.series.flatMap(one => one.points.map(point => point.x));
  return {
    height: small ? 170 : 300, stops,
    option: Object.assign(base(look), {
      grid: { left: 56, right: 30, top: 12, bottom: chart.x.name ? 50 : 28 },
      xAxis: valueAxis(look, chart.x.name, chart.x.unit, chart.x.logarithmic
        ? Object.assign({ type: 'log', logBase: 10 }, decades(xs))
        : { type: 'value', min: small ? 0 : 'dataMin', max: small ? 'dataMax' : undefined, splitNumber: small ? 3 : 5,
          minInterval: chart.x.unit === 'COUNT' ? 1 : undefined, splitLine: { show: false },
          axisLabel: { color: look.soft, fontSize: 12, hideOverlap: true, showMaxLabel: small ? false : undefined, formatter: value => brief(value, chart.x.unit) } }),
      yAxis: valueAxis(look, '', chart.y.unit, chart.y.logarithmic
        ? Object.assign({ type: 'log', logBase: 10 }, decades(ys))
        : { type: 'value', min: 0, splitNumber: small ? 3 : 4 }),
      series,
    }),
  };
}

const DRAW = { Dots: dots, Bars: bars, Columns: columns, Lines: lines };
