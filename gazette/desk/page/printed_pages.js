// Printed pages: those of what is being written, beside it, instead of its web page.
//
// In: the parts of the page, its words, what asks the press; a file and its text, the block in which the cursor is.
// Out: PrintedPages: shown or not; the pages as the text is by now, one request at a time.
import { point, show } from "/_press/printed.js";

export class PrintedPages {
  constructor({ web, paper, pages, others }, words, ask) {
    Object.assign(this, { web, paper, pages, others, words, ask });
    this.text = null; // what is to be seen: file and text
    this.block = "";
    web.addEventListener("click", () => this.turn(false));
    paper.addEventListener("click", () => this.turn(true));
  }

  get isShown() {
    return this.paper.getAttribute("aria-pressed") === "true";
  }

  turn(isShown) {
    this.web.setAttribute("aria-pressed", String(!isShown));
    this.paper.setAttribute("aria-pressed", String(isShown));
    this.pages.hidden = !isShown;
    this.others.classList.toggle("aside", isShown);
    this.draw();
  }

  // The text of a notice; null where no notice is open.
  put(text) {
    if (text?.file !== this.text?.file) this.pages.replaceChildren();
    this.text = text;
    this.draw();
  }

  point(block) {
    this.block = block ?? "";
    if (this.isShown) point(this.pages, this.block);
  }

  say(word) {
    const said = document.createElement("p");
    said.textContent = word;
    this.pages.replaceChildren(said);
  }

  // What is typed meanwhile is asked for when the answer is there.
  async draw() {
    if (!this.isShown || this.asked) return;
    if (!this.text) return this.say(this.words.unprinted);
    this.asked = this.text;
    this.pages.setAttribute("aria-busy", "true");
    if (!this.pages.children.length) this.say(this.words.printing);
    const { pages } = await this.ask("printed", this.asked, "/_press/").catch(() => ({ pages: [] }));
    const isNew = this.text !== this.asked;
    if (this.text?.file === this.asked.file) {
      if (pages.length) show(this.pages, pages, this.words.printed_page);
      else if (!isNew) this.say(this.words.unprinted);
      this.point(this.block);
    }
    this.asked = null;
    if (isNew) return this.draw();
    this.pages.setAttribute("aria-busy", "false");
  }
}
