package dev.isogon.internal.data.published;

import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.files.Searching;
import dev.isogon.metrics.BrokenFileException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Images as a data set's files name them, until there is a listing of them. Classes are in the order of their first image. */
final class Named {

    private final Path folder;
    private final LeftOut leftOut = new LeftOut();
    private final Map<String, Integer> classes = new LinkedHashMap<>();
    private final Map<String, ImageFile> files = new TreeMap<>();
    private final Set<String> queries = new TreeSet<>();
    private final Map<String, Integer> cameras = new HashMap<>();
    private final List<ImageFile> distractors = new ArrayList<>();

    Named(Path folder) {
        this.folder = folder;
    }

    LeftOut leftOut() {
        return leftOut;
    }

    /**
     * An image, named by its path from {@code within} the folder.
     *
     * @throws BrokenFileException when it is named a second time
     */
    void add(String within, String name, String className, Part part) {
        int label = classes.computeIfAbsent(className, none -> classes.size());
        Path path;
        try {
            path = folder.resolve(within).resolve(name);
        } catch (InvalidPathException e) {
            throw new BrokenFileException(folder, "lists the image \"" + name + "\", which no file can be called");
        }
        if (files.put(name, new ImageFile(path, name, label, part, "")) != null) {
            throw new BrokenFileException(folder, "lists the image " + LeftOut.printable(name) + " twice");
        }
    }

    /** An image, already added or of nobody, searches for others. */
    void searches(String name) {
        queries.add(name);
    }

    void tookBy(String name, int camera) {
        cameras.put(name, camera);
    }

    /** An image of nobody who is looked for. */
    void addDistractor(String name) {
        distractors.add(new ImageFile(folder.resolve(name), name, -1, Part.TEST, ""));
    }

    /** @throws BrokenFileException when there are fewer than two classes */
    Listing listing() {
        if (classes.size() < 2) {
            throw new BrokenFileException(
                    folder,
                    "has images of " + (classes.isEmpty() ? "no class" : "the one class " + classes.keySet())
                            + ", but at least two are needed");
        }
        Listing listing = Listing.of(List.copyOf(classes.keySet()), List.copyOf(files.values()), leftOut);
        return queries.isEmpty() ? listing : listing.searched(new Searching(queries, cameras, distractors));
    }
}
