package dev.isogon.internal.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** A file of properties that the build filled in: versions, of which there is one place, {@code pom.xml}. */
public final class BuildFile {

    private final Properties properties = new Properties();

    /**
     * Reads it.
     *
     * @param neighbour a class in whose package it lies
     */
    public BuildFile(Class<?> neighbour, String name) {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the build wrote there; the name itself where it wrote nothing. */
    public String get(String name) {
        return properties.getProperty(name, name);
    }
}
