// Completes what is typed into a search box. Everything works without it: the
// list only offers what could also be typed.
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
