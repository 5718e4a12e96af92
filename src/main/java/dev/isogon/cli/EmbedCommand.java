package dev.isogon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code isogon embed}. */
@Command(name = "embed", description = "soon", mixinStandardHelpOptions = true)
final class EmbedCommand implements Callable<Integer> {

    EmbedCommand(Terminal terminal) {}

    @Override
    public Integer call() {
        return 0;
    }
}
