package dev.isogon.internal.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files that all pages use. */
public final class SharedLook {

    private SharedLook() {}

    /** The stylesheet: colours, type, tables, figures. */
    public static String styles() {
        return read("base.css");
    }

    /** ECharts, which draws figures. */
    public static String charts() {
        return read("echarts.common.min.js");
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(SharedLook.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
