package dev.isogon.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What every checksum is made by. */
public final class Sha256 {

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Takes bytes in. */
    public Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Takes the first {@code count} bytes in. */
    public Sha256 add(byte[] bytes, int count) {
        digest.update(bytes, 0, count);
        return this;
    }

    /** Takes all bytes of a stream in, which stays open. */
    public Sha256 add(InputStream in) throws IOException {
        byte[] piece = new byte[1 << 16];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            digest.update(piece, 0, n);
        }
        return this;
    }

    /** The checksum in 64 hex digits; ends this. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
