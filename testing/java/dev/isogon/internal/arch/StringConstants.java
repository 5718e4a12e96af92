package dev.isogon.internal.arch;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The strings that a module's classes hold, read from their constant pools (Java Virtual Machine Specification, 4.4). */
final class StringConstants {

    /** An option of a command line; neither a custom property of a style sheet nor its use. */
    private static final Pattern OPTION = Pattern.compile("(?<![-\\w!]|var\\()--[a-z][a-z-]*+(?!:)");

    private static final int UTF8 = 1;
    private static final int STRING = 8;

    private StringConstants() {}

    /** The strings of the module whose tests run that name an option, each behind its class. */
    static Set<String> withOptions() {
        Set<String> found = new TreeSet<>();
        for (Path file : classFiles()) {
            of(file).stream()
                    .filter(text -> OPTION.matcher(text).find())
                    .forEach(text -> found.add(file.getFileName() + ": " + text));
        }
        return found;
    }

    /** All strings of the module whose tests run. */
    static Set<String> all() {
        Set<String> all = new TreeSet<>();
        classFiles().forEach(file -> all.addAll(of(file)));
        return all;
    }

    private static List<Path> classFiles() {
        try (Stream<Path> files = Files.walk(Path.of("target", "classes"))) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> of(Path classFile) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(classFile))) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            Map<Integer, String> texts = new TreeMap<>();
            Set<Integer> strings = new TreeSet<>();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                if (tag == UTF8) {
                    texts.put(i, in.readUTF());
                } else if (tag == STRING) {
                    strings.add(in.readUnsignedShort());
                } else {
                    in.skipNBytes(length(tag));
                    i += tag == 5 || tag == 6 ? 1 : 0; // a long or a double takes two places
                }
            }
            texts.keySet().retainAll(strings);
            return Set.copyOf(texts.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of an entry behind its tag. */
    private static int length(int tag) {
        return switch (tag) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            case 7, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> throw new IllegalStateException("no entry of a constant pool has the tag " + tag);
        };
    }
}
