package dev.isogon.internal.cli;

import dev.isogon.internal.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One run of the command line in this JVM.
 *
 * @param code its exit code
 * @param out what it printed as results
 * @param err what it printed beside
 */
public record CommandLineRun(int code, String out, String err) {

    /** Runs it as on a pipe. */
    public static CommandLineRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Isogon.run(new PrintWriter(out, true), new PrintWriter(err, true), Terminal.none(), args);
        return new CommandLineRun(code, out.toString(), err.toString());
    }
}
