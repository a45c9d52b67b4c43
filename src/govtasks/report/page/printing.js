// Printing gives all notices of the page: the one that is shown, and a copy of each other in its place.
const copies = [];

const copyNotice = (notice) => {
  openOne(notice);
  completeForPrint();
  const copy = el("div", { class: "printed" },
    ...[...document.querySelectorAll("body > header, body > main")].map((part) => part.cloneNode(true)));
  copies.push(copy);
  return copy;
};

const completeForPrint = () => {
  finish();
  byId("about").open = true;
  drawCharts(shown.notice);
};

const copyOthers = () => {
  const { notice, key, unit } = shown;
  const choices = FIELDS.map((name) => field(name).value);
  const panes = [byId("lines"), byId("list")];
  const places = panes.map((pane) => pane.scrollTop);
  for (const name of FIELDS) field(name).value = "";
  const at = notices.indexOf(notice);
  const [before, after] = [notices.slice(0, at), notices.slice(at + 1)].map((others) => others.map(copyNotice));
  openOne(notice);
  FIELDS.forEach((name, index) => choose(name, choices[index]));
  applyFilter();
  if (key) select(key, { unit, quiet: true });
  completeForPrint();
  panes.forEach((pane, index) => { pane.scrollTop = places[index]; });
  document.body.prepend(...before);
  document.body.append(...after);
};

addEventListener("beforeprint", () => {
  if (notices.length > 1 && !copies.length) copyOthers();
  else completeForPrint();
});
addEventListener("afterprint", () => {
  for (const copy of copies.splice(0)) copy.remove();
});
