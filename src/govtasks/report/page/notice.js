// From the data of a notice to what the page works with. Positions count as the browser does (UTF-16); those of the
// data, and of corrections, count characters (code points), and are turned at this border only.
const WHITE = /[\x1c-\x1f\x85]|[^\S\ufeff]/g;
const squeeze = (words) => words.replace(WHITE, "");

const below = (numbers, value) => {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

const readSpans = (numbers, base = 0) => {
  const spans = [];
  for (let at = 0; at < numbers.length; at += 2) {
    const start = base + numbers[at];
    base = start + numbers[at + 1];
    spans.push([start, base]);
  }
  return spans;
};

const readRuns = (runs) =>
  runs ? runs.split(",").flatMap((run) => {
    const [first, last = first] = run.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  }) : [];

const readLines = (notice, tokens) => {
  const read = tokens.match(/[tfmp./=]|\([\d,]+\)/g) ?? [];
  let [at, cell] = [0, null];
  return notice.text.split("\n").map((words, index) => {
    const token = read[index] ?? "t";
    if (token === "=") cell = [...cell];
    else if (token === ".") cell = [cell[0], cell[1], cell[2] + 1, 1, 1];
    else if (token === "/") cell = [cell[0], cell[1] + 1, 0, 1, 1];
    else cell = token[0] === "(" ? token.slice(1, -1).split(",").map(Number) : null;
    const line = { index, start: at, end: at + words.length, kind: token, cell };
    at = line.end + 1;
    return line;
  });
};

const readSegments = (notice, tokens) => {
  const segments = [];
  let [at, rows] = [0, []];
  for (const [, letter, length, owners] of tokens.matchAll(/([a-z_])(\d+)(?:@([\d,-]*))?/g)) {
    const end = at + Number(length);
    if (owners !== undefined) rows = readRuns(owners);
    if (letter !== "_") {
      const kind = page.kinds[letter.charCodeAt(0) - 97];
      segments.push({ start: notice.units(at), end: notice.units(end), kind, keys: rows.map((row) => notice.rows[row].key) });
    }
    at = end;
  }
  return segments;
};

const readHeading = (notice, [level, key, label, title, spans, declared]) =>
  ({ level, key, label, title, declared, points: readSpans(spans), heading: true });

const readTask = (notice, [level, key, label, spans, confidence = 0, units = [], due, targets = [], references = []]) => {
  const points = readSpans(spans);
  const base = points.length ? points[0][0] : 0;
  return {
    level, key, label, points, confidence: confidence / 100, references, units: readUnits(units, base),
    due: due && { points: readSpans(due[0], base), by: due[1], recurrence: due[2], open: due[3] },
    targets: targets.map(([place, indicator = "", unit = "", value = null, upper = null]) =>
      ({ points: readSpans(place, base), indicator, unit, value, upper })),
  };
};

const readUnits = (numbers, base) => {
  const units = [];
  const many = page.roles.length;
  for (let at = 0; at < numbers.length;) {
    const number = Math.floor(numbers[at] / 2);
    const length = 2 * Math.floor(number / (many * many)) + 2;
    const points = readSpans(numbers.slice(at + 1, at + 1 + length), base);
    base = points.at(-1)[1];
    units.push({ points, effective: page.roles[Math.floor(number / many) % many], role: page.roles[number % many], inherited: numbers[at] % 2 === 1 });
    at += 1 + length;
  }
  return units;
};

const place = (notice, thing) => {
  thing.at = JSON.stringify(thing.points);
  thing.spans = thing.points.map((span) => span.map(notice.units));
  return thing;
};

const openNotice = (raw) => {
  const early = raw.astral.map((point, index) => point + index);
  const notice = {
    ...raw,
    units: (point) => point + below(raw.astral, point),
    point: (unit) => unit - below(early, unit),
    quote: (spans) => spans.map(([start, end]) => raw.text.slice(start, end)).join(""),
  };
  notice.rows = raw.rows.map((row) => (typeof row[3] === "string" ? readHeading : readTask)(notice, row));
  const above = [];
  for (const row of notice.rows) {
    place(notice, row);
    for (const thing of [...row.units ?? [], ...row.targets ?? [], ...(row.due ? [row.due] : [])]) place(notice, thing);
    for (const unit of row.units ?? []) unit.name = squeeze(notice.quote(unit.spans));
    row.path = above.slice(0, row.level).filter(Boolean);
    above.length = row.level;
    above[row.level] = row.heading ? row : null;
  }
  notice.byKey = new Map(notice.rows.map((row) => [row.key, row]));
  notice.lines = readLines(notice, raw.lines);
  notice.segments = readSegments(notice, raw.segments);
  notice.starts = notice.lines.map((line) => line.start);
  notice.ends = notice.segments.map((segment) => segment.end);
  notice.unexplained = readSpans(raw.unexplained).map((span) => span.map(notice.units));
  notice.remarks = raw.remarks.map(([code, severity, task, spans, english, chinese]) =>
    ({ code, severity, task, english, chinese, spans: readSpans(spans).map((span) => span.map(notice.units)) }));
  return notice;
};

// The words of a task: its pieces, parted where lines of the notice end between them.
const wordsOf = (notice, spans) => spans.map(([start, end], at) => {
  const before = at && /\n/.test(notice.text.slice(spans[at - 1][1], start)) ? "\n" : "";
  return before + notice.text.slice(start, end);
}).join("");
