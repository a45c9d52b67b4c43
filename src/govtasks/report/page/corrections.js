// The corrections made so far, and what they make of the tasks. All places in them are of the reading before any.
const SCHEMA = "govtasks.corrections/1";
const OF_UNITS = ["set-role", "set-unit", "remove-unit"];
const OF_TASKS = ["set-task", "split-task", "merge-tasks", "no-task", "add-unit"];
const ACTIONS = {
  "set-role": "Change the role", "set-unit": "Change the unit", "add-unit": "Add a unit", "remove-unit": "Remove the unit",
  "set-task": "Change the words of the task", "split-task": "Split the task", "merge-tasks": "Merge tasks",
  "add-task": "Add a task", "no-task": "No task",
};

// What a file leaves out is empty.
const complete = (one) => ({ notice: "", at: [], task: [], quote: "", note: "", author: "", ...one });
const given = page.corrections.map(complete);
const store = { list: given, past: [], saved: given };
const shown = { notice: null, key: null, unit: null, place: [] };

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// What a correction says of its thing: which side of it, where, of an assignment in which task ([]: all), and what.
const claimsOf = (one) => {
  const { action, at, task, spans, name = null, role, cuts } = one;
  const group = [at, ...one.with ?? []];
  return {
    "set-role": () => [["role", at, task, role]],
    "set-unit": () => [["unit", at, task, [spans, name]]],
    "remove-unit": () => [["role", at, task, null], ["unit", at, task, null]],
    "add-unit": () => [["added unit", spans, at, [role, name]]],
    "add-task": () => [["added task", spans, [], null]],
    "set-task": () => [["text", at, [], spans]],
    "split-task": () => [["shape", at, [], cuts]],
    "merge-tasks": () => group.map((place) => ["shape", place, [], group]),
    "no-task": () => [["text", at, [], null], ["shape", at, [], null]],
  }[action]();
};

// Whether two corrections speak of one side of one thing; so the later takes the place of the earlier.
const rivals = (one, other) => one.text === other.text && claimsOf(one).some(([what, at, within]) =>
  claimsOf(other).some(([side, place, task]) => what === side && same(at, place) && (!within.length || !task.length || same(within, task))));

const agree = (one, other) => same(claimsOf(one), claimsOf(other));

const change = (list) => {
  store.past.push(store.list);
  store.list = list;
  refresh();
};

// Whether a correction adds a unit to the task that another one adds.
const isOfAdded = (one, task) => one.action === "add-unit" && task?.action === "add-task" && one.text === task.text && same(one.at, task.spans);

// Take up corrections in the place of those that they revise: `old`, and all that speak of the same.
const correct = (made, old) => {
  const kept = store.list.filter((one) => one !== old && !made.some((other) => rivals(other, one)));
  change([...kept.map((one) => (isOfAdded(one, old) ? { ...one, at: made[0].spans, quote: made[0].quote } : one)), ...made]);
};

const undo = () => {
  if (!store.past.length) return tell(say("There is nothing to undo."));
  store.list = store.past.pop();
  refresh();
  return tell(say("Undone."));
};

const dropCorrection = (one) => change(store.list.filter((other) => other !== one && !isOfAdded(other, one)));

const ofNotice = (notice) => store.list.filter((one) => one.text === notice.hash);

const unitsOf = (notice, spans) => spans.map((span) => span.map(notice.units));
const pointsOf = (notice, spans) => spans.map((span) => span.map(notice.point));

// Corrections of the notice that is shown, by what they speak of.
const indexCorrections = (notice) => {
  const index = new Map();
  const note = (key, one) => index.set(key, [...index.get(key) ?? [], one]);
  for (const one of ofNotice(notice)) {
    if (one.at.length) note(JSON.stringify(one.at), one);
    for (const spans of one.with ?? []) note(`into ${JSON.stringify(spans)}`, one);
  }
  return index;
};

const correctedUnit = (notice, row, unit) => {
  const mine = (shown.index.get(unit.at) ?? [])
    .filter((one) => OF_UNITS.includes(one.action) && (!one.task.length || JSON.stringify(one.task) === row.at));
  const now = { ...unit, was: unit, made: mine };
  for (const one of mine) {
    if (one.action === "set-role") now.role = now.effective = one.role;
    else if (one.action === "remove-unit") now.gone = one;
    else Object.assign(now, nameOf(notice, one));
  }
  return now;
};

const nameOf = (notice, one) => {
  const spans = unitsOf(notice, one.spans);
  return { points: one.spans, spans, name: one.name || squeeze(notice.quote(spans)) };
};

const addedUnit = (notice, one) =>
  ({ role: one.role, effective: one.role, inherited: false, made: [one], adding: one, ...nameOf(notice, one) });

// A task with its corrections applied.
const corrected = (notice, row) => {
  const mine = (shown.index.get(row.at) ?? []).filter((one) => OF_TASKS.includes(one.action));
  const find = (action) => mine.find((one) => one.action === action);
  const [into] = (shown.index.get(`into ${row.at}`) ?? []);
  const units = row.units.map((unit) => correctedUnit(notice, row, unit));
  units.push(...mine.filter((one) => one.action === "add-unit").map((one) => addedUnit(notice, one)));
  const joined = (find("merge-tasks")?.with ?? []).map((spans) => taskAt(notice, spans)).filter(Boolean);
  const spans = find("set-task") ? unitsOf(notice, find("set-task").spans) : row.spans;
  return {
    ...row, was: row, units, joined, spans, none: find("no-task"), into, made: [...mine, ...(row.adding ? [row.adding] : [])],
    cuts: (find("split-task")?.cuts ?? []).map(notice.units),
    pieces: [spans, ...joined.map((one) => one.spans)],
  };
};

const taskAt = (notice, points) => notice.rows.find((row) => !row.heading && row.at === JSON.stringify(points));

const addedRow = (notice, one, index) => {
  const row = place(notice, { key: `+${index + 1}`, level: 0, label: "", points: one.spans, confidence: 1, units: [],
    references: [], due: null, targets: [], adding: one, path: [] });
  const before = notice.rows.findLast((other) => other.spans.length && other.spans[0][0] <= row.spans[0][0]);
  return before ? { ...row, level: before.heading ? before.level + 1 : before.level,
    path: before.heading ? [...before.path, before] : before.path } : row;
};

// The outline with the tasks that were added, each after what stands before it.
const allRows = (notice) => {
  const added = ofNotice(notice).filter((one) => one.action === "add-task");
  const rows = [...notice.rows];
  added.forEach((one, index) => {
    const row = addedRow(notice, one, index);
    const after = rows.findLastIndex((other) => other.spans.length && other.spans[0][0] <= row.spans[0][0]);
    rows.splice(after + 1, 0, row);
  });
  return rows;
};

// What the corrections change in the text.
const overlaysOf = (notice, rows) => rows.filter((row) => row.now?.made.length || row.now?.units.some((u) => u.made.length))
  .flatMap(({ key, now }) => {
    const keys = [key];
    const lay = (spans, kind) => spans.map(([start, end]) => ({ start, end, kind, keys, changed: true }));
    const words = now.none ? lay(now.was.spans, "dropped")
      : now.made.some((one) => ["set-task", "add-task"].includes(one.action))
        ? [...lay(now.was.spans, "wording"), ...lay(now.spans, "task")] : [];
    const units = now.units.filter((unit) => unit.made.length).flatMap((unit) => [
      ...(unit.was ? lay(unit.was.spans, "wording") : []), ...(unit.gone ? lay(unit.spans, "dropped") : lay(unit.spans, unit.effective)),
    ]);
    return [...words, ...units];
  });
