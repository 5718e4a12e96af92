package dev.isogon.internal.serve.load;

import java.nio.file.Path;
import java.util.List;

/**
 * All runs with short settings, in about two minutes: what breaks the server at all is seen, and what is rare or slow is not.
 * Arguments: a folder of photographs.
 */
public final class ServeCheck {

    private static final double MINUTES = 0.25;
    private static final int ATTACKS = 600;
    private static final int KILLS = 3;
    private static final double SECONDS = 10;

    private ServeCheck() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.out.println("Arguments: PHOTOGRAPHS");
            return;
        }
        Path photographs = Path.of(arguments[0]);
        Promises promises = new Promises();
        SharedSubjectsRun.run(SECONDS, photographs, promises);
        KillRun.run(KILLS, photographs, promises);
        AttackRun.run(ATTACKS, photographs, promises);
        LoadRun.run(MINUTES, photographs, List.of(), promises);
        promises.end();
    }
}
