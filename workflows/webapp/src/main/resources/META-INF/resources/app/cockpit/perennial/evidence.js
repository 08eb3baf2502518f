// Shows sealed evidence: what decides first, everything else as tables below.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children.map((child) => (child instanceof Node ? child : String(child))));
  return made;
}

export async function problemOf(response) {
  try {
    const problem = await response.json();
    return problem.detail || problem.title || `Answered ${response.status}`;
  } catch (notJson) {
    return `Answered ${response.status}`;
  }
}

const shown = (value) => {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(4);
  return value === null || value === undefined ? '–' : String(value);
};

const words = (name) => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

// Canonical JSON sorts its names; people read what a line is about first.
const READING = ['gate', 'metric', 'column', 'value', 'state', 'detail', 'candidate', 'champion',
  'gain', 'gainLow', 'gainHigh', 'reference', 'threshold'];

const place = (name) => (READING.includes(name) ? READING.indexOf(name) : READING.length);

const inReadingOrder = (names) => [...names].sort((a, b) => place(a) - place(b));

function listOf(items) {
  if (!items.length) return element('p', {}, 'none');
  if (typeof items[0] !== 'object') return element('p', {}, items.map(shown).join(', '));
  const columns = inReadingOrder(new Set(items.flatMap((item) => Object.keys(item))));
  return element('table', { class: 'table table-condensed' },
    element('thead', {}, element('tr', {}, ...columns.map((column) => element('th', {}, words(column))))),
    element('tbody', {}, ...items.map((item) => element('tr', {},
      ...columns.map((column) => element('td', {}, plain(item[column])))))));
}

function plain(value) {
  return value && typeof value === 'object' ? viewOf(value) : shown(value);
}

function viewOf(value) {
  if (Array.isArray(value)) return listOf(value);
  return element('table', { class: 'table table-condensed' }, element('tbody', {},
    ...Object.entries(value).map(([key, inner]) => element('tr', {},
      element('th', { style: 'width:200px' }, words(key)), element('td', {}, plain(inner))))));
}

const SVG = 'http://www.w3.org/2000/svg';

function svg(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A line a metric: the gain of the candidate with its 95 % interval, in units of its half width. */
export function gainPlot(metrics) {
  const withInterval = metrics.filter((metric) => metric.gainLow !== null && metric.gainLow !== undefined);
  const plot = svg('svg', { width: 700, height: 30 + 34 * withInterval.length, role: 'img', 'aria-label': 'Gain of the candidate with its interval' });
  plot.append(svg('line', { x1: 320, x2: 320, y1: 8, y2: 12 + 34 * withInterval.length, stroke: '#888', 'stroke-dasharray': '3 3' }));
  withInterval.forEach((metric, row) => {
    const reach = Math.max(Math.abs(metric.gainLow), Math.abs(metric.gainHigh), 1e-12);
    const x = (gain) => 320 + (gain / reach) * 150;
    const y = 26 + 34 * row;
    const color = metric.gainLow > 0 ? '#2d6a4f' : metric.gainHigh < 0 ? '#b02a37' : '#555';
    plot.append(
      svg('text', { x: 4, y: y + 4, 'font-size': 13 }, metric.metric),
      svg('line', { x1: x(metric.gainLow), x2: x(metric.gainHigh), y1: y, y2: y, stroke: color, 'stroke-width': 3 }),
      svg('circle', { cx: x(metric.gain), cy: y, r: 5, fill: color }),
      svg('text', { x: 480, y: y + 4, 'font-size': 12 }, `${shown(metric.gain)} [${shown(metric.gainLow)}, ${shown(metric.gainHigh)}]`));
  });
  plot.append(svg('text', { x: 140, y: 26 + 34 * withInterval.length, 'font-size': 11, fill: '#666' }, '← champion better · no difference · candidate better →'));
  return plot;
}

export function evidenceView(evidence) {
  const view = element('div', {});
  const { gates, comparison, finding, ...others } = evidence.facts;
  view.append(element('p', {}, `Evidence ${evidence.id}, SHA-256 ${evidence.digest}, sealed by ${evidence.sealedBy} at ${evidence.sealedAt}`));
  if (finding) view.append(element('h5', {}, 'What started it'), element('p', {}, finding.title));
  if (gates) view.append(element('h5', {}, 'Gates'), viewOf(gates));
  if (comparison) {
    const { metrics, segments, ...rest } = comparison;
    view.append(element('h5', {}, 'Candidate against champion'));
    if (metrics) view.append(gainPlot(metrics), viewOf(metrics));
    view.append(viewOf(rest));
    if (segments && segments.length) view.append(element('h5', {}, 'Segments'), viewOf(segments));
  }
  Object.entries({ ...(finding && { finding }), ...others }).forEach(([name, value]) => {
    view.append(element('h5', {}, words(name)), value && typeof value === 'object' ? viewOf(value) : element('p', {}, shown(value)));
  });
  return view;
}
