// The one script of Inbreng. It only adds comfort: everything works without it,
// and what it copies can be selected instead.

// Completions of what is typed into a search box: the list only offers what
// could also be typed.
const list = document.createElement("datalist");
list.id = "suggesties";
let asked = 0;
let timer;

async function suggest(typed) {
  const turn = ++asked;
  try {
    const answer = await fetch("/zoeken/suggesties?q=" + encodeURIComponent(typed));
    if (!answer.ok) return;
    const [, words] = await answer.json();
    // An answer that was overtaken by a later question is of no use.
    if (turn !== asked) return;
    list.replaceChildren(...words.map((word) => {
      const option = document.createElement("option");
      option.value = word;
      return option;
    }));
  } catch {
    // Without a connection there is nothing to offer.
  }
}

document.body.append(list);
for (const box of document.querySelectorAll('input[type="search"][name="q"]')) {
  box.setAttribute("list", list.id);
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => suggest(box.value), 150);
  });
}

// What was done, said aloud and shown for a moment.
const status = document.createElement("p");
status.setAttribute("role", "status");
status.className = "status no-print";
document.body.append(status);
let shown;

function say(words) {
  status.textContent = words;
  clearTimeout(shown);
  shown = setTimeout(() => { status.textContent = ""; }, 4000);
}

// Without access to the clipboard, as on plain http, the text is selected.
async function copy(text, what, element) {
  try {
    await navigator.clipboard.writeText(text);
    say(what + " gekopieerd");
  } catch {
    if (element) getSelection().selectAllChildren(element);
    say(element ? "Geselecteerd: kopieer met Ctrl+C of Cmd+C" : "Kopiëren lukt hier niet: " + text);
  }
}

function button(words, click) {
  const b = document.createElement("button");
  b.type = "button";
  b.className = "copy-button";
  b.textContent = words;
  b.addEventListener("click", click);
  return b;
}

for (const text of document.querySelectorAll(".copyable")) {
  const name = text.parentElement.previousElementSibling?.textContent ?? "Tekst";
  const b = button("Kopieer", () => {
    // An address without a host can only be followed from here.
    const words = text.textContent;
    copy(words.startsWith("/") ? new URL(words, location.href).href : words, name, text);
  });
  b.setAttribute("aria-label", "Kopieer: " + name);
  text.after(" ", b);
}

// A link to an answer or a paragraph is copied; that of a paragraph is followed
// as well, so that the paragraph shows which one it is.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.pin, a.copy-link");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.matches(".copy-link")) event.preventDefault();
  copy(link.href, "Link");
});

// Quoting a selection: the words, where they stand, and a link that lands on
// them, in browsers that know text fragments, or else on their paragraph.
const tidy = (words) => words.replace(/\s+/g, " ").trim();
const encode = (words) => encodeURIComponent(words).replace(/-/g, "%2D");

function fragment(words) {
  const list = words.split(" ");
  if (list.length <= 12) return encode(words);
  return encode(list.slice(0, 5).join(" ")) + "," + encode(list.slice(-5).join(" "));
}

function quoted() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const element = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
  const start = element(range.startContainer).closest(".para > [id]");
  const exchange = start?.closest("[data-quoted]");
  const words = tidy(selection.toString());
  if (!exchange || !exchange.contains(range.endContainer) || words.length < 2) return null;
  // Text fragments do not reach from one block into another.
  const whole = start.contains(range.endContainer);
  const url = new URL(location.pathname, location.href).href + "#" + start.id + (whole ? ":~:text=" + fragment(words) : "");
  // The numbers of footnotes are no words of the text, but a browser that looks
  // for the words finds them there.
  const parts = range.cloneContents();
  for (const mark of parts.querySelectorAll("sup.mark, details, .pin")) mark.remove();
  return `“${tidy(parts.textContent)}” (${exchange.dataset.quoted}, ${url})`;
}

const quote = button("Citeer deze woorden", () => {
  const text = quoted();
  if (text) copy(text, "Citaat met link");
});
quote.classList.add("quote-button", "no-print");
quote.hidden = true;
// A click must not take the selection away.
quote.addEventListener("pointerdown", (event) => event.preventDefault());
document.body.append(quote);
document.addEventListener("selectionchange", () => { quote.hidden = !quoted(); });

// A fragment of another part of a long document leads to that part.
function seek() {
  const id = decodeURIComponent(location.hash.slice(1));
  const inside = document.getElementById(id) ?? document.getElementById(id.replace(/(-deel-\d+)?-(alinea|zin)-\d+$/, ""));
  const line = inside ? 0 : /^regel-(\d+)$/.exec(id)?.[1];
  const part = inside?.closest(".parts li") ?? [...document.querySelectorAll(".parts [data-line]")].findLast((li) => Number(li.dataset.line) <= line);
  if (part) location.replace(part.querySelector("a").href + location.hash);
}
addEventListener("hashchange", seek);
seek();

// Keys. They can be switched off (WCAG 2.1.4), and rest while somebody types.
const off = "sneltoetsen-uit";
const remembered = () => { try { return localStorage.getItem(off); } catch { return null; } };
const follow = (selector) => document.querySelector(selector)?.click();
const keys = {
  n: () => follow('a[rel="next"]'),
  p: () => follow('a[rel="prev"]'),
  b: () => follow(".followed > a, .trail li:last-child a"),
  c: () => copy(document.querySelector("link[rel=canonical]")?.href ?? location.href, "Link"),
  "?": () => { location.href = "/sneltoetsen"; },
  "/": () => document.querySelector("#zoek")?.focus(),
};
document.addEventListener("keydown", (event) => {
  const act = Object.hasOwn(keys, event.key) && keys[event.key];
  if (!act || event.ctrlKey || event.altKey || event.metaKey || remembered()) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  act();
});

if (location.pathname === "/sneltoetsen") {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = !remembered();
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.removeItem(off);
      else localStorage.setItem(off, "1");
    } catch {
      say("Uw browser wil dit niet onthouden");
    }
  });
  const label = document.createElement("label");
  label.className = "switch";
  label.append(box, " Sneltoetsen gebruiken");
  document.querySelector("article.prose").append(label);
}
