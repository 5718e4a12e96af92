package dev.isogon.internal.cli;

import dev.isogon.internal.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Starts the program; everything else can be started in a test as well. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(Isogon.run(out, err, Terminal.ofProcess(), args));
    }
}
