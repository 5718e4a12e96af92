package dev.isogon.internal.data.source;

import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.metrics.Work;

/**
 * How data is opened.
 *
 * @param side pixels of both sides that images in files are brought to; images that lie as pixels keep their size
 * @param cache where decoded pixels are kept
 * @param work who waits for it
 * @param framing what of each picture is taken; one in which there is nothing of it is left out
 */
public record Opening(int side, CacheFolder cache, Work work, Framing framing) {

    /** Of whole pictures. */
    public Opening(int side, CacheFolder cache, Work work) {
        this(side, cache, work, Framing.WHOLE);
    }

    /** With the user's cache, and nobody told. */
    public static Opening at(int side) {
        return new Opening(side, CacheFolder.ofUser(), Work.silent());
    }
}
