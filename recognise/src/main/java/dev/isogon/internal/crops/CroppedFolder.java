package dev.isogon.internal.crops;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.files.FilesBelow;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Reading;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.store.AtomicFolder;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** Writes what a framing takes of all pictures below a folder into a new one, in the same folders under the same names, as PNG. */
public final class CroppedFolder {

    private final Path in;
    private final Framing framing;
    private final int side;
    private final Reading reading = new Reading();
    private final Map<Integer, String> problems = new ConcurrentSkipListMap<>();
    private final AtomicInteger crops = new AtomicInteger();
    private final AtomicInteger several = new AtomicInteger();
    private final AtomicInteger without = new AtomicInteger();

    /**
     * What came of it.
     *
     * @param files that there were, hidden ones apart
     * @param crops that were written
     * @param several pictures with more than one to choose from
     * @param without pictures with none, which are among those left out
     * @param leftOut what gave no crop, and why
     */
    public record Outcome(int files, int crops, int several, int without, LeftOut leftOut) {}

    private CroppedFolder(Path in, Framing framing, int side) {
        this.in = in;
        this.framing = framing;
        this.side = side;
    }

    /**
     * Writes all of it, or nothing.
     *
     * @param out a free place or an empty folder, not within {@code in}
     * @param side of a crop, pixels
     * @throws SettingsException when {@code in} is no folder, {@code out} is not free or within, or no picture gives a crop
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     */
    public static Outcome write(Path in, Path out, Framing framing, int side, Work work) throws IOException {
        check(in, out);
        return new CroppedFolder(in, framing, side).write(out, work);
    }

    private static void check(Path in, Path out) throws IOException {
        if (!Files.isDirectory(in)) {
            throw new SettingsException(in + " is no folder that exists; name one with pictures at any depth");
        }
        if (out.toAbsolutePath().normalize().startsWith(in.toAbsolutePath().normalize())) {
            throw new SettingsException(out + " lies within " + in + "; name a place beside it");
        }
        if (!AtomicFolder.isFree(out)) {
            throw new SettingsException(out + " holds something already; name a new folder or an empty one");
        }
    }

    private Outcome write(Path out, Work work) throws IOException {
        LeftOut leftOut = new LeftOut();
        List<Path> files = FilesBelow.of(in, this::name, leftOut);
        List<String> names = files.stream().map(this::name).toList();
        List<String> targets = CropNames.of(names);
        AtomicFolder.write(out.toAbsolutePath().normalize(), beside -> {
            Parallel.each(files.size(), "cropping", work, i -> crop(i, files.get(i), beside, targets.get(i)));
            new TreeMap<>(problems).forEach((i, problem) -> leftOut.add(problem, names.get(i)));
            if (crops.get() == 0) {
                throw new SettingsException("none of the " + files.size() + " files in " + in + " gives a crop. "
                        + String.join(". ", leftOut.sentences()));
            }
        });
        return new Outcome(files.size(), crops.get(), several.get(), without.get(), leftOut);
    }

    private String name(Path file) {
        return in.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private void crop(int number, Path file, Path folder, String target) throws IOException {
        Framing.Taken taken;
        try {
            taken = taken(file);
        } catch (UndecodableException e) {
            problems.put(number, String.valueOf(e.getMessage()));
            return;
        } catch (FileSystemException e) {
            problems.put(number, FilesBelow.whyNot(e));
            return;
        }
        several.addAndGet(taken.found() > 1 ? 1 : 0);
        List<Picture> frames = taken.frames();
        for (int k = 0; k < frames.size(); k++) {
            write(folder.resolve(frames.size() == 1 ? target : CropNames.numbered(target, k + 1)), frames.get(k));
            crops.incrementAndGet();
        }
    }

    private Framing.Taken taken(Path file) throws IOException, UndecodableException {
        byte[] content = Reading.content(Content.of(file));
        boolean[] decoded = {false};
        try {
            return reading.picture(content, picture -> {
                decoded[0] = true;
                return framing.take(picture, side, side);
            });
        } catch (UndecodableException e) {
            without.addAndGet(decoded[0] ? 1 : 0);
            throw e;
        }
    }

    private static void write(Path file, Picture picture) throws IOException {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        byte[] pixels = picture.pixels();
        for (int y = 0, at = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++, at += 3) {
                image.setRGB(x, y, (pixels[at] & 0xff) << 16 | (pixels[at + 1] & 0xff) << 8 | (pixels[at + 2] & 0xff));
            }
        }
        Files.createDirectories(file.getParent());
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("this Java writes no PNG");
        }
    }
}
