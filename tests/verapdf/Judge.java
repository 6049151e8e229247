import java.io.File;
import java.nio.charset.StandardCharsets;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF's model: Judge FLAVOUR FILE… prints one failed check a line, and the verdict last. */
public final class Judge {
    private static final int FAILURES_SHOWN_PER_RULE = 20;

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("no such flavour: " + arguments[0]);
        }
        VeraGreenfieldFoundryProvider.initialise();
        for (int i = 1; i < arguments.length; i++) {
            judge(out, flavour, new File(arguments[i]));
        }
    }

    private static void judge(PrintStream out, PDFAFlavour flavour, File file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
             PDFAValidator validator = Foundries.defaultInstance()
                 .createValidator(flavour, FAILURES_SHOWN_PER_RULE, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion check : result.getTestAssertions()) {
                if (check.getStatus() == TestAssertion.Status.FAILED) {
                    out.println(String.join("\t", "failed",
                        check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber(),
                        check.getLocation().getContext(), line(check.getMessage())));
                }
            }
            out.println(String.join("\t", result.isCompliant() ? "compliant" : "not compliant",
                flavour.getId(), file.getName(), result.getTotalAssertions() + " checks"));
        }
    }

    private static String line(String message) {
        return message == null ? "" : message.replaceAll("\\s+", " ").trim();
    }
}
