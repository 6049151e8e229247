// The editor of the desk: CodeMirror with Markdown, Problems and search.
//
// In: an element, and what the editor and its panels are called.
// Out: Editor.create; `npm ci && npm run bundle` in this folder makes ../page/codemirror.js of it.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { defineLanguageFacet, HighlightStyle, Language, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { parser, Table } from "@lezer/markdown";

const markdown = new Language(defineLanguageFacet(), parser.configure([Table]), [], "markdown");

const highlighting = HighlightStyle.define([
  { tag: tags.heading, class: "md-heading" },
  { tag: tags.strong, class: "md-strong" },
  { tag: tags.emphasis, class: "md-emphasis" },
  { tag: [tags.link, tags.url], class: "md-link" },
  { tag: [tags.processingInstruction, tags.contentSeparator], class: "md-mark" },
  { tag: tags.comment, class: "md-comment" },
]);

// Tab is left to the browser: who has no mouse goes on to the next field with it.
const keys = [...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap];

// `changed` is called when somebody has typed, `moved` with the line of the cursor; `pasted` and `dropped` get the events, and return
// whether they have done all that is to be done.
export function create(parent, { label, nonce, phrases, changed, moved, pasted, dropped }) {
  let first = 1; // the number of the text's first line in its file
  let view = null;

  const opened = (text, editable) =>
    EditorState.create({
      doc: text,
      extensions: [
        lineNumbers({ formatNumber: (line) => String(line + first - 1) }),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        search({ top: true }),
        syntaxHighlighting(highlighting),
        markdown,
        EditorView.lineWrapping,
        EditorView.cspNonce.of(nonce),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        EditorState.phrases.of(phrases),
        EditorState.readOnly.of(!editable),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed();
          const { state } = update;
          if (update.selectionSet && !update.docChanged) {
            moved(state.doc.lineAt(state.selection.main.head).number + first - 1);
          }
        }),
        EditorView.domEventHandlers({ paste: pasted, drop: dropped }),
        keymap.of(keys),
      ],
    });

  // The place of a line and a column of the file, both from 1, in the text.
  const place = (line, column) => {
    const doc = view.state.doc;
    const found = doc.line(Math.min(Math.max(line - first + 1, 1), doc.lines));
    return Math.min(found.from + Math.max(column - 1, 0), found.to);
  };

  view = new EditorView({ parent, state: opened("", false) });
  return {
    get text() {
      return view.state.doc.toString();
    },
    // The line of the file in which the cursor stands; 0 where it is elsewhere on the page.
    get line() {
      const { doc, selection } = view.state;
      return view.hasFocus ? doc.lineAt(selection.main.head).number + first - 1 : 0;
    },
    // Show a text that begins in line `from` of its file; what was typed before cannot come back.
    open(text, from, editable) {
      first = from;
      view.setState(opened(text, editable));
    },
    // Take another text in one step that can be undone.
    replace(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    insert(text) {
      view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true, userEvent: "input.paste" });
    },
    // Show what is wrong: each with line, column, width, grade, what, mend.
    problems(found) {
      const shown = found
        .filter((one) => one.line >= first)
        .map((one) => {
          const from = place(one.line, one.column);
          const to = Math.min(from + Math.max(one.width, 1), view.state.doc.lineAt(from).to);
          const severity = one.grade === "mend" ? "error" : "warning";
          return { from, to, severity, message: `${one.what}\n${one.mend}` };
        });
      view.dispatch(setDiagnostics(view.state, shown));
    },
    go(line, column) {
      const at = place(line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    focus() {
      view.focus();
    },
  };
}
