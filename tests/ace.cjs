// Asks Ace (DAISY) about one EPUB: node ace.cjs BOOK FOLDER; its report is FOLDER/report.json.
const ace = require("@daisy/ace-core");
const runner = require("@daisy/ace-axe-runner-puppeteer");

const [book, outdir] = process.argv.slice(2);
const options = { cwd: process.cwd(), outdir, initLogger: true, silent: true };
ace(book, options, runner).then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
