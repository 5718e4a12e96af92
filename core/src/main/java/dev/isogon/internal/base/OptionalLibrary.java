package dev.isogon.internal.base;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What only some need and add to their own build; what this build was made and tested with is named to them. */
public enum OptionalLibrary {
    /** Apache Parquet without Hadoop. */
    PARQUET("org.apache.parquet.hadoop.ParquetFileReader"),
    /** What Parquet logs through, and leaves to its users to add. */
    SLF4J("org.slf4j.Logger"),
    /** TwelveMonkeys' reader of TIFF. */
    TIFF("com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi"),
    /** TwelveMonkeys' reader of WebP. */
    WEBP("com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi");

    private final String entrance;

    OptionalLibrary(String entrance) {
        this.entrance = entrance;
    }

    /**
     * The class that the library is used by.
     *
     * @throws ReflectiveOperationException where it is not on the class path
     */
    public Class<?> entrance() throws ReflectiveOperationException {
        return Class.forName(entrance, false, OptionalLibrary.class.getClassLoader());
    }

    private boolean isMissing() {
        try {
            entrance();
            return false;
        } catch (ReflectiveOperationException | LinkageError e) {
            return true;
        }
    }

    /** What to do about those of these that are not on the class path, to end a sentence with; empty where all are. */
    public static Optional<String> missing(OptionalLibrary... needed) {
        List<OptionalLibrary> missing =
                Arrays.stream(needed).filter(OptionalLibrary::isMissing).toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(advice(missing));
    }

    /** What to do where a library, or a part of it, is not there. */
    public String advice() {
        return advice(List.of(this));
    }

    private static String advice(List<OptionalLibrary> missing) {
        return "the library for it is not on the class path; add "
                + missing.stream().map(OptionalLibrary::coordinates).collect(Collectors.joining(" and "))
                + " to the build";
    }

    /** Group, artifact and version. */
    private String coordinates() {
        return new BuildFile(OptionalLibrary.class, "libraries.properties").get(name().toLowerCase(Locale.ROOT));
    }
}
