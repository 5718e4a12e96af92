package dev.isogon.internal.cli.terminal;

import dev.isogon.internal.cli.text.OptionWords;
import dev.isogon.internal.loss.part.DivergedException;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.StoppedException;
import dev.isogon.train.MissingNativesException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine;

/** Turns whatever a command throws into one clear message and an exit code. */
public final class Failures implements CommandLine.IExecutionExceptionHandler {

    public static final int WORLD = 1;
    public static final int CALLER = 2;
    static final int INTERRUPTED = 130;

    /** Set it for stack traces. */
    private static final String TRACE = "isogon.trace";

    @Override
    public int handleExecutionException(Exception e, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (e instanceof StoppedException) {
            return INTERRUPTED;
        }
        if (e instanceof SettingsException wrong) {
            return say(command, CALLER, OptionWords.of(wrong));
        }
        if (e instanceof DivergedException) {
            return say(command, WORLD, "training stopped " + e.getMessage());
        }
        if (e instanceof BrokenFileException || e instanceof MissingNativesException) {
            return say(command, WORLD, OptionWords.of(String.valueOf(e.getMessage())));
        }
        if (e instanceof UncheckedIOException && e.getCause() instanceof IOException io) {
            return say(command, WORLD, ofDisk(io));
        }
        if (e instanceof IOException io) {
            return say(command, WORLD, ofDisk(io));
        }
        if (Boolean.getBoolean(TRACE)) {
            throw e;
        }
        return say(command, WORLD, unexpected(e));
    }

    /** The first line of what nobody foresaw; the engine's messages go on with a native stack trace. */
    private static String unexpected(Exception e) {
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return "unexpected " + e.getClass().getSimpleName() + ": " + first
                + "\nThis is a fault of Isogon's. See where it happened with ISOGON_JAVA_OPTS=-D" + TRACE + "=true";
    }

    /** Natives that could not be unpacked or loaded. */
    public static String ofNatives(LinkageError e) {
        Throwable cause = e;
        boolean onnx = isOfOnnxRuntime(e);
        while (cause.getCause() != null) {
            cause = cause.getCause();
            onnx |= isOfOnnxRuntime(cause);
        }
        String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        if (onnx) {
            return "ONNX Runtime's native library could not be loaded (" + first + "). It is unpacked to the folder for"
                    + " temporary files, about 25 MB; make room there, or name another folder by"
                    + " ISOGON_JAVA_OPTS=-Djava.io.tmpdir=DIR";
        }
        return "the engine's native libraries could not be loaded (" + first + "). They are unpacked to .javacpp in the"
                + " home folder, about 450 MB; make room there, or name another folder by"
                + " ISOGON_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=DIR";
    }

    private static boolean isOfOnnxRuntime(Throwable e) {
        return Arrays.stream(e.getStackTrace())
                .anyMatch(each -> each.getClassName().startsWith("ai.onnxruntime."));
    }

    /** Memory that ran out, Java's own or the engine's. */
    public static String ofMemory(OutOfMemoryError e) {
        return "memory ran out (" + e.getMessage()
                + "). Give Java more, for example by ISOGON_JAVA_OPTS=-Xmx8g, or take"
                + " fewer images (--set split.train_images=N)";
    }

    private static int say(CommandLine command, int code, String message) {
        command.getErr().println("isogon: " + message);
        command.getErr().flush();
        return code;
    }

    /** What the file system said, with the file and what to do. */
    static String ofDisk(IOException e) {
        String file = e instanceof FileSystemException fs && fs.getFile() != null ? fs.getFile() : "";
        String message = String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException) {
            return file + " may not be read or written by this user; change its permissions or name another place";
        }
        if (e instanceof NoSuchFileException) {
            return file + " does not exist";
        }
        if (message.toLowerCase(Locale.ROOT).contains("no space left")) {
            return "the disk is full" + (file.isEmpty() ? "" : " (writing " + file + ")")
                    + ". Nothing finished was lost; make room and go on with --resume";
        }
        return message;
    }
}
