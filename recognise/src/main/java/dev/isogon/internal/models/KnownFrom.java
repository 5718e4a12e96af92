package dev.isogon.internal.models;

/** Where a setting of a model came from. */
public enum KnownFrom {
    /** What the file's graph says: names, sizes, types. */
    GRAPH,
    /** What stands in the file's metadata under {@code isogon.preprocessing}. */
    METADATA,
    /** What was seen in the graph of the kind of networks that it looks like. */
    PATTERN,
    /** What came out when it was run. */
    RUN,
    /** What separated somebody's images best. */
    IMAGES,
    /** What somebody said. */
    SAID,
    /** What holds where nobody says otherwise. */
    DEFAULT
}
