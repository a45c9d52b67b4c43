// Charts, each a picture with a name and a table with its numbers; what is pressed in one is shown alone among the tasks.
const MOST = 20;
const live = () => rows.filter((row) => !row.heading && !row.now.none && !row.now.into);
const liveUnits = (row) => row.now.units.filter((unit) => !unit.gone);

const drawCharts = (notice) => byId("charts").replaceChildren(
  el("h2", {}, say("Charts")),
  ...[chartUnits(), chartLeaders(), chartMatrix(notice), chartMonths(), ...chartTargets(notice)].filter(Boolean));

const figure = (title, picture, head, body) => el("figure", {},
  el("figcaption", {}, title), picture,
  el("details", {}, el("summary", {}, say("The numbers as a table")),
    el("div", { class: "table", tabindex: 0, role: "group", "aria-label": title }, el("table", {}, el("caption", { class: "hidden" }, title),
      el("thead", {}, el("tr", {}, ...head.map((words) => el("th", { scope: "col" }, words)))),
      el("tbody", {}, ...body.map(([name, ...cells]) =>
        el("tr", {}, el("th", { scope: "row" }, isolate(String(name))), ...cells.map((cell) => el("td", {}, String(cell))))))))));

const picture = (width, height, title, ...shapes) => {
  const drawn = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": title, width, height }, ...shapes);
  takePresses(drawn);
  return el("div", { class: "picture", tabindex: width > room() ? 0 : null }, drawn);
};

const words = (x, y, content, attributes = {}) => svg("text", { x, y, ...attributes }, content);

const shorten = (name, most) => {
  const seen = name.replace(new RegExp(UNSEEN, "g"), "�");
  return seen.length > most ? `${seen.slice(0, most - 1)}…` : seen;
};

// What stands at the left of a row, and how wide a picture is: as wide as there is room.
const room = () => Math.min(660, Math.max(300, (byId("charts").clientWidth || 734) - 74));
const nameRoom = () => Math.min(190, room() * 0.34);
const rowName = (name, y) => words(nameRoom() - 8, y, shorten(name, Math.floor(nameRoom() / 13.5)), { "text-anchor": "end", class: "name" });

// Who has which tasks, the busiest first: units, or the persons who lead.
const tally = (isWanted) => {
  const units = new Map();
  for (const row of live()) {
    for (const unit of liveUnits(row).filter((one) => isWanted(one.effective))) {
      if (!units.has(unit.name)) units.set(unit.name, { name: unit.name, all: new Set(), roles: {}, sections: new Map() });
      const one = units.get(unit.name);
      one.all.add(row.key);
      (one.roles[unit.effective] ??= new Set()).add(row.key);
      const section = row.path.findLast((heading) => heading.level <= matrixLevel())?.key ?? "";
      if (!one.sections.has(section)) one.sections.set(section, new Set());
      one.sections.get(section).add(row.key);
    }
  }
  return [...units.values()].sort((one, other) => other.all.size - one.all.size);
};
const isPerson = (role) => role === "leader";
const isOrgan = (role) => role !== "leader";

// The level of the outline that makes the columns of the matrix: the deepest whose headings have room side by side.
const matrixLevel = () => {
  const counts = [];
  for (const row of rows) if (row.heading) counts[row.level] = (counts[row.level] ?? 0) + 1;
  return Math.max(0, counts.findLastIndex((count) => count > 1 && count <= 16));
};

const chartUnits = () => chartBars(say("Tasks of each unit, by role"), say("Unit"), tally(isOrgan));
const chartLeaders = () => chartBars(say("Tasks of each leader"), say("leader"), tally(isPerson));

const chartBars = (title, what, units) => {
  if (!units.length) return null;
  const roles = page.roles.filter((role) => units.some((unit) => unit.roles[role]));
  const [left, line] = [nameRoom(), 26];
  const sum = (unit) => roles.reduce((total, role) => total + (unit.roles[role]?.size ?? 0), 0);
  const scale = (room() - left - 40) / Math.max(...units.map(sum));
  const drawn = units.slice(0, MOST);
  const bars = drawn.map((unit, at) => press(countTasks(unit.name, unit.all.size), { unit: unit.name },
    svg("rect", { x: 0, y: at * line, width: room(), height: line, class: "hit" }),
    rowName(unit.name, at * line + 18), ...stack(unit, roles, left, at * line, scale),
    words(left + sum(unit) * scale + 6, at * line + 18, String(unit.all.size), { class: "number" })));
  return figure(title, picture(room(), drawn.length * line + 4, title, ...bars),
    [what, ...roles.map((role) => say(role)), say("Tasks")],
    units.map((unit) => [unit.name, ...roles.map((role) => unit.roles[role]?.size ?? ""), unit.all.size]));
};

const stack = (unit, roles, left, y, scale) => roles.filter((role) => unit.roles[role]).flatMap((role) => {
  const [count, x] = [unit.roles[role].size, left];
  const wide = count * scale;
  left += wide;
  const name = wide > 40 ? `${say(role).slice(0, 2)} ${count}` : wide > 14 ? inLanguage(role[0].toUpperCase(), say(role)[0]) : "";
  return [svg("rect", { x: x + 0.5, y: y + 3, width: Math.max(wide - 1, 1), height: 20, class: `bar r-${role}` }, svg("title", {}, `${say(role)} ${count}`)),
    ...(name ? [words(x + wide / 2, y + 18, name, { "text-anchor": "middle", class: "on-bar" })] : [])];
});

const chartMatrix = (notice) => {
  const units = tally(isOrgan);
  const keys = [...new Set(units.flatMap((unit) => [...unit.sections.keys()]))];
  const sections = notice.rows.filter((row) => row.heading && keys.includes(row.key));
  if (sections.length < 2) return null;
  const [left, top, line] = [nameRoom(), 120, 26];
  const wide = Math.max(24, Math.min(60, (room() - left - 70) / sections.length));
  const most = Math.max(...units.flatMap((unit) => [...unit.sections.values()].map((tasks) => tasks.size)));
  const title = say("Units and sections: how many tasks");
  const heads = sections.map((section, at) => words(0, 0, shorten(`${section.label} ${section.title}`.trim(), 11),
    { transform: `translate(${left + at * wide + wide / 2 + 4} ${top - 8}) rotate(-45)`, class: "name small" }));
  const cells = units.slice(0, MOST).flatMap((unit, row) => [
    rowName(unit.name, top + row * line + 18),
    ...sections.flatMap((section, at) => {
      const count = unit.sections.get(section.key)?.size ?? 0;
      const [x, y, heat] = [left + at * wide, top + row * line, `heat-${Math.ceil((count / most) * 4)}`];
      const cell = svg("rect", { x: x + 1, y: y + 1, width: wide - 2, height: line - 2, rx: 2, class: `cell ${heat}` });
      return count ? press(countTasks(`${unit.name}, ${section.label} ${section.title}`, count), { unit: unit.name, section: section.key },
        cell, words(x + wide / 2, y + 18, String(count), { "text-anchor": "middle", class: `number ${heat}` })) : cell;
    })]);
  return figure(title, picture(Math.max(room(), left + sections.length * wide + 70), top + Math.min(units.length, MOST) * line + 4, title, ...heads, ...cells),
    [say("Unit"), ...sections.map((section) => `${section.label} ${section.title}`)],
    units.map((unit) => [unit.name, ...sections.map((section) => unit.sections.get(section.key)?.size ?? "")]));
};

const months = (first, last) => {
  const list = [];
  for (let [year, month] = first.split("-").map(Number); list.length < 240; month === 12 ? [year, month] = [year + 1, 1] : month += 1) {
    list.push(`${year}-${String(month).padStart(2, "0")}`);
    if (list.at(-1) >= last) break;
  }
  return list;
};

const chartMonths = () => {
  const dues = live().filter((row) => row.due?.by).map((row) => row.due.by).sort();
  if (!dues.length) return null;
  const year = dues[0].slice(0, 4);
  const long = slotLength(dues) === year.length;
  const slots = long ? [...new Set(months(dues[0], dues.at(-1).slice(0, 7)).map((slot) => slot.slice(0, 4)))]
    : months(`${year}-01`, `${dues.at(-1).slice(0, 4)}-12`);
  const counts = slots.map((slot) => dues.filter((due) => due.startsWith(slot)).length);
  const [height, most, title] = [120, Math.max(...counts), say("Tasks due, over time")];
  const wide = (room() - 20) / slots.length;
  const bars = slots.flatMap((slot, at) => {
    const tall = (counts[at] / most) * height;
    const name = long ? slot : Number(slot.slice(5));
    return [counts[at] > 0 && press(countTasks(slot, counts[at]), { month: slot },
      svg("rect", { x: 10 + at * wide + wide * 0.15, y: 20 + height - tall, width: wide * 0.7, height: tall, class: "bar plain" }),
      words(10 + at * wide + wide / 2, 14 + height - tall, String(counts[at]), { "text-anchor": "middle", class: "number" })),
      words(10 + at * wide + wide / 2, 36 + height, String(name), { "text-anchor": "middle", class: "name small" }),
      ...(!long && name === 1 ? [words(10 + at * wide, 54 + height, slot.slice(0, 4), { class: "name" })] : [])];
  });
  return figure(title, picture(room(), height + 62, title, svg("line", { x1: 10, x2: room() - 10, y1: 20 + height, y2: 20 + height, class: "axis" }), ...bars),
    [say("Time"), say("Tasks")], slots.map((slot, at) => [slot, counts[at]]).filter(([, count]) => count));
};

// Targets in one unit of measure beside one another: only these can be compared.
const chartTargets = (notice) => {
  const groups = new Map();
  for (const row of live()) {
    for (const target of row.targets) {
      if (target.value == null) continue;
      if (!groups.has(target.unit)) groups.set(target.unit, []);
      groups.get(target.unit).push({ ...target, row, shown: squeeze(notice.quote(target.spans)), size: Math.abs(Number(target.upper ?? target.value)) });
    }
  }
  return [...groups].sort((one, other) => other[1].length - one[1].length).slice(0, 6).map(([unit, targets]) => chartTarget(unit, targets));
};

const chartTarget = (unit, targets) => {
  const title = say("Targets in {unit}", { unit: say(unit || "numbers without a measure") });
  const [left, line] = [nameRoom(), 26];
  const width = room() - left - 120;
  const most = Math.max(...targets.map((target) => target.size)) || 1;
  const drawn = [...targets].sort((one, other) => other.size - one.size).slice(0, 12);
  return figure(title, picture(room(), drawn.length * line + 4, title, ...drawn.flatMap((target, at) => [
    rowName(target.indicator || target.shown, at * line + 18),
    svg("rect", { x: left, y: at * line + 4, width: Math.max((target.size / most) * width, 1), height: line - 8, class: "bar plain" }),
    words(left + (target.size / most) * width + 6, at * line + 18, shorten(target.shown, 14), { class: "number" }),
  ])), [say("Indicator"), say("Target"), say("Task")], targets.map((target) => [target.indicator, target.shown, target.row.key]));
};
