package dev.isogon.internal.data.check;

import dev.isogon.internal.data.duplicates.Fingerprint;
import dev.isogon.internal.data.image.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an image once it was read.
 *
 * @param content SHA-256 of its file, or of its pixels where it has no file of its own
 * @param format for people
 * @param fingerprint null where it would say nothing
 */
record Facts(
        String content, String format, Size size, @Nullable Fingerprint fingerprint) {}
