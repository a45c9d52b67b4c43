// The data of the page, and its words: the English ones are the keys of the table that has the Chinese.
const page = JSON.parse(document.getElementById("data").textContent);
let language = page.lang;

const say = (words, facts = {}) =>
  (language === "zh" ? page.words[words] ?? words : words).replace(/\{(\w+)\}/g, (_, name) => facts[name]);

const inLanguage = (english, chinese) => (language === "zh" ? chinese : english);

const localise = () => {
  document.documentElement.lang = inLanguage("en", "zh-CN");
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of document.querySelectorAll("[data-say-label]")) {
    node.setAttribute("aria-label", say(node.dataset.sayLabel));
  }
};
