package dev.isogon.internal.gallery.store.values;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.AesSiv;
import com.google.crypto.tink.subtle.Hkdf;
import dev.isogon.metrics.BrokenFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Encrypted by Tink: AES-256-GCM with a random nonce, and AES-SIV (RFC 5297) for what is looked up, which shows which values are
 * equal and nothing more. A value opens only in the gallery, place and row that it was sealed for.
 */
public final class TinkSealing implements Sealing {

    private static final int GCM_KEY = 32;
    private static final int SIV_KEY = 64;

    private final Path file;
    private final String gallery;
    private final Aead aead;
    private final DeterministicAead deterministic;

    /**
     * @param file for errors
     * @param gallery its id: each gallery has keys of its own, derived from the user's by HKDF (RFC 5869)
     * @param key 32 bytes
     */
    public TinkSealing(Path file, String gallery, byte[] key) {
        this.file = file;
        this.gallery = gallery;
        try {
            aead = new AesGcmJce(derived(key, "isogon gallery values", GCM_KEY));
            deterministic = new AesSiv(derived(key, "isogon gallery keys", SIV_KEY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no AES", e);
        }
    }

    private byte[] derived(byte[] key, String purpose, int size) throws GeneralSecurityException {
        return Hkdf.computeHkdf("HMACSHA256", key, bytes(gallery), bytes(purpose), size);
    }

    @Override
    public byte[] key(String place, byte[] value) {
        try {
            return deterministic.encryptDeterministically(value, bytes(gallery + "/" + place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] ofKey(String place, byte[] kept) {
        try {
            return deterministic.decryptDeterministically(kept, bytes(gallery + "/" + place));
        } catch (GeneralSecurityException e) {
            throw damaged(place, e);
        }
    }

    @Override
    public byte[] seal(String place, long row, byte[] value) {
        try {
            return aead.encrypt(value, bytes(gallery + "/" + place + "/" + row));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] open(String place, long row, byte[] kept) {
        try {
            return aead.decrypt(kept, bytes(gallery + "/" + place + "/" + row));
        } catch (GeneralSecurityException e) {
            throw damaged(place + " of row " + row, e);
        }
    }

    private BrokenFileException damaged(String where, GeneralSecurityException problem) {
        return (BrokenFileException) new BrokenFileException(
                        file,
                        "is damaged: " + where
                                + " does not open with the gallery's key, though other values do. Take the"
                                + " file from a backup, or remove that row and enrol it anew")
                .initCause(problem);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
