// Diagnostics, and what was not understood, each with its place.
const drawRemarks = (notice) => {
  const around = ([start, end]) => el("q", {}, ...show(notice.text.slice(Math.max(0, start - 8), start)),
    el("mark", {}, ...show(notice.text.slice(start, Math.min(end, start + 60)))), ...show(notice.text.slice(end, end + 8)));
  const goTo = (spans, key) => el("button", { type: "button", class: "place", click: () => {
    if (key && rowOf(key)) select(key, { quiet: true });
    openTab("text", { narrow: true });
    showPlace(notice, spans);
  } }, say("Show the place"));
  const items = notice.remarks.map((remark) => el("li", { class: `remark ${remark.severity}` },
    el("p", {}, el("b", { class: `flag ${remark.severity}` }, say(remark.severity)), " ", el("code", {}, remark.code), " ",
      remark.task && el("span", { class: "id" }, remark.task)),
    el("p", {}, isolate(inLanguage(...[remark.english, remark.chinese].map(([words]) => words)))),
    el("p", { class: "soft" }, isolate(inLanguage(...[remark.english, remark.chinese].map(([, help]) => help)))),
    remark.spans.length > 0 && el("p", {}, around(remark.spans[0]), " ", goTo(remark.spans, remark.task))));
  const lost = notice.unexplained.map((span) => el("li", { class: "remark" }, around(span), " ", goTo([span])));
  byId("remarks").replaceChildren(
    el("h2", {}, say("Remarks")),
    items.length ? el("ul", { class: "remarks" }, ...items) : el("p", { class: "empty" }, say("There are no remarks.")),
    el("h2", {}, say("What was not understood")),
    el("p", {}, `${say("coverage")} ${notice.explained} %`),
    lost.length ? el("ul", { class: "remarks" }, ...lost) : el("p", { class: "empty" }, say("Every character belongs to something that was read.")));
};
