// Draws the charts of this page, and draws them anew for another width, another theme, or paper.

const PAPER_WIDTH = 680;
const all = JSON.parse(document.getElementById('charts').textContent);
const say = document.getElementById('say');
const plots = Array.from(document.querySelectorAll('.plot'));
let printing = false;

function element(name, content, parent) {
  const made = document.createElement(name);
  made.textContent = content;
  parent.appendChild(made);
  return made;
}

function tip(stop) {
  const box = document.createElement('div');
  box.className = 'tip';
  element('b', stop.head, box);
  stop.lines.forEach(line => element('span', line, box));
  return box;
}

function legend(plot, names, look) {
  const list = plot.parentElement.querySelector('.legend');
  list.textContent = '';
  if (names.filter(name => name !== null).length < 2) return;
  names.forEach((name, i) => {
    if (name === null) return;
    const item = document.createElement('li');
    const swatch = document.createElement('i');
    swatch.style.background = color(look, i);
    item.appendChild(swatch);
    element('span', name, item);
    list.appendChild(item);
  });
}

/** The names of the colours, null for a colour that is kept for other charts of the same things. */
function colours(kind, chart) {
  if (kind === 'Columns') return chart.expected.some(value => value !== null) ? ['found', 'expected'] : [];
  return chart.series.map(one => kind === 'Bars' && !one.values.some(value => value) ? null : one.name);
}

function draw(plot, i) {
  const { kind, small, chart } = all[i];
  const style = look();
  legend(plot, colours(kind, chart), style);
  const width = printing ? Math.min(plot.clientWidth, PAPER_WIDTH) : plot.clientWidth;
  const made = DRAW[kind](chart, style, width, small);
  const find = item => made.byRow
    ? made.stops.find(stop => stop.item === item.dataIndex)
    : made.stops.find(stop => stop.series === item.seriesIndex && stop.item === item.dataIndex);
  made.option.tooltip.formatter = item => {
    const stop = find(item);
    return stop ? tip(stop) : '';
  };
  plot.style.height = made.height + 'px';
  const drawn = echarts.getInstanceByDom(plot) || echarts.init(plot, null, { renderer: 'svg' });
  drawn.resize({ width, height: made.height });
  drawn.setOption(made.option, { notMerge: true });
  plot.stops = made.stops;
}

function drawAll() { plots.forEach(draw); }

function go(plot, to) {
  const stops = plot.stops || [];
  if (stops.length === 0) return;
  plot.at = Math.max(0, Math.min(stops.length - 1, to));
  const stop = stops[plot.at];
  echarts.getInstanceByDom(plot).dispatchAction({ type: 'showTip', seriesIndex: stop.series, dataIndex: stop.item });
  say.textContent = [stop.head].concat(stop.lines).join(', ');
}

function hide(plot) {
  const drawn = echarts.getInstanceByDom(plot);
  if (drawn) drawn.dispatchAction({ type: 'hideTip' });
  plot.at = undefined;
}

function onKey(event) {
  const plot = event.currentTarget;
  const at = plot.at === undefined ? -1 : plot.at;
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: Infinity }[event.key];
  if (event.key === 'Escape') {
    hide(plot);
  } else if (to !== undefined) {
    event.preventDefault();
    go(plot, to);
  }
}

plots.forEach(plot => {
  plot.addEventListener('keydown', onKey);
  plot.addEventListener('blur', () => hide(plot));
});
drawAll();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);

let seen = innerWidth;
let waiting;
addEventListener('resize', () => {
  if (printing || innerWidth === seen) return;
  seen = innerWidth;
  clearTimeout(waiting);
  waiting = setTimeout(drawAll, 80);
});

// Paper shows what the screen hides behind a click.
let closed = [];
matchMedia('print').addEventListener('change', event => {
  printing = event.matches;
  drawAll();
});
addEventListener('beforeprint', () => {
  closed = Array.from(document.querySelectorAll('details:not([open])'));
  closed.forEach(details => { details.open = true; });
});
addEventListener('afterprint', () => closed.forEach(details => { details.open = false; }));
