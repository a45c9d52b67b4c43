// Corrections as a file: out, in, and to the program that serves the page.
const fileText = () => `${JSON.stringify({ schema: SCHEMA, corrections: store.list }, null, 1)}\n`;

const drawCorrections = () => {
  const { notice } = shown;
  const button = (words, click, attributes = {}) => el("button", { type: "button", click, ...attributes }, say(words));
  byId("count-corrections").textContent = store.list.length || "";
  put(byId("corrections"),
    el("h2", {}, say("Corrections")),
    el("div", { class: "buttons" },
      page.save && button("Save", saveThere, { class: "main", id: "save" }),
      button("Download", download, { class: page.save ? "" : "main", id: "download", disabled: !store.list.length }),
      el("label", { class: "button" }, say("Load a file of corrections"),
        el("input", { type: "file", id: "load", class: "hidden", accept: ".json,application/json", change: loadFile })),
      button("Undo", undo, { id: "undo", disabled: !store.past.length }),
      button("Add a task", () => addFromHere(notice))),
    el("p", { id: "refused", class: "problem", role: "alert" }),
    store.list.length ? el("ol", { class: "corrections" }, ...store.list.map(drawCorrection))
      : el("p", { class: "empty" }, say("Nothing is corrected yet. Select a task or a unit of it, then use the buttons there.")));
};

const newValue = (one) => {
  const quote = (spans) => shown.notice.quote(unitsOf(shown.notice, spans));
  if (one.text !== shown.notice.hash) return one.role ? say(one.role) : "";
  return [one.role && say(one.role), one.name ?? (one.spans && quote(one.spans)), one.cuts && say("{count} pieces", { count: one.cuts.length + 1 }),
    one.with && one.with.map((spans) => quote(spans).slice(0, 40)).join(" + ")].filter(Boolean).join(" · ");
};

const drawCorrection = (one) => {
  const { notice } = shown;
  const here = one.text === notice.hash;
  return el("li", {},
    el("p", {}, el("b", {}, say(ACTIONS[one.action])), " ", el("q", {}, isolate(one.quote.slice(0, 80)))),
    newValue(one) && el("p", { class: "new" }, "→ ", isolate(newValue(one))),
    el("p", { class: "soft" }, isolate([one.note, one.author, one.date, here ? "" : one.notice].filter(Boolean).join(" · "))),
    el("div", { class: "buttons" },
      here && el("button", { type: "button", click: () => { openTab("text", { narrow: true }); showPlace(notice, unitsOf(notice, one.at.length ? one.at : one.spans)); } }, say("Show the place")),
      el("button", { type: "button", click: () => dropCorrection(one) }, say("Take back"))));
};

const addFromHere = (notice) => {
  const at = shown.key ? rowOf(shown.key).spans[0][0] : notice.lines[0].start;
  openForm("add-task", null, [at, at]);
};

const download = () => {
  const address = URL.createObjectURL(new Blob([fileText()], { type: "application/json" }));
  const name = shown.notice.name.replace(/^.*[\\/]/, "").replace(/[^\p{L}\p{N}._-]+/gu, "-") || "notice";
  const link = el("a", { href: address, download: `${name}.corrections.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  store.saved = store.list;
};

const saveThere = async () => {
  try {
    const answer = await fetch(page.save, { method: "POST", body: fileText(), headers: { "Content-Type": "application/json" } });
    if (!answer.ok) throw new Error(`${answer.status} ${(await answer.text()).slice(0, 200)}`);
    store.saved = store.list;
    tell(say("Saved."));
  } catch (error) {
    refuse([say("It could not be saved: {reason}", { reason: error.message })]);
  }
};

const refuse = (reasons) => {
  byId("refused").replaceChildren(...reasons.slice(0, 5).flatMap((reason) => [isolate(reason), el("br")]));
};

const loadFile = async (event) => {
  const [file] = event.target.files;
  if (!file) return;
  const read = readCorrections(await file.text());
  if (typeof read === "string") {
    refuse([read]);
    return;
  }
  change([...store.list.filter((old) => !read.some((one) => same(one, old))), ...read]);
  store.saved = store.list;
  tell(say("{count} corrections were loaded.", { count: read.length }));
};

// The corrections of a file, or why it is not taken.
const readCorrections = (text) => {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return say("This file is damaged: it is not JSON.");
  }
  if (data?.schema !== SCHEMA || !Array.isArray(data.corrections)) return say("This is no file of corrections ({schema}).", { schema: SCHEMA });
  for (const [at, one] of data.corrections.entries()) {
    const fault = faultOf(one);
    if (fault) return say("Correction {number}: {fault}", { number: at + 1, fault });
  }
  const read = data.corrections.map(complete);
  const all = [...store.list, ...read];
  for (const [at, one] of all.entries()) {
    const other = all.slice(at + 1).find((two) => rivals(one, two) && !agree(one, two));
    if (other) return say("Two corrections contradict each other: {one} and {other}", { one: nameCorrection(one), other: nameCorrection(other) });
  }
  return read;
};

const nameCorrection = (one) => `${say(ACTIONS[one.action])} “${one.quote.slice(0, 20)}” ${valueText(one)} (${one.author || "?"}, ${one.date ?? "?"})`;
const valueText = (one) => one.role ?? one.name ?? JSON.stringify(one.spans ?? one.cuts ?? one.with ?? "");

const isSpans = (spans, most) => Array.isArray(spans) && spans.every((span) => Array.isArray(span) && span.length === 2 &&
  span.every(Number.isInteger) && span[0] >= 0 && span[0] < span[1] && span[1] <= most);

const faultOf = (one) => {
  if (!one || typeof one !== "object" || !Object.hasOwn(ACTIONS, one.action)) return say("it has no known action.");
  const notice = notices.find((known) => known.hash === one.text);
  if (!notice) return say("it is of another notice, or the text has changed ({notice}).", { notice: String(one.notice ?? "?") });
  const most = notice.point(notice.text.length);
  const lists = [one.at ?? [], one.task ?? [], one.spans ?? [], ...(Array.isArray(one.with) ? one.with : [])];
  if (!lists.every((spans) => isSpans(spans, most))) return say("its place lies outside the text.");
  if (one.role != null && !page.roles.includes(one.role)) return say("it has no known role.");
  if (["note", "author", "date", "quote", "name", "notice"].some((key) => one[key] != null && typeof one[key] !== "string")) return say("it is damaged.");
  if (!(one.cuts ?? []).every?.(Number.isInteger) || !needsOf(one)) return say("it is damaged.");
  if (one.at?.length && one.quote && one.quote !== notice.quote(unitsOf(notice, one.at))) return say("its words are not those of the text.");
  return "";
};

// Whether a correction has what its action needs.
const needsOf = ({ action, at, role, spans, cuts, with: joined }) => {
  const needs = [action === "add-task" || at?.length,
    !["set-role", "add-unit"].includes(action) || role, !["set-unit", "add-unit", "set-task", "add-task"].includes(action) || spans?.length,
    action !== "split-task" || cuts?.length, action !== "merge-tasks" || joined?.length];
  return needs.every(Boolean);
};

addEventListener("beforeunload", (event) => {
  if (store.list !== store.saved) event.preventDefault();
});
