// The notice as read, line by line, each extracted word marked; `overlays` are what corrections change in it.
const CHUNK = 40;
let chunks = [];
let overlays = [];

const drawText = (notice) => {
  chunks = [];
  byId("lines").replaceChildren();
  for (let first = 0; first < notice.lines.length;) {
    let last = Math.min(first + CHUNK, notice.lines.length);
    while (last < notice.lines.length && sameRow(notice.lines[last - 1], notice.lines[last])) last += 1;
    const chunk = { first, last, node: el("div", { class: "chunk" }), drawn: false };
    chunks.push(chunk);
    byId("lines").append(chunk.node);
    first = last;
  }
  chunks.slice(0, 2).forEach((chunk) => drawChunk(notice, chunk));
  chunks.slice(2).forEach((chunk) => later(() => drawChunk(notice, chunk)));
};

const sameRow = (one, other) =>
  Boolean(one.cell && other.cell && one.cell[0] === other.cell[0] && one.cell[1] === other.cell[1]);

const drawChunk = (notice, chunk) => {
  if (chunk.drawn) return;
  chunk.drawn = true;
  for (let at = chunk.first; at < chunk.last; at += 1) {
    const line = notice.lines[at];
    line.node = el("p", { class: `line ${line.cell ? "" : `is-${line.kind}`}`, "data-line": at });
    paintLine(notice, line);
    if (line.cell) drawCell(notice, chunk, line, at > chunk.first ? notice.lines[at - 1] : null);
    else chunk.node.append(line.node);
  }
};

// A line in a table goes into its cell, the cell into its row; the columns are as wide as their words ask for.
const drawCell = (notice, chunk, line, before) => {
  const [table, , column, , width] = line.cell;
  let row = chunk.node.lastElementChild;
  if (!before || !sameRow(before, line)) {
    row = el("div", { class: "row" });
    row.style.gridTemplateColumns = columnsOf(notice, table);
    chunk.node.append(row);
  }
  if (!before || !same(before.cell, line.cell)) {
    const cell = el("div", { class: "cell" });
    cell.style.gridColumn = `${column + 1} / span ${width}`;
    row.append(cell);
  }
  row.lastElementChild.append(line.node);
};

const columnsOf = (notice, table) => {
  notice.columns ??= new Map();
  if (!notice.columns.has(table)) {
    const sizes = [];
    for (const { cell, start, end } of notice.lines) {
      if (cell?.[0] === table && cell[4] === 1) (sizes[cell[2]] ??= []).push(end - start);
    }
    const weights = Array.from(sizes, (of = [1]) => Math.min(Math.max(Math.sqrt(of.reduce((one, two) => one + two) / of.length), 1.6), 8));
    notice.columns.set(table, weights.map((weight) => `minmax(0, ${weight.toFixed(2)}fr)`).join(" "));
  }
  return notice.columns.get(table);
};

const ensureDrawn = (notice, line) => {
  const chunk = chunks.find((one) => line.index < one.last);
  drawChunk(notice, chunk);
};

const clip = (start, end) => ({ start: from, end: to, ...rest }) =>
  from < end && to > start ? [{ ...rest, start: Math.max(from, start), end: Math.min(to, end) }] : [];

// Cut what is drawn so that an overlay stands in it alone.
const overlay = (pieces, over) => [
  ...pieces.flatMap((piece) => [...clip(0, over.start)(piece), ...clip(over.end, Infinity)(piece)]), over,
].sort((one, other) => one.start - other.start);

const piecesOf = (notice, line) => {
  const first = below(notice.ends, line.start + 1);
  let last = first;
  while (last < notice.segments.length && notice.segments[last].start < line.end) last += 1;
  const own = notice.segments.slice(first, last).flatMap(clip(line.start, line.end));
  return overlays.flatMap(clip(line.start, line.end)).reduce(overlay, own);
};

const paintLine = (notice, line) => {
  let at = line.start;
  const nodes = [];
  for (const piece of piecesOf(notice, line)) {
    nodes.push(...show(notice.text.slice(at, piece.start)), markPiece(notice, piece));
    at = piece.end;
  }
  line.node.replaceChildren(...nodes, ...show(notice.text.slice(at, line.end)));
};

const markPiece = (notice, piece) => el("span", {
  class: `s m-${piece.kind}${piece.changed ? " changed" : ""}${piece.keys.includes(shown.key) ? " on" : ""}`,
  "data-keys": piece.keys.length ? piece.keys.join(" ") : null,
  "data-start": piece.start,
}, ...show(notice.text.slice(piece.start, piece.end)));

// Draw anew the lines in which an overlay comes or goes.
const repaint = (notice, next) => {
  const touched = new Set([...overlays, ...next].flatMap(({ start, end }) =>
    notice.lines.slice(lineAt(notice, start).index, lineAt(notice, end).index + 1)));
  overlays = next;
  for (const line of touched) if (line.node) paintLine(notice, line);
};

const lineAt = (notice, at) => notice.lines[Math.max(0, below(notice.starts, at + 1) - 1)];

const rangeOf = (notice, [start, end]) => {
  const range = document.createRange();
  range.setStart(...findPlace(notice, start));
  range.setEnd(...findPlace(notice, end));
  return range;
};

const findPlace = (notice, at) => {
  const line = lineAt(notice, at);
  ensureDrawn(notice, line);
  let rest = at - line.start;
  const walker = document.createTreeWalker(line.node, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (rest <= node.length) return [node, rest];
    rest -= node.length;
  }
  return [line.node, line.node.childNodes.length];
};

// Where in the reading text a place on the screen is; null outside the notice.
const offsetOf = (notice, node, offset) => {
  const home = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-line]");
  if (!home) return null;
  const range = document.createRange();
  range.selectNodeContents(home);
  range.setEnd(node, offset);
  return notice.lines[home.dataset.line].start + range.toString().length;
};

// Bring a place into view and light it up.
const showPlace = (notice, spans) => {
  if (!spans.length) return;
  shown.place = spans;
  const line = lineAt(notice, spans[0][0]);
  ensureDrawn(notice, line);
  const ranges = spans.map((span) => rangeOf(notice, span));
  bring(line.node);
  if (globalThis.CSS?.highlights) CSS.highlights.set("place", new Highlight(...ranges));
};

const bring = (node) => {
  const go = () => node.scrollIntoView({ block: "center" });
  go();
  requestAnimationFrame(go); // what was not drawn before has its true height now
};
