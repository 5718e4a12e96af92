package dev.isogon.internal.gallery.store;

import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The key of an encrypted gallery: 32 random bytes, written as one line of base64. No message shows it. */
public final class GalleryKey {

    private static final int BYTES = 32;

    /** The environment's variable that has the key itself. */
    static final String VARIABLE = "ISOGON_GALLERY_KEY";

    /** The environment's variable that has the path of the key's file. */
    static final String FILE_VARIABLE = "ISOGON_GALLERY_KEY_FILE";

    private final byte[] bytes;

    private GalleryKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The key in a file.
     *
     * @throws BrokenFileException when there is none in it
     */
    public static GalleryKey read(Path file) throws IOException {
        // No key is as long; what is, is not read into memory.
        if (Files.size(file) > 1_000) {
            throw new BrokenFileException(
                    file, "is no key of a gallery: it has " + Files.size(file) + " bytes, " + ALLOWED);
        }
        return of(Files.readString(file, StandardCharsets.ISO_8859_1))
                .orElseThrow(() -> new BrokenFileException(file, "is no key of a gallery: " + ALLOWED));
    }

    private static final String ALLOWED = "which is one line of base64 for " + BYTES + " bytes, 44 characters";

    /**
     * The key that the environment has, in {@code ISOGON_GALLERY_KEY} or in the file that {@code ISOGON_GALLERY_KEY_FILE} names;
     * nothing where neither is set.
     *
     * @throws SettingsException when both are set, or the first one is no key
     */
    public static Optional<GalleryKey> fromEnvironment() throws IOException {
        return from(System.getenv());
    }

    static Optional<GalleryKey> from(Map<String, String> environment) throws IOException {
        String key = environment.getOrDefault(VARIABLE, "");
        String file = environment.getOrDefault(FILE_VARIABLE, "");
        if (!key.isBlank() && !file.isBlank()) {
            throw new SettingsException(
                    VARIABLE + " and " + FILE_VARIABLE + " are both set, but one key is wanted; unset one of them");
        }
        if (!file.isBlank()) {
            return Optional.of(read(Path.of(file)));
        }
        if (key.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(of(key).orElseThrow(() ->
                new SettingsException("environment variable " + VARIABLE + " is no key of a gallery, " + ALLOWED)));
    }

    private static Optional<GalleryKey> of(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            return bytes.length == BYTES ? Optional.of(new GalleryKey(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * A new key in a new file, which only its owner may read where the file system knows owners.
     *
     * @throws SettingsException when the file is there already: galleries may depend on what is in it
     */
    public static GalleryKey create(Path newFile) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        boolean modes = newFile.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                newFile, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            String line = Base64.getEncoder().encodeToString(bytes) + "\n";
            channel.write(java.nio.ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (FileAlreadyExistsException e) {
            throw new SettingsException(
                    newFile + " is there already, and a new key is not written over it, since galleries may need"
                            + " the one in it; name another file");
        }
        return new GalleryKey(bytes);
    }

    /** A copy of its 32 bytes. */
    byte[] bytes() {
        return bytes.clone();
    }
}
